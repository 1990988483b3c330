import type { Kysely } from "kysely";
import type { DeliveryRecords } from "../../../ports/records/delivery-records.ts";
import { inList, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { named, outcome, toDelivery, toNamed } from "./delivery-row.ts";

type Progress = Pick<
  DeliveryRecords,
  | "begin"
  | "markAnswered"
  | "gotSince"
  | "putInDigest"
  | "toldIn"
  | "pendingOf"
  | "progress"
  | "ofEvent"
  | "cancelPending"
  | "markRecalled"
>;

const reached = ["sent", "feed", "mailed"] as const;

/** How far it is: attempts of one delivery, the notices of one person, the recipients of one event. */
export function deliveryProgress(db: Kysely<Tables>): Progress {
  return { ...attempts(db), ...ofPerson(db), ...ofEvent(db) };
}

function attempts(db: Kysely<Tables>): Pick<Progress, "begin" | "markAnswered" | "markRecalled"> {
  return {
    begin: async (id) => (await begin(db, { id })).numAffectedRows === 1n,
    markAnswered: async (id) => void (await markAnswered(db, { id })),
    async markRecalled(id, why) {
      const change = why === null ? { outcome: "recalled", why: null } : { why };
      await db.updateTable("delivery").set(change).where("id", "=", id).execute();
    },
  };
}

const begin = compiledOnce((db: Kysely<Tables>, { id }: { readonly id: string }) =>
  db
    .updateTable("delivery")
    .set((set) => ({ attempts: set("attempts", "+", 1) }))
    .where("id", "=", id)
    .where("outcome", "=", "pending"),
);

const markAnswered = compiledOnce((db: Kysely<Tables>, { id }: { readonly id: string }) =>
  db
    .updateTable("delivery")
    .set((set) => ({ answers: set("answers", "+", 1) }))
    .where("id", "=", id),
);

const gotSince = compiledOnce((db: Kysely<Tables>, it: { readonly personId: string; readonly since: Date }) =>
  db
    .selectFrom("delivery")
    .select((select) => select.fn.countAll<number>().as("notices"))
    .where("person_id", "=", it.personId)
    .where("ended_at", ">", it.since)
    .where("outcome", "in", reached),
);

function ofPerson(db: Kysely<Tables>): Pick<Progress, "gotSince" | "putInDigest" | "toldIn" | "pendingOf"> {
  return {
    async gotSince(personId, since) {
      return (await gotSince(db, { personId, since })).rows[0]?.notices ?? 0;
    },
    async putInDigest(ids, digestId, at) {
      const result = await db
        .updateTable("delivery")
        .set({ outcome: "digested", told_in: digestId, ended_at: at })
        .where(inList(db, "id", ids))
        .where("outcome", "=", "pending")
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
    async toldIn(digestId) {
      // Of one person and one day, by the index of the person.
      const { person_id: personId } = await db
        .selectFrom("delivery")
        .select("person_id")
        .where("id", "=", digestId)
        .executeTakeFirstOrThrow();
      const rows = await named(db)
        .where("n.person_id", "=", personId)
        .where("n.told_in", "=", digestId)
        .orderBy("n.id")
        .execute();
      return rows.map(toNamed);
    },
    async pendingOf(personId, agencyId, limit) {
      const rows = await paged(
        db
          .selectFrom("delivery")
          .selectAll()
          .where("person_id", "=", personId)
          .where("ended_at", "is", null)
          .where("agency_id", "=", agencyId)
          .where("outcome", "=", "pending")
          .orderBy("id"),
        { limit },
      ).execute();
      return rows.map(toDelivery);
    },
  };
}

function ofEvent(db: Kysely<Tables>): Pick<Progress, "progress" | "ofEvent" | "cancelPending"> {
  return {
    async progress(eventKey) {
      const rows = await db
        .selectFrom("delivery")
        .select((select) => ["outcome", select.fn.countAll<number>().as("deliveries")])
        .where("event_key", "=", eventKey)
        .groupBy("outcome")
        .execute();
      return Object.fromEntries(rows.map((row) => [outcome.parse(row.outcome), row.deliveries]));
    },
    async ofEvent(eventKey, { outcomes, after, limit }) {
      let query = named(db).where("n.event_key", "=", eventKey).where("n.outcome", "in", outcomes);
      if (after !== null) query = query.where("n.person_id", ">", after);
      const rows = await paged(query.orderBy("n.person_id"), { limit }).execute();
      return rows.map(toNamed);
    },
    async cancelPending(eventKey, at) {
      const result = await db
        .updateTable("delivery")
        .set({ outcome: "cancelled", ended_at: at })
        .where("event_key", "=", eventKey)
        .where("outcome", "=", "pending")
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}
