import type { Kysely, Selectable, Transaction } from "kysely";
import type { HelpRecords, PracticeAgency } from "../../../ports/records/help-records.ts";
import { inList, insertIfAbsent } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function helpRecords(db: Kysely<Tables>): HelpRecords {
  return {
    async toursSeen(personId) {
      const rows = await db
        .selectFrom("tour_seen")
        .select("tour")
        .where("person_id", "=", personId)
        .orderBy("tour")
        .execute();
      return rows.map(({ tour }) => tour);
    },
    async markTourSeen(personId, tour, at) {
      const row = { person_id: personId, tour, seen_at: at };
      await insertIfAbsent(db as Transaction<Tables>, "tour_seen", row, ["person_id", "tour"]);
    },
    ...practiceRecords(db),
  };
}

function practiceRecords(db: Kysely<Tables>): Omit<HelpRecords, "toursSeen" | "markTourSeen"> {
  const openPractices = async (agencyId: string): Promise<PracticeAgency[]> => {
    const rows = await db
      .selectFrom("practice_agency")
      .selectAll()
      .where("for_agency_id", "=", agencyId)
      .where("ended_at", "is", null)
      .orderBy("founded_at", "desc")
      .orderBy("agency_id")
      .execute();
    return rows.map(toPractice);
  };
  return {
    async practiceOf(agencyId) {
      return (await openPractices(agencyId))[0] ?? null;
    },
    openPractices,
    async practiceAmong(agencyIds) {
      if (agencyIds.length === 0) return new Set();
      const rows = await db
        .selectFrom("practice_agency")
        .select("agency_id")
        .where(inList(db, "agency_id", agencyIds))
        .execute();
      return new Set(rows.map((row) => row.agency_id));
    },
    async insertPractice(it) {
      await db
        .insertInto("practice_agency")
        .values({
          agency_id: it.agencyId,
          for_agency_id: it.forAgencyId,
          founded_by: it.foundedBy,
          founded_at: it.foundedAt,
          ended_at: it.endedAt,
        })
        .execute();
    },
    async endPractice(agencyId, at) {
      await db
        .updateTable("practice_agency")
        .set({ ended_at: at })
        .where("agency_id", "=", agencyId)
        .execute();
    },
  };
}

function toPractice(row: Selectable<Tables["practice_agency"]>): PracticeAgency {
  return {
    agencyId: row.agency_id,
    forAgencyId: row.for_agency_id,
    foundedBy: row.founded_by,
    foundedAt: row.founded_at,
    endedAt: row.ended_at,
  };
}
