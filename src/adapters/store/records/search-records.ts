import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { sortKeyOf } from "../../../domain/incoming/sort-key.ts";
import { addDays, instantAt } from "../../../domain/time/local-date.ts";
import type {
  DocumentKind,
  SearchFilter,
  SearchedDocument,
  SearchHit,
  SearchRecords,
} from "../../../ports/records/search-records.ts";
import { engineOf, inList, paged, startsWith } from "../dialect.ts";
import { soughtInBody } from "../document-text.ts";
import type { Tables } from "../schema.ts";
import { matchExpression, type Facet } from "../search.ts";
import { catchUp } from "../search-upkeep.ts";
import { toIncoming } from "./incoming-row.ts";
import { toOutgoing } from "./outgoing-row.ts";
import { readablePage } from "./readable-page.ts";
import { findByTerms } from "./search-by-terms.ts";

type Conditions = readonly Expression<SqlBool>[];

export function searchRecords(db: Kysely<Tables>): SearchRecords {
  return {
    bySymbol: (kind, filter, sought, limit) => bySymbol(db, kind, filter, sought, limit),
    byFields: (kind, filter, words, limit) => byFields(db, kind, filter, words, limit),
    load: (hits) => load(db, hits),
    async byText(kind, filter, query, { asPhrase, limit }) {
      if (isNobodys(kind, filter)) return [];
      if (engineOf(db) === "sqlserver") {
        const conditions = conditionsOf(kind, filter);
        return findByTerms(db, { kind, filter, conditions }, query, { asPhrase, limit });
      }
      return byFullText(db, kind, filter, soughtInBody(query, asPhrase), limit);
    },
    catchUp: (limit) => catchUp(db, limit),
  };
}

export const tableOf = (kind: DocumentKind) =>
  kind === "incoming" ? ("incoming_document" as const) : ("outgoing_document" as const);

/** States and senders are of incoming documents. */
function isNobodys(kind: DocumentKind, { states = [], senderWords = [] }: SearchFilter): boolean {
  return kind === "outgoing" && (states.length > 0 || senderWords.length > 0);
}

/** Conditions on the document `d` itself. */
function conditionsOf(kind: DocumentKind, filter: SearchFilter): Conditions {
  const { year, typeFolded, states = [], from, to } = filter;
  const all: Expression<SqlBool>[] = [];
  if (year !== undefined) all.push(sql<SqlBool>`d.year = ${year}`);
  if (typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${typeFolded}`);
  if (kind === "outgoing") {
    if (from !== undefined) all.push(sql<SqlBool>`d.issued_date >= ${from}`);
    if (to !== undefined) all.push(sql<SqlBool>`d.issued_date <= ${to}`);
    return all;
  }
  if (from !== undefined) all.push(sql<SqlBool>`d.arrived_at >= ${instantAt(from, "00:00")}`);
  if (to !== undefined) all.push(sql<SqlBool>`d.arrived_at < ${instantAt(addDays(to, 1), "00:00")}`);
  if (states.length > 0) all.push(sql<SqlBool>`d.state in (${sql.join(states.map((one) => sql`${one}`))})`);
  return all;
}

/** What the index of the registers' fields knows of a filter beside words and the year. */
function facetsOf({ typeFolded, states = [] }: SearchFilter): Facet[][] {
  return [
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
    ...(states.length === 0 ? [] : [states.map((it): Facet => ["state", it])]),
  ];
}

/**
 * Walks the matches from the latest registration back until the page is full. Who may read and what does not change is
 * asked of the same index; the state and the sender are `document_search`'s to tell, which makes their list first.
 */
async function byFullText(
  db: Kysely<Tables>,
  kind: DocumentKind,
  filter: SearchFilter,
  sought: string,
  limit: number,
): Promise<SearchHit[]> {
  const { scope, year, typeFolded, states = [], senderWords = [] } = filter;
  if (!scope.wholeAgency && scope.principals.length === 0 && scope.received === null) return [];
  const facets = [
    ...(year === undefined ? [] : [[["year", year] satisfies Facet]]),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
  ];
  const match = `${matchExpression(kind, { scope, facets, words: [], senderWords: [] })} AND ${sought}`;
  // Most documents are done: to list all of them would cost more than to look at each match.
  const few = states.length > 0 && !states.includes("done") ? [states.map((it): Facet => ["state", it])] : [];
  const listed = few.length > 0 || senderWords.length > 0;
  const others = matchExpression(kind, { scope, facets: [...facets, ...few], words: [], senderWords });
  const conditions = [
    ...conditionsOf(kind, filter),
    ...(listed
      ? [sql<SqlBool>`t.rowid in (select rowid from document_search where document_search match ${others})`]
      : []),
  ];
  const { rows } = await sql<{ id: string }>`
    select d.id as id from document_text as t
    cross join ${sql.table(tableOf(kind))} as d on d.search_id = t.rowid / 2
    where t.document_text match ${match} and ${allOf(conditions)}
    order by t.rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => ({ kind, documentId: id }));
}

