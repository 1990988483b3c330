import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { AssignmentRole } from "../../../domain/routing/assignment.ts";
import type { WorkAnswerer, WorkLine, WorkOwner, WorkPage } from "../../../ports/records/routing-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { toAssignment, type AssignmentRow } from "./assignment-row.ts";
import { toIncoming, type IncomingRow } from "./incoming-row.ts";
import { mergePieces } from "./merge-pieces.ts";

// Every list is read from an index that holds its rows in order; where a person works for several units each has its
// own piece, and the pieces are merged by their keys before any row is looked at, so that the length of a list costs
// nothing beyond its page.

export async function openAssignments(
  db: Kysely<Tables>,
  owner: WorkOwner,
  assignmentRoles: readonly AssignmentRole[],
  page: WorkPage,
): Promise<WorkLine[]> {
  const pieces = assigneesOf(owner).flatMap((assigneeId) =>
    assignmentRoles.map((role) => {
      const query = given(db, owner.agencyId)
        .where("assignee_id", "=", assigneeId)
        .where("is_open", "=", true)
        .where("role", "=", role);
      return byDeadline(query, page);
    }),
  );
  const keys = mergePieces(await Promise.all(pieces), inOrder, page.limit);
  return linesOf(db, keys, (row) => row.assigned_at);
}

export async function completedBy(db: Kysely<Tables>, owner: WorkOwner, page: WorkPage): Promise<WorkLine[]> {
  const { after } = page;
  const pieces = assigneesOf(owner).map((assigneeId) => {
    // The time is there exactly while the state is `completed`, and the index has it.
    let query = db
      .selectFrom("assignment")
      .select(["id", "completed_at as key_at"])
      .where("agency_id", "=", owner.agencyId)
      .where("assignee_id", "=", assigneeId)
      .where("completed_at", "is not", null);
    if (after !== null) query = query.where(beyond("completed_at", "<", after));
    const latestFirst = query.orderBy("completed_at", "desc").orderBy("id", "desc");
    return paged(latestFirst, { limit: page.limit }).execute();
  });
  const keys = mergePieces(await Promise.all(pieces), (a, b) => inOrder(b, a), page.limit);
  return linesOf(db, keys, (row) => row.completed_at ?? row.assigned_at);
}

export async function assignedBy(
  db: Kysely<Tables>,
  by: { readonly scope: ReadScope; readonly personId: string },
  page: WorkPage,
): Promise<WorkLine[]> {
  const all = given(db, by.scope.agencyId).where("assigned_by", "=", by.personId).where("is_open", "=", true);
  const mine = by.scope.wholeAgency ? all : all.where(isReadable(db, by.scope));
  return linesOf(db, await byDeadline(mine, page), (row) => row.assigned_at);
}

/**
 * All that waits for an answer in the agency has an index of its own and is never much: what is answered leaves it. So
 * whose answer it is is asked of each row.
 */
export async function toAnswer(
  db: Kysely<Tables>,
  answerer: WorkAnswerer,
  what: "extension" | "returned",
  page: WorkPage,
): Promise<WorkLine[]> {
  const { scope } = answerer;
  const waiting = given(db, answerer.agencyId);
  const asked =
    what === "extension"
      ? waiting.where("extension_asked_at", "is not", null).where("is_open", "=", true)
      : waiting
          .where("returned_upon_at", "is not", null)
          .where("state", "=", "returned")
          .where(stillUnanswered);
  const theirs = asked.where(isTheirsToAnswer(db, answerer));
  const readable = scope.wholeAgency ? theirs : theirs.where(isReadable(db, scope));
  return linesOf(db, await byDeadline(readable, page), (row) => row.assigned_at);
}

/** As `answersFor` has it in the policies. */
function isTheirsToAnswer(
  db: Kysely<Tables>,
  { personId, unitIds, isLeader, isClerk }: WorkAnswerer,
): Expression<SqlBool> {
  const inUnit = sql<SqlBool>`exists (
    select p.id from assignment as p
    where p.id = assignment.parent_id and ${inList(db, "p.assignee_id", [personId, ...unitIds])}
  )`;
  const ofLevel = (level: string): Expression<SqlBool> => sql<SqlBool>`(
    assignment.parent_id is null and exists (
      select i.id from instruction as i where i.id = assignment.instruction_id and i.level = ${level}
    )
  )`;
  const asLeader = sql<SqlBool>`(${ofLevel("leader")} and (assignment.assigned_by = ${personId} or exists (
    select d.id from incoming_document as d
    where d.id = assignment.document_id and d.submitted_to = ${personId}
  )))`;
  const offices = [inUnit, ...(isClerk ? [ofLevel("clerk")] : []), ...(isLeader ? [asLeader] : [])];
  return sql<SqlBool>`(${sql.join(offices, sql` or `)})`;
}

