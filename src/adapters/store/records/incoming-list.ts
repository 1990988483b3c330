import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import type {
  IncomingFilter,
  IncomingListed,
  IncomingPageRequest,
} from "../../../ports/records/incoming-records.ts";
import { engineOf, inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { hasWords, matchExpression } from "../search.ts";
import { fileCounts } from "./document-access.ts";
import { toIncoming, type IncomingRow } from "./incoming-row.ts";

interface Found {
  readonly id: string;
  readonly position: number;
}

/**
 * One page of the register as the reader may see it, `mayRead` in SQL. A clerk reads the agency's index; for others
 * each principal's own index is read to the page's length and the pieces are merged, so that a person with ten
 * documents among a million waits no longer than the clerk.
 */
export async function listIncoming(
  db: Kysely<Tables>,
  filter: IncomingFilter,
  page: IncomingPageRequest,
): Promise<IncomingListed[]> {
  const found = await findPage(db, filter, page);
  if (found.length === 0) return [];
  const ids = found.map((it) => it.id);
  const rows = new Map<string, IncomingRow>();
  for (const row of await db
    .selectFrom("incoming_document")
    .selectAll()
    .where(inList(db, "id", ids))
    .execute()) {
    rows.set(row.id, row);
  }
  const counts = await fileCounts(db, ids);
  return found.flatMap(({ id, position }) => {
    const row = rows.get(id);
    return row === undefined
      ? []
      : [{ document: toIncoming(row), position: Number(position), fileCount: counts.get(id) ?? 0 }];
  });
}

function findPage(db: Kysely<Tables>, filter: IncomingFilter, page: IncomingPageRequest): Promise<Found[]> {
  if (filter.words !== undefined && filter.words.length > 0 && engineOf(db) === "sqlite") {
    return findByFullText(db, filter, filter.words, page);
  }
  if (filter.scope.wholeAgency) return pageOf(inAgency(db, filter), page).execute();
  return findByPrincipals(db, filter, page);
}

function inAgency(db: Kysely<Tables>, filter: IncomingFilter) {
  return db
    .selectFrom("incoming_document as d")
    .select(["d.id as id", "d.sort_key as position"])
    .where("d.agency_id", "=", filter.scope.agencyId)
    .where((where) => where.and(conditions(filter)));
}

function givenTo(db: Kysely<Tables>, principal: Principal, filter: IncomingFilter) {
  return db
    .selectFrom("document_access as a")
    .innerJoin("incoming_document as d", "d.id", "a.document_id")
    .select(["a.document_id as id", "a.sort_key as position"])
    .where("a.principal", "=", principal)
    .where("a.kind", "=", "incoming")
    .where("a.agency_id", "=", filter.scope.agencyId)
    .where((where) => where.and(conditions(filter)));
}

async function findByPrincipals(
  db: Kysely<Tables>,
  filter: IncomingFilter,
  page: IncomingPageRequest,
): Promise<Found[]> {
  const column = sql.ref("a.sort_key");
  const pieces = await Promise.all(
    filter.scope.principals.map((principal) => {
      const query = givenTo(db, principal, filter);
      const after = page.after === null ? query : query.where(beyond(column, page));
      return paged(after.orderBy("a.sort_key", orderOf(page)), { limit: page.limit }).execute();
    }),
  );
  const merged = new Map(pieces.flat().map((it) => [it.id, it]));
  const sign = page.direction === "newestFirst" ? -1 : 1;
  return [...merged.values()]
    .sort((a, b) => sign * (Number(a.position) - Number(b.position)))
    .slice(0, page.limit);
}

function pageOf(query: ReturnType<typeof inAgency>, page: IncomingPageRequest) {
  const after = page.after === null ? query : query.where(beyond(sql.ref("d.sort_key"), page));
  return paged(after.orderBy("d.sort_key", orderOf(page)), { limit: page.limit });
}

/**
 * FTS5 walks its matches in order of rowid, which is the order of registration, so the page ends the walk; the join
 * is told to start there, or SQLite might read the register and look each row up in the index.
 */
async function findByFullText(
  db: Kysely<Tables>,
  filter: IncomingFilter,
  words: readonly string[],
  page: IncomingPageRequest,
): Promise<Found[]> {
  const match = matchExpression("incoming", filter.scope, words);
  const position = sql.ref("s.rowid");
  const after = page.after === null ? sql`1 = 1` : beyond(position, page);
  const order = sql.raw(orderOf(page));
  const rest = sql.join([sql`1 = 1`, ...conditions({ ...filter, words: undefined })], sql` and `);
  const { rows } = await sql<Found>`
    select d.id as id, s.rowid as position from document_search as s
    cross join incoming_document as d on d.search_id = s.rowid / 2
    where s.document_search match ${match} and ${after} and ${rest}
    order by s.rowid ${order} limit ${page.limit}`.execute(db);
  return rows;
}

const orderOf = (page: IncomingPageRequest): "desc" | "asc" =>
  page.direction === "newestFirst" ? "desc" : "asc";

function beyond(column: Expression<unknown>, page: IncomingPageRequest): Expression<SqlBool> {
  return page.direction === "newestFirst"
    ? sql<SqlBool>`${column} < ${page.after}`
    : sql<SqlBool>`${column} > ${page.after}`;
}

function conditions(filter: IncomingFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  if (filter.year !== undefined) all.push(sql<SqlBool>`d.year = ${filter.year}`);
  if (filter.registerKey !== undefined) all.push(sql<SqlBool>`d.register_key = ${filter.registerKey}`);
  if (filter.states !== undefined) all.push(sql<SqlBool>`d.state in (${sql.join([...filter.states])})`);
  if (filter.priority !== undefined) all.push(sql<SqlBool>`d.priority = ${filter.priority}`);
  if (filter.typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${filter.typeFolded}`);
  if (filter.arrivedFrom !== undefined) all.push(sql<SqlBool>`d.arrived_at >= ${filter.arrivedFrom}`);
  if (filter.arrivedBefore !== undefined) all.push(sql<SqlBool>`d.arrived_at < ${filter.arrivedBefore}`);
  if (filter.deadlineBefore !== undefined) all.push(sql<SqlBool>`d.deadline_at < ${filter.deadlineBefore}`);
  if (filter.late !== undefined) all.push(sql<SqlBool>`d.is_late = ${filter.late}`);
  for (const word of filter.senderWords ?? []) all.push(sql<SqlBool>`d.sender_folded like ${`%${word}%`}`);
  if (filter.words !== undefined) all.push(...hasWords("d.id", filter.words));
  return all;
}