async function byFields(
  db: Kysely<Tables>,
  kind: DocumentKind,
  filter: SearchFilter,
  words: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  if (isNobodys(kind, filter)) return [];
  const { scope, year, senderWords = [] } = filter;
  const conditions = conditionsOf(kind, filter);
  const listing = { kind, scope, year, words, senderWords, conditions, oneOf: [], facets: facetsOf(filter) };
  const page = { direction: "newestFirst", after: null, limit } as const;
  const found = await readablePage(db, listing, page);
  return found.map(({ id }) => ({ kind, documentId: id }));
}

async function load(db: Kysely<Tables>, hits: readonly SearchHit[]): Promise<SearchedDocument[]> {
  const ids = (kind: DocumentKind) => hits.flatMap((hit) => (hit.kind === kind ? [hit.documentId] : []));
  const [incoming, outgoing] = [ids("incoming"), ids("outgoing")];
  const came =
    incoming.length === 0
      ? []
      : await db
          .selectFrom("incoming_document")
          .selectAll()
          .where(inList(db, "id", incoming))
          .execute();
  const went =
    outgoing.length === 0
      ? []
      : await db
          .selectFrom("outgoing_document")
          .selectAll()
          .where(inList(db, "id", outgoing))
          .execute();
  return [
    ...came.map((row): SearchedDocument => ({ kind: "incoming", document: toIncoming(row) })),
    ...went.map((row): SearchedDocument => ({ kind: "outgoing", document: toOutgoing(row) })),
  ];
}

/** How many years back a bare number is sought as an arrival number. */
const yearsOfNumbers = 30;

/** By the indexes of symbols and numbers, within the reader's agency; what others sent is found by its words. */
async function bySymbol(
  db: Kysely<Tables>,
  kind: DocumentKind,
  filter: SearchFilter,
  { symbol, latestYear }: { readonly symbol: string; readonly latestYear: number },
  limit: number,
): Promise<SearchHit[]> {
  if (isNobodys(kind, filter)) return [];
  const isNumber = /^\p{N}+$/u.test(symbol);
  const pieces: Conditions = [
    ...(isNumber ? startingWithNumber(symbol) : [startsWith("d.symbol_folded" as never, symbol)]),
    ...(isNumber && Number(symbol) < 1_000_000 ? [numbered(Number(symbol), filter.year, latestYear)] : []),
  ];
  const hits = new Map<string, number>();
  for (const piece of pieces) {
    const query = db
      .selectFrom(
        sql<{ id: string; agency_id: string; sort_key: number }>`${sql.table(tableOf(kind))}`.as("d"),
      )
      .select(["d.id as id", "d.sort_key as sort_key"])
      .where("d.agency_id", "=", filter.scope.agencyId)
      .where(allOf([piece, readable(db, filter), ...conditionsOf(kind, filter)]))
      // Reckoned, so that the engine does not read the register in this order instead of the index of symbols.
      .orderBy(sql`d.sort_key + 0`, "desc");
    for (const row of await paged(query, { limit }).execute()) hits.set(row.id, row.sort_key);
  }
  return [...hits.keys()].slice(0, limit).map((documentId) => ({ kind, documentId }));
}

/** 1837 is not 18370: after the number a letter, another number, or nothing. */
function startingWithNumber(number: string): Conditions {
  const after = (from: string, to: string) =>
    sql<SqlBool>`(d.symbol_folded >= ${number + from} and d.symbol_folded < ${number + to})`;
  return [sql<SqlBool>`d.symbol_folded = ${number}`, after(" ", "!"), after("a", "\uffff")];
}

function numbered(number: number, year: number | undefined, latestYear: number): Expression<SqlBool> {
  const latest = year ?? latestYear;
  const years = Array.from({ length: year === undefined ? yearsOfNumbers : 1 }, (_, i) => latest - i);
  const ranges = years.map(
    (it) =>
      sql<SqlBool>`(d.sort_key >= ${sortKeyOf(it, number, 0)} and d.sort_key < ${sortKeyOf(it, number + 1, 0)})`,
  );
  return sql<SqlBool>`(${sql.join(ranges, sql` or `)})`;
}

/** The rule of `mayRead` for documents of the reader's own agency. */
function readable(db: Kysely<Tables>, { scope }: SearchFilter): Expression<SqlBool> {
  if (scope.wholeAgency) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`exists (select 1 as found from document_access as a where a.document_id = d.id and ${inList(db, "a.principal", scope.principals, 50)})`;
}

export function allOf(conditions: Conditions): Expression<SqlBool> {
  return conditions.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`;
}
