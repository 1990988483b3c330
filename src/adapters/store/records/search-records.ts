import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { sortKeyOf } from "../../../domain/incoming/sort-key.ts";
import { addDays, instantAt } from "../../../domain/time/local-date.ts";
import type {
  DocumentKind,
  SearchFilter,
  SearchHit,
  SearchRecords,
} from "../../../ports/records/search-records.ts";
import { engineOf, inList, paged, startsWith } from "../dialect.ts";
import { soughtInBody } from "../document-text.ts";
import type { Tables } from "../schema.ts";
import type { Facet } from "../search-place.ts";
import { catchUp } from "../search-upkeep.ts";
import { readablePage } from "./readable-page.ts";
import { searchLines } from "./search-lines.ts";
import { phraseAmong } from "./search-phrases.ts";
import { findByTerms } from "./search-by-terms.ts";
import { typeFacets, withinTypes } from "./within-types.ts";
import { findInTexts } from "./search-texts.ts";

type Conditions = readonly Expression<SqlBool>[];

export function searchRecords(db: Kysely<Tables>): SearchRecords {
  return {
    bySymbol: (kind, filter, symbol, limit) => bySymbol(db, kind, filter, symbol, limit),
    byFields: (kind, filter, words, limit) => byFields(db, kind, filter, words, limit),
    lines: (hits) => searchLines(db, hits),
    async byText(kind, filter, query, { asPhrase, limit }) {
      if (isNobodys(kind, filter)) return [];
      if (engineOf(db) === "sqlserver") {
        const conditions = conditionsOf(kind, filter);
        return findByTerms(db, { kind, filter, conditions }, query, { asPhrase, limit });
      }
      const asked = { kind, filter, conditions: conditionsOf(kind, filter) };
      return findInTexts(db, asked, soughtInBody(query, asPhrase), limit);
    },
    phraseAmong: (hits, words) => phraseAmong(db, hits, words),
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
  const all: Expression<SqlBool>[] = withinTypes(filter.scope);
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
function facetsOf({ typeFolded, states = [], scope }: SearchFilter): Facet[][] {
  return [
    ...typeFacets(scope),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
    ...(states.length === 0 ? [] : [states.map((it): Facet => ["state", it])]),
  ];
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

/** By the indexes of symbols and numbers, within the reader's agency; what others sent is found by its words. */
async function bySymbol(
  db: Kysely<Tables>,
  kind: DocumentKind,
  filter: SearchFilter,
  symbol: string,
  limit: number,
): Promise<SearchHit[]> {
  if (isNobodys(kind, filter)) return [];
  const isNumber = /^\p{N}+$/u.test(symbol);
  const pieces: Conditions = [
    ...(isNumber ? startingWithNumber(symbol) : [startsWith("d.symbol_folded" as never, symbol)]),
    ...(isNumber && Number(symbol) < 1_000_000 ? await numbered(db, kind, filter, Number(symbol)) : []),
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

/** The places in the registers of all years, each of which an index knows. */
async function numbered(
  db: Kysely<Tables>,
  kind: DocumentKind,
  { scope, year }: SearchFilter,
  number: number,
): Promise<Conditions> {
  let query = db
    .selectFrom("register")
    .select(["year", "ordinal"])
    .where("agency_id", "=", scope.agencyId)
    .where("kind", "=", kind);
  if (year !== undefined) query = query.where("year", "=", year);
  const keys = (await query.execute()).map((it) => sortKeyOf(it.year, number, it.ordinal));
  return keys.length === 0 ? [] : [sql<SqlBool>`d.sort_key in (${sql.join(keys.map((key) => sql`${key}`))})`];
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
