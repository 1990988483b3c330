import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { Assignment, AssignmentRole } from "../../../domain/routing/assignment.ts";
import type { WorkOwner, WorkPage, WorkPlace } from "../../../ports/records/routing-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { toAssignment } from "./assignment-row.ts";
import { priorityOf, stateOf } from "./incoming-row.ts";
import { all } from "./listing.ts";
import { mergePieces } from "./merge-pieces.ts";
import { onTypes } from "./within-types.ts";

// Every list is read from an index that holds its rows in order; where a person works for several units each has its
// own piece, and the pieces are merged by their keys before any row is looked at, so that the length of a list costs
// nothing beyond its page. What is merely put in order has the few columns that order it; what is shown is read by
// `workDocuments`.

export async function openAssignments(
  db: Kysely<Tables>,
  owner: WorkOwner,
  assignmentRoles: readonly AssignmentRole[],
  page: WorkPage,
): Promise<WorkPlace[]> {
  const pieces = assigneesOf(owner).flatMap((assigneeId) =>
    assignmentRoles.map((role) => {
      const query = given(db, owner.agencyId)
        .where("assignee_id", "=", assigneeId)
        .where("is_open", "=", true)
        .where("role", "=", role)
        .where(all(onTypes(owner)));
      return byDeadline(query, page);
    }),
  );
  const keys = mergePieces(await Promise.all(pieces), inOrder, page.limit);
  return placesOf(db, keys);
}

export async function completedBy(
  db: Kysely<Tables>,
  owner: WorkOwner,
  page: WorkPage,
): Promise<WorkPlace[]> {
  return placesOf(db, await completedKeys(db, owner, page));
}

async function completedKeys(db: Kysely<Tables>, owner: WorkOwner, page: WorkPage): Promise<Key[]> {
  const { after } = page;
  const pieces = assigneesOf(owner).map((assigneeId) => {
    // The time is there exactly while the state is `completed`, and the index has it.
    let query = db
      .selectFrom("assignment")
      .select(["id", "completed_at as key_at"])
      .where("agency_id", "=", owner.agencyId)
      .where("assignee_id", "=", assigneeId)
      .where("completed_at", "is not", null)
      .where(all(onTypes(owner)));
    if (after !== null) query = query.where(beyond("completed_at", "<", after));
    const latestFirst = query.orderBy("completed_at", "desc").orderBy("id", "desc");
    return paged(latestFirst, { limit: page.limit }).execute();
  });
  return mergePieces(await Promise.all(pieces), (a, b) => inOrder(b, a), page.limit);
}

export async function assignedBy(
  db: Kysely<Tables>,
  by: { readonly scope: ReadScope; readonly personId: string },
  page: WorkPage,
): Promise<WorkPlace[]> {
  return placesOf(db, await assignedKeys(db, by, page));
}

type Giver = Parameters<typeof assignedBy>[1];

function assignedKeys(db: Kysely<Tables>, by: Giver, page: WorkPage): Promise<Key[]> {
  const theirs = given(db, by.scope.agencyId)
    .where("assigned_by", "=", by.personId)
    .where("is_open", "=", true);
  const mine = by.scope.wholeAgency ? theirs : theirs.where(isReadable(db, by.scope));
  return byDeadline(mine, page);
}

/** How long the two lists are, up to `most`: by their indexes, and no document is read. */
export async function countListed(
  db: Kysely<Tables>,
  by: Giver & { readonly owner: WorkOwner },
  most: number,
): Promise<{ assigned: number; completed: number }> {
  const page = { after: null, limit: most };
  const assigned = await assignedKeys(db, by, page);
  const completed = await completedKeys(db, by.owner, page);
  return { assigned: assigned.length, completed: completed.length };
}

/** As `mayRead` has it for a document of the reader's own agency. */
export function isReadable(db: Kysely<Tables>, scope: ReadScope): Expression<SqlBool> {
  const isGiven = sql<SqlBool>`exists (
    select a.document_id from document_access as a
    where a.document_id = assignment.document_id and ${inList(db, "a.principal", scope.principals, longestPrincipal)}
  )`;
  return all([isGiven, ...onTypes(scope)]);
}

const longestPrincipal = 50;

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
    .where(all(onTypes(owner)))
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
): Promise<Assignment[]> {
  let query = db
    .selectFrom("assignment")
    .selectAll()
    .where("is_open", "=", true)
    .where("due_at", "<", instant);
  if (afterId !== null) query = query.where("id", ">", afterId);
  return (await paged(query.orderBy("id"), { limit }).execute()).map(toAssignment);
}

const assigneesOf = (owner: WorkOwner): string[] => [...new Set([owner.personId, ...owner.unitIds])];

/** What a list is sorted and paged by. */
interface Key {
  readonly id: string;
  readonly key_at: Date | null;
}

export function given(db: Kysely<Tables>, agencyId: string) {
  return db.selectFrom("assignment").select(["id", "due_at as key_at"]).where("agency_id", "=", agencyId);
}

export function byDeadline(query: ReturnType<typeof given>, { after, limit }: WorkPage): Promise<Key[]> {
  const from = after === null ? query : query.where(beyond("due_at", ">", after));
  return paged(from.orderBy("due_at").orderBy("id"), { limit }).execute();
}

const timeOf = (instant: Date | null): number => instant?.getTime() ?? 0;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Key, b: Key): number {
  return timeOf(a.key_at) - timeOf(b.key_at) || compare(a.id, b.id);
}

export function beyond(
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

/** The assignments of these keys, in their order. */
export async function placesOf(db: Kysely<Tables>, keys: readonly Key[]): Promise<WorkPlace[]> {
  if (keys.length === 0) return [];
  const ids = keys.map(({ id }) => id);
  const found = await db
    .selectFrom("assignment as a")
    .innerJoin("incoming_document as d", "d.id", "a.document_id")
    .select([
      "a.id",
      "a.document_id",
      "a.deadline_at",
      "a.assigned_at",
      "a.completed_at",
      "d.priority",
      "d.state",
    ])
    .where(inList(db, "a.id", ids))
    .execute();
  const places = new Map(
    found.map((row): [string, WorkPlace] => [
      row.id,
      {
        documentId: row.document_id,
        assignmentId: row.id,
        priority: priorityOf(row.priority),
        documentState: stateOf(row.state),
        deadlineAt: row.deadline_at,
        since: row.completed_at ?? row.assigned_at,
      },
    ]),
  );
  return ids.flatMap((id) => places.get(id) ?? []);
}
