import { type Insertable, type Kysely, type Transaction, sql } from "kysely";
import { deliveryOutcomes, type DeliveryOutcome } from "../../../domain/notices/delivery-outcome.ts";
import type { DeliveryRecord, DeliveryRecords } from "../../../ports/records/delivery-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { deliveryProgress } from "./delivery-progress.ts";
import { named, toDelivery, toNamed } from "./delivery-row.ts";

const longestKey = 120;
const longestReason = 500;

export function deliveryRecords(db: Kysely<Tables>): DeliveryRecords {
  return {
    ...deliveryProgress(db),
    async addNew(rows) {
      const added: DeliveryRecord[] = [];
      for (const row of rows) {
        const isNew = await insertIfAbsent(db as Transaction<Tables>, "delivery", { ...deliveryRow(row) }, [
          "event_key",
          "person_id",
        ]);
        if (isNew) added.push(row);
      }
      return added;
    },
    async told(eventKeys) {
      if (eventKeys.length === 0) return new Set();
      const rows = await db
        .selectFrom("delivery")
        .select("event_key")
        .where(inList(db, "event_key", eventKeys, longestKey))
        .execute();
      return new Set(rows.map((row) => row.event_key));
    },
    async get(id) {
      const [row] = (await byId(db, { id })).rows;
      return row === undefined ? null : toDelivery(row);
    },
    async settle(id, { outcome, why, activityId, conversationId, endedAt, shown }, answers = 0) {
      const kept = why?.slice(0, longestReason) ?? null;
      await settle(db, { id, outcome, why: kept, activityId, conversationId, endedAt, shown, answers });
    },
    cardsAbout: (documentId) => cardsAbout(db, documentId),
    documentsOnBehalf: (between, limit) => documentsOnBehalf(db, between, limit),
    async everyCardAbout(documentId) {
      return (await sentCards(db, documentId)).map(toDelivery);
    },
    sentAs: (documentId, personId, activityId) => sentAs(db, { documentId, personId, activityId }),
    async markShown(id, shown) {
      await db.updateTable("delivery").set({ shown }).where("id", "=", id).execute();
    },
    list: (agencyId, filter) => list(db, agencyId, filter),
    counts: (agencyId, most) => counts(db, agencyId, most),
    removeEnded: (before, limit) => removeEnded(db, before, limit),
  };
}

const byId = compiledOnce((db: Kysely<Tables>, { id }: Pick<DeliveryRecord, "id">) =>
  db.selectFrom("delivery").selectAll().where("id", "=", id),
);

type Settled = Parameters<DeliveryRecords["settle"]>[1] & Pick<DeliveryRecord, "id" | "answers">;

const settle = compiledOnce((db: Kysely<Tables>, it: Settled) =>
  db
    .updateTable("delivery")
    .set({
      outcome: it.outcome,
      why: it.why,
      activity_id: it.activityId,
      conversation_id: it.conversationId,
      ended_at: it.endedAt,
      shown: it.shown,
      answers: sql<number>`answers + ${it.answers}`,
    })
    .where("id", "=", it.id),
);

/** The newest first; a document may have come on several cards. */
async function documentsOnBehalf(
  db: Kysely<Tables>,
  { personId, onBehalfOf }: Parameters<DeliveryRecords["documentsOnBehalf"]>[0],
  limit: number,
): Promise<string[]> {
  const query = db
    .selectFrom("delivery")
    .select(["document_id", "created_at"])
    .where("on_behalf_of", "=", onBehalfOf)
    .where("person_id", "=", personId)
    .where("activity_id", "is not", null)
    .orderBy("created_at", "desc")
    .orderBy("id");
  const rows = await paged(query, { limit }).execute();
  return [...new Set(rows.flatMap((row) => row.document_id ?? []))];
}

async function sentAs(
  db: Kysely<Tables>,
  { documentId, personId, activityId }: Record<"documentId" | "personId" | "activityId", string>,
): Promise<DeliveryRecord | null> {
  const row = await db
    .selectFrom("delivery")
    .selectAll()
    .where("document_id", "=", documentId)
    .where("person_id", "=", personId)
    .where("activity_id", "=", activityId)
    .executeTakeFirst();
  return row === undefined ? null : toDelivery(row);
}

/** Of millions that were sent only as many are looked at as are told. */
async function counts(
  db: Kysely<Tables>,
  agencyId: string,
  most: number,
): Promise<Record<DeliveryOutcome, number>> {
  const found = new Map<DeliveryOutcome, number>();
  for (const one of deliveryOutcomes) {
    const some = db
      .selectFrom("delivery")
      .select("id")
      .where("agency_id", "=", agencyId)
      .where("outcome", "=", one)
      .orderBy("id");
    const row = await db
      .selectFrom(paged(some, { limit: most }).as("some"))
      .select((select) => select.fn.countAll<number>().as("deliveries"))
      .executeTakeFirstOrThrow();
    found.set(one, row.deliveries);
  }
  return Object.fromEntries(found) as Record<DeliveryOutcome, number>;
}

async function removeEnded(db: Kysely<Tables>, before: Date, limit: number): Promise<number> {
  const old = db
    .selectFrom("delivery")
    .select("id")
    .where("id", "<", firstIdOf(before))
    .where("ended_at", "is not", null)
    .orderBy("id");
  const result = await db.deleteFrom("delivery").where("id", "in", paged(old, { limit })).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ids begin with their time (UUIDv7), so that the primary key finds what is old. */
function firstIdOf(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** Older ones of a person stay as they are; pressed, they show the present. */
const mostCards = 5;

/** The newest first. */
function sentCards(db: Kysely<Tables>, documentId: string) {
  return db
    .selectFrom("delivery")
    .selectAll()
    .where("document_id", "=", documentId)
    .where("outcome", "=", "sent")
    .where("activity_id", "is not", null)
    .orderBy("id", "desc")
    .execute();
}

async function cardsAbout(db: Kysely<Tables>, documentId: string): Promise<DeliveryRecord[]> {
  const rows = await sentCards(db, documentId);
  const found = new Map<string, number>();
  return rows
    .filter(({ person_id }) => {
      const newer = found.get(person_id) ?? 0;
      found.set(person_id, newer + 1);
      return newer < mostCards;
    })
    .map(toDelivery);
}

async function list(
  db: Kysely<Tables>,
  agencyId: string,
  filter: Parameters<DeliveryRecords["list"]>[1],
): ReturnType<DeliveryRecords["list"]> {
  let query = named(db).where("n.agency_id", "=", agencyId);
  if (filter.outcome !== undefined) query = query.where("n.outcome", "=", filter.outcome);
  if (filter.after !== null) query = query.where("n.id", "<", filter.after);
  const rows = await paged(query.orderBy("n.id", "desc"), { limit: filter.limit }).execute();
  return rows.map(toNamed);
}

function deliveryRow(delivery: DeliveryRecord): Insertable<Tables["delivery"]> {
  return {
    id: delivery.id,
    agency_id: delivery.agencyId,
    on_behalf_of: delivery.onBehalfOf,
    person_id: delivery.personId,
    event_key: delivery.eventKey,
    reason: delivery.reason,
    document_id: delivery.documentId,
    assignment_id: delivery.assignmentId,
    outcome: delivery.outcome,
    why: delivery.why,
    activity_id: delivery.activityId,
    conversation_id: delivery.conversationId,
    attempts: delivery.attempts,
    answers: delivery.answers,
    told_in: delivery.toldIn,
    created_at: delivery.createdAt,
    ended_at: delivery.endedAt,
    shown: delivery.shown,
  };
}
