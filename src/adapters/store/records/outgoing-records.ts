import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { OutgoingDocument } from "../../../domain/outgoing/outgoing-document.ts";
import type {
  OutgoingFilter,
  OutgoingListed,
  OutgoingRecords,
} from "../../../ports/records/outgoing-records.ts";
import { engineOf, inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { addToSearch, hasWords, matchExpression, newSearchId } from "../search.ts";
import { accessOf, fileCounts, grantAccess } from "./document-access.ts";
import { outgoingRow, toOutgoing } from "./outgoing-row.ts";

export function outgoingRecords(db: Kysely<Tables>): OutgoingRecords {
  const documents = () => db.selectFrom("outgoing_document").selectAll();
  return {
    async get(id) {
      const row = await documents().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toOutgoing(row);
    },
    async byRequestKey(agencyId, requestKey) {
      const row = await documents()
        .where("agency_id", "=", agencyId)
        .where("request_key", "=", requestKey)
        .executeTakeFirst();
      return row === undefined ? null : toOutgoing(row);
    },
    async insert(document, { sortKey, requestKey, searchText }) {
      const searchId = await newSearchId(db, "outgoing_document", sortKey);
      await db
        .insertInto("outgoing_document")
        .values({ ...outgoingRow(document), sort_key: sortKey, search_id: searchId, request_key: requestKey })
        .execute();
      await addToSearch(db, { ...entryOf(document, searchId), principals: [], text: searchText });
    },
    access: (documentId) => accessOf(db, documentId),
    grant: ({ id, agencyId }, principals) => grantAccess(db, { id, agencyId, kind: "outgoing" }, principals),
    list: (filter, page) => listOutgoing(db, filter, page),
    async lastIssuedDate(registerId) {
      const query = db
        .selectFrom("outgoing_document")
        .select("issued_date")
        .where("register_id", "=", registerId)
        .orderBy("number", "desc");
      const [row] = await paged(query, { limit: 1 }).execute();
      return row?.issued_date ?? null;
    },
    async repliesTo(incomingIds) {
      if (incomingIds.length === 0) return [];
      const rows = await documents()
        .where(inList(db, "reply_to_id", incomingIds))
        .orderBy("sort_key")
        .execute();
      return rows.map(toOutgoing);
    },
    async registerChunk(period, range) {
      let query = documents()
        .where("register_id", "=", period.registerId)
        .where("number", ">", range.afterNumber);
      if (range.toNumber !== null) query = query.where("number", "<=", range.toNumber);
      if (period.from !== undefined) query = query.where("issued_date", ">=", period.from);
      if (period.to !== undefined) query = query.where("issued_date", "<=", period.to);
      return (await paged(query.orderBy("number"), { limit: range.limit }).execute()).map(toOutgoing);
    },
  };
}

const entryOf = (document: OutgoingDocument, searchId: number) => ({
  documentId: document.id,
  searchId: Number(searchId),
  kind: "outgoing" as const,
  agencyId: document.agencyId,
});

interface Found {
  readonly id: string;
  readonly position: number;
}

/** `mayRead` in SQL: all of the agency for its clerks, with what was sent to it; for others what was given to them. */
async function listOutgoing(
  db: Kysely<Tables>,
  filter: OutgoingFilter,
  page: { after: number | null; limit: number },
): Promise<OutgoingListed[]> {
  const found =
    filter.words !== undefined && filter.words.length > 0 && engineOf(db) === "sqlite"
      ? await byFullText(db, filter, filter.words, page)
      : await byRegister(db, filter, page);
  if (found.length === 0) return [];
  const ids = found.map((it) => it.id);
  const rows = await db
    .selectFrom("outgoing_document as d")
    .innerJoin("register as r", "r.id", "d.register_id")
    .selectAll("d")
    .select("r.name as register_name")
    .where(inList(db, "d.id", ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts = await fileCounts(db, ids);
  return found.flatMap(({ id, position }) => {
    const row = byId.get(id);
    return row === undefined
      ? []
      : [
          {
            document: toOutgoing(row),
            position: Number(position),
            registerName: row.register_name,
            fileCount: counts.get(id) ?? 0,
          },
        ];
  });
}

async function byRegister(
  db: Kysely<Tables>,
  filter: OutgoingFilter,
  page: { after: number | null; limit: number },
): Promise<Found[]> {
  const { scope } = filter;
  const all = conditions(filter);
  const pieces: Promise<Found[]>[] = [];
  if (scope.wholeAgency) {
    let query = db
      .selectFrom("outgoing_document as d")
      .select(["d.id as id", "d.sort_key as position"])
      .where("d.agency_id", "=", scope.agencyId)
      .where((where) => where.and(all));
    if (page.after !== null) query = query.where("d.sort_key", "<", page.after);
    pieces.push(paged(query.orderBy("d.sort_key", "desc"), { limit: page.limit }).execute());
  }
  const principals = [
    ...(scope.wholeAgency ? [] : scope.principals),
    ...(scope.received ? [scope.received] : []),
  ];
  for (const principal of principals) {
    let query = db
      .selectFrom("document_access as a")
      .innerJoin("outgoing_document as d", "d.id", "a.document_id")
      .select(["a.document_id as id", "a.sort_key as position"])
      .where("a.principal", "=", principal)
      .where("a.kind", "=", "outgoing")
      .where("a.agency_id", principal === scope.received ? "!=" : "=", scope.agencyId)
      .where((where) => where.and(all));
    if (page.after !== null) query = query.where("a.sort_key", "<", page.after);
    pieces.push(paged(query.orderBy("a.sort_key", "desc"), { limit: page.limit }).execute());
  }
  const merged = new Map((await Promise.all(pieces)).flat().map((it) => [it.id, it]));
  return [...merged.values()].sort((a, b) => Number(b.position) - Number(a.position)).slice(0, page.limit);
}

/** See `incoming-list.ts`: FTS5 walks its matches newest first and stops with the page. */
async function byFullText(
  db: Kysely<Tables>,
  filter: OutgoingFilter,
  words: readonly string[],
  page: { after: number | null; limit: number },
): Promise<Found[]> {
  const match = matchExpression("outgoing", filter.scope, words);
  const after = page.after === null ? sql`1 = 1` : sql`s.rowid < ${page.after}`;
  const rest = sql.join([sql`1 = 1`, ...conditions({ ...filter, words: undefined })], sql` and `);
  const { rows } = await sql<Found>`
    select d.id as id, s.rowid as position from document_search as s
    cross join outgoing_document as d on d.search_id = s.rowid / 2
    where s.document_search match ${match} and ${after} and ${rest}
    order by s.rowid desc limit ${page.limit}`.execute(db);
  return rows;
}

function conditions(filter: OutgoingFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  if (filter.year !== undefined) all.push(sql<SqlBool>`d.year = ${filter.year}`);
  if (filter.registerKey !== undefined) all.push(sql<SqlBool>`d.register_key = ${filter.registerKey}`);
  if (filter.typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${filter.typeFolded}`);
  if (filter.issuedFrom !== undefined) all.push(sql<SqlBool>`d.issued_date >= ${filter.issuedFrom}`);
  if (filter.issuedTo !== undefined) all.push(sql<SqlBool>`d.issued_date <= ${filter.issuedTo}`);
  if (filter.words !== undefined) all.push(...hasWords("d.id", filter.words));
  return all;
}
