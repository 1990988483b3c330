import { type Kysely, type SqlBool, sql } from "kysely";
import type { WorkOwner, WorkPage, WorkPlace } from "../../../ports/records/routing-records.ts";
import { mergedPage, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { priorityOf, stateOf, type IncomingRow } from "./incoming-row.ts";
import { all } from "./listing.ts";
import { withinTypes } from "./within-types.ts";
import { beyond } from "./work-lists.ts";

// Documents that wait as a whole: before a leader, or for a clerk to pass on.

/** There are as many as one leader has on the table, so they are sorted as they come. */
export async function documentsBefore(
  db: Kysely<Tables>,
  leader: Omit<WorkOwner, "unitIds">,
  page: WorkPage,
): Promise<WorkPlace[]> {
  let query = db
    .selectFrom("incoming_document as d")
    .select(waiting)
    .where("agency_id", "=", leader.agencyId)
    .where("submitted_to", "=", leader.personId)
    .where("state", "=", "submitted")
    .where(all(withinTypes(leader)));
  const seen = await rowSeen(db, page);
  if (seen !== undefined) {
    const { priority } = seen;
    const later = beyond("registered_at", ">", { dueKey: seen.registered_at.toISOString(), id: seen.id });
    query = query.where(sql<SqlBool>`(priority < ${priority} or (priority = ${priority} and ${later}))`);
  }
  const urgentFirst = query.orderBy("priority", "desc").orderBy("registered_at").orderBy("id");
  return (await paged(urgentFirst, { limit: page.limit }).execute()).map(toWaiting);
}

/** Before the leader, or handled on the leader's order. */
export async function heldBy(
  db: Kysely<Tables>,
  agencyId: string,
  leaderId: string,
  limit: number,
): Promise<WorkPlace[]> {
  const held = db
    .selectFrom("incoming_document")
    .select(waiting)
    .where("agency_id", "=", agencyId)
    .where("submitted_to", "=", leaderId)
    .where("state", "in", ["submitted", "assigned"]);
  return (await paged(held.orderBy("registered_at").orderBy("id"), { limit }).execute()).map(toWaiting);
}

/** In the order of the register. */
export async function documentsToSubmit(
  db: Kysely<Tables>,
  agencyId: string,
  page: WorkPage,
): Promise<WorkPlace[]> {
  const seen = await rowSeen(db, page);
  const places = ["registered", "returned"].map((state) => {
    const inState = db
      .selectFrom("incoming_document as d")
      .select("d.sort_key as position")
      .where("d.agency_id", "=", agencyId)
      .where("d.state", "=", state);
    return seen === undefined ? inState : inState.where("d.sort_key", ">", seen.sort_key);
  });
  const rows = await db
    .selectFrom(mergedPage(db, places, "position", "asc", page.limit).as("p"))
    .innerJoin("incoming_document as d", (join) =>
      join.on("d.agency_id", "=", agencyId).onRef("d.sort_key", "=", "p.position"),
    )
    .select(waiting.map((name) => `d.${name}` as const))
    .orderBy("p.position")
    .execute();
  return rows.map(toWaiting);
}

/** The document that the page begins after, as it is now. */
function rowSeen(db: Kysely<Tables>, { after }: WorkPage) {
  if (after === null) return Promise.resolve(undefined);
  return db
    .selectFrom("incoming_document")
    .select(["id", "sort_key", "priority", "registered_at"])
    .where("id", "=", after.id)
    .executeTakeFirst();
}

/** What a document that waits as a whole is put in order by. */
const waiting = [
  "id",
  "priority",
  "state",
  "deadline_at",
  "registered_at",
] as const satisfies readonly (keyof IncomingRow)[];

function toWaiting(row: Pick<IncomingRow, (typeof waiting)[number]>): WorkPlace {
  return {
    documentId: row.id,
    assignmentId: null,
    priority: priorityOf(row.priority),
    documentState: stateOf(row.state),
    deadlineAt: row.deadline_at,
    since: row.registered_at,
  };
}