/** As `mayRead` has it for a document of the reader's own agency. */
function isReadable(db: Kysely<Tables>, { principals }: ReadScope): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select a.document_id from document_access as a
    where a.document_id = assignment.document_id and ${inList(db, "a.principal", principals, longestPrincipal)}
  )`;
}

const longestPrincipal = 50;

/**
 * Answered once a further order was given at the same place, or the document is done anyhow. `answerReturned` takes it
 * out of the list then; this holds for what was answered before there was that.
 */
const stillUnanswered = sql<SqlBool>`not exists (
    select beside.id from assignment as beside
    inner join instruction as later on later.id = beside.instruction_id
    where beside.document_id = assignment.document_id
    and (beside.parent_id = assignment.parent_id or (beside.parent_id is null and assignment.parent_id is null))
    and later.given_at > assignment.returned_upon_at
  ) and exists (
    select d.id from incoming_document as d where d.id = assignment.document_id and d.state <> 'done'
  )`;

/** Counts up to `most`. */
export async function countOpen(
  db: Kysely<Tables>,
  owner: WorkOwner,
  most: number,
): Promise<Record<AssignmentRole, number>> {
  const rows = await db
    .selectFrom("assignment")
    .select((select) => ["role", select.fn.countAll<number>().as("assignments")])
    .where("agency_id", "=", owner.agencyId)
    .where(inList(db, "assignee_id", assigneesOf(owner)))
    .where("is_open", "=", true)
    .groupBy("role")
    .execute();
  const countOf = (role: AssignmentRole): number =>
    Math.min(most, rows.find((row) => row.role === role)?.assignments ?? 0);
  return { lead: countOf("lead"), support: countOf("support"), inform: countOf("inform") };
}

export async function dueBefore(
  db: Kysely<Tables>,
  instant: Date,
  afterId: string | null,
  limit: number,
): Promise<WorkLine[]> {
  let query = db
    .selectFrom("assignment")
    .selectAll()
    .where("is_open", "=", true)
    .where("due_at", "<", instant);
  if (afterId !== null) query = query.where("id", ">", afterId);
  const rows = await paged(query.orderBy("id"), { limit }).execute();
  return withDocuments(db, rows, (row) => row.assigned_at);
}

/** There are as many as one leader has on the table, so they are sorted as they come. */
export async function documentsBefore(
  db: Kysely<Tables>,
  agencyId: string,
  leaderId: string,
  page: WorkPage,
): Promise<WorkLine[]> {
  let query = db
    .selectFrom("incoming_document")
    .selectAll()
    .where("agency_id", "=", agencyId)
    .where("submitted_to", "=", leaderId)
    .where("state", "=", "submitted");
  const seen = await rowSeen(db, page);
  if (seen !== undefined) {
    const { priority } = seen;
    const later = beyond("registered_at", ">", { dueKey: seen.registered_at.toISOString(), id: seen.id });
    query = query.where(sql<SqlBool>`(priority < ${priority} or (priority = ${priority} and ${later}))`);
  }
  const urgentFirst = query.orderBy("priority", "desc").orderBy("registered_at").orderBy("id");
  return (await paged(urgentFirst, { limit: page.limit }).execute()).map(toWaiting);
}

/** In the order of the register. */
export async function documentsToSubmit(
  db: Kysely<Tables>,
  agencyId: string,
  page: WorkPage,
): Promise<WorkLine[]> {
  const seen = await rowSeen(db, page);
  const pieces = ["registered", "returned"].map((state) => {
    let query = db
      .selectFrom("incoming_document")
      .selectAll()
      .where("agency_id", "=", agencyId)
      .where("state", "=", state);
    if (seen !== undefined) query = query.where("sort_key", ">", seen.sort_key);
    return paged(query.orderBy("sort_key"), { limit: page.limit }).execute();
  });
  const rows = mergePieces(await Promise.all(pieces), (a, b) => a.sort_key - b.sort_key, page.limit);
  return rows.map(toWaiting);
}

const assigneesOf = (owner: WorkOwner): string[] => [...new Set([owner.personId, ...owner.unitIds])];

/** What a list is sorted and paged by. */
interface Key {
  readonly id: string;
  readonly key_at: Date | null;
}

function given(db: Kysely<Tables>, agencyId: string) {
  return db.selectFrom("assignment").select(["id", "due_at as key_at"]).where("agency_id", "=", agencyId);
}

function byDeadline(query: ReturnType<typeof given>, { after, limit }: WorkPage): Promise<Key[]> {
  const from = after === null ? query : query.where(beyond("due_at", ">", after));
  return paged(from.orderBy("due_at").orderBy("id"), { limit }).execute();
}

const timeOf = (instant: Date | null): number => instant?.getTime() ?? 0;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Key, b: Key): number {
  return timeOf(a.key_at) - timeOf(b.key_at) || compare(a.id, b.id);
}

function beyond(
  column: string,
  sign: "<" | ">",
  { dueKey, id }: { readonly dueKey: string; readonly id: string },
): Expression<SqlBool> {
  const key = sql.ref(column);
  const than = sql.raw(sign);
  const at = new Date(dueKey);
  // The first condition says again what the second does: an index can begin there.
  return sql<SqlBool>`(${key} ${than}= ${at} and (${key} ${than} ${at} or id ${than} ${id}))`;
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

function toWaiting(row: IncomingRow): WorkLine {
  return { document: toIncoming(row), assignment: null, since: row.registered_at };
}

/** The assignments of these keys, in their order. */
async function linesOf(
  db: Kysely<Tables>,
  keys: readonly Key[],
  sinceOf: (row: AssignmentRow) => Date,
): Promise<WorkLine[]> {
  if (keys.length === 0) return [];
  const ids = keys.map(({ id }) => id);
  const found = await db
    .selectFrom("assignment")
    .selectAll()
    .where(inList(db, "id", ids))
    .execute();
  const rows = new Map(found.map((row) => [row.id, row]));
  return withDocuments(
    db,
    ids.flatMap((id) => rows.get(id) ?? []),
    sinceOf,
  );
}

async function withDocuments(
  db: Kysely<Tables>,
  rows: readonly AssignmentRow[],
  sinceOf: (row: AssignmentRow) => Date,
): Promise<WorkLine[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.document_id))];
  const found = await db
    .selectFrom("incoming_document")
    .selectAll()
    .where(inList(db, "id", ids))
    .execute();
  const documents = new Map(found.map((row) => [row.id, toIncoming(row)]));
  return rows.flatMap((row) => {
    const document = documents.get(row.document_id);
    if (document === undefined) return [];
    return [{ document, assignment: toAssignment(row), since: sinceOf(row) }];
  });
}
