import { sql, type Expression, type Kysely, type Selectable, type SqlBool } from "kysely";
import { z } from "zod";
import { leftCauses } from "../../../domain/routing/left-work.ts";
import type {
  Holder,
  LeftPlaces,
  LeftWork,
  LeftWorkRecords,
} from "../../../ports/records/left-work-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { toAssignment } from "./assignment-row.ts";
import { all } from "./listing.ts";
import { onTypes } from "./within-types.ts";
import { isReadable } from "./work-lists.ts";

const cause = z.enum(leftCauses);

export function leftWorkRecords(db: Kysely<Tables>): LeftWorkRecords {
  return {
    async holders(on) {
      const rows = [
        ...(await withWork(db, sql<SqlBool>`a.valid_to < ${on}`).execute()),
        ...(await withWork(db, sql<SqlBool>`p.is_active = 0`).execute()),
        ...(await db.selectFrom("left_work").distinct().select(["agency_id", "person_id"]).execute()),
      ];
      const holders = new Map(
        rows.map((row): [string, Holder] => [
          `${row.agency_id} ${row.person_id}`,
          { agencyId: row.agency_id, personId: row.person_id },
        ]),
      );
      return [...holders.values()];
    },
    async openOf({ agencyId, personId }) {
      const rows = await db
        .selectFrom("assignment")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .where("assignee_id", "=", personId)
        .where("is_open", "=", true)
        .execute();
      return rows.map(toAssignment);
    },
    async of({ agencyId, personId }) {
      const rows = await db
        .selectFrom("left_work")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .where("person_id", "=", personId)
        .execute();
      return rows.map(toLeftWork);
    },
    async replace({ agencyId, personId }, rows) {
      await db
        .deleteFrom("left_work")
        .where("agency_id", "=", agencyId)
        .where("person_id", "=", personId)
        .execute();
      for (const row of rows) await db.insertInto("left_work").values(leftWorkRow(row)).execute();
    },
    ...leftLists(db),
  };
}

/** What those look at who give it on. */
function leftLists(db: Kysely<Tables>): Pick<LeftWorkRecords, "at" | "unitsOf" | "departure" | "readable"> {
  return {
    async at(places, limit) {
      const inOrder = waiting(db, places)
        .select(columns)
        .orderBy("w.unit_id")
        .orderBy("w.person_id")
        .orderBy("assignment.due_at")
        .orderBy("assignment.id");
      return (await paged(inOrder, { limit }).execute()).map(toLeftWork);
    },
    async unitsOf(agencyId) {
      const rows = await db
        .selectFrom("left_work")
        .distinct()
        .select("unit_id")
        .where("agency_id", "=", agencyId)
        .execute();
      return rows.map(({ unit_id }) => unit_id);
    },
    async departure(departureId) {
      const row = await db
        .selectFrom("left_work")
        .selectAll()
        .where("departure_id", "=", departureId)
        .orderBy("assignment_id")
        .executeTakeFirst();
      return row === undefined ? null : toLeftWork(row);
    },
    async readable(scope, assignmentIds) {
      if (assignmentIds.length === 0) return new Set();
      let query = db
        .selectFrom("assignment")
        .select("id")
        .where(inList(db, "id", assignmentIds));
      query = query.where("agency_id", "=", scope.agencyId);
      const rows = await (scope.wholeAgency ? query : query.where(isReadable(db, scope))).execute();
      return new Set(rows.map(({ id }) => id));
    },
  };
}

/** People of an agency with open work whose appointment (`a`) or person (`p`) is so. */
function withWork(db: Kysely<Tables>, so: Expression<SqlBool>) {
  return db
    .selectFrom("appointment as a")
    .innerJoin("person as p", "p.id", "a.person_id")
    .distinct()
    .select(["a.agency_id", "a.person_id"])
    .where(so)
    .where(
      sql<SqlBool>`exists (select s.id from assignment as s where s.agency_id = a.agency_id
        and s.assignee_id = a.person_id and s.is_open = 1)`,
    );
}

const columns = [
  "w.assignment_id",
  "w.agency_id",
  "w.person_id",
  "w.unit_id",
  "w.cause",
  "w.departure_id",
] as const;

/** It was completed or handed over since, as far as the assignment itself tells. */
function waiting(db: Kysely<Tables>, places: LeftPlaces) {
  const { agencyId, unitIds, isOfNone } = places;
  const here = [
    ...(unitIds.length === 0 ? [] : [inList(db, "w.unit_id", unitIds)]),
    ...(isOfNone ? [sql<SqlBool>`w.unit_id is null`] : []),
  ];
  return db
    .selectFrom("left_work as w")
    .innerJoin("assignment", "assignment.id", "w.assignment_id")
    .where("w.agency_id", "=", agencyId)
    .where("assignment.is_open", "=", true)
    .whereRef("assignment.assignee_id", "=", "w.person_id")
    .where((where) => (here.length === 0 ? sql<SqlBool>`1 = 0` : where.or(here)))
    .where(all(onTypes(places)));
}

function leftWorkRow(it: LeftWork): Tables["left_work"] {
  return {
    assignment_id: it.assignmentId,
    agency_id: it.agencyId,
    person_id: it.personId,
    unit_id: it.unitId,
    cause: it.cause,
    departure_id: it.departureId,
  };
}

function toLeftWork(row: Selectable<Tables["left_work"]>): LeftWork {
  return {
    assignmentId: row.assignment_id,
    agencyId: row.agency_id,
    personId: row.person_id,
    unitId: row.unit_id,
    cause: cause.parse(row.cause),
    departureId: row.departure_id,
  };
}
