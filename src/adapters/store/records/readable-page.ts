import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { sortKeyOf } from "../../../domain/incoming/sort-key.ts";
import type { Principal, ReadScope } from "../../../domain/policies/read-scope.ts";
import { engineOf, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { hasWords, matchExpression, type Facet, type Kind } from "../search.ts";
import { mergePieces } from "./merge-pieces.ts";

export interface Found {
  readonly id: string;
  /** The sort key, or the place in the full text: what the next page comes after. */
  readonly position: number;
}

export interface PageRequest {
  readonly direction: "newestFirst" | "oldestFirst";
  readonly after: number | null;
  readonly limit: number;
}

type Conditions = readonly Expression<SqlBool>[];

/** What a list asks for. Conditions are on `d`, the document. */
export interface Listing {
  readonly kind: Kind;
  readonly scope: ReadScope;
  readonly year: number | undefined;
  readonly conditions: Conditions;
  /** Conditions of which one must hold and no two can: an index gives each in order. Empty: none is asked for. */
  readonly oneOf: Conditions;
  /** What of the conditions the search knows too. */
  readonly facets: readonly (readonly Facet[])[];
  readonly words: readonly string[];
  readonly senderWords: readonly string[];
}

/**
 * One page of what the reader may see: `mayRead` in SQL. Who sees the whole agency reads its index; for others each
 * principal's own index is read to the page's length and the pieces are merged, so that a person with ten documents
 * among a million waits no longer than the clerk.
 */
export async function readablePage(
  db: Kysely<Tables>,
  listing: Listing,
  page: PageRequest,
): Promise<Found[]> {
  const { wholeAgency, principals, received } = listing.scope;
  if (!wholeAgency && principals.length === 0 && received === null) return [];
  if (engineOf(db) === "sqlite" && isSearch(listing)) return findByFullText(db, listing, page);
  const sign = page.direction === "newestFirst" ? -1 : 1;
  const pieces = await Promise.all([...inAgency(db, listing, page), ...givenTo(db, listing, page)]);
  return mergePieces(pieces, (a, b) => sign * (a.position - b.position), page.limit);
}

/** What was given to one person has no index by state or type but that of the search; times of arrival have no other. */
function isSearch({ scope, facets, words, senderWords }: Listing): boolean {
  const isOnlyThere = facets.some(([first]) => !scope.wholeAgency || first?.[0] === "arrived");
  return words.length > 0 || senderWords.length > 0 || isOnlyThere;
}

const tableOf = (kind: Kind) => (kind === "incoming" ? "incoming_document" : "outgoing_document");

/** What both registers have. */
interface Document {
  id: string;
  agency_id: string;
  sort_key: number;
}

function inAgency(db: Kysely<Tables>, listing: Listing, page: PageRequest): Promise<Found[]>[] {
  const { kind, scope, oneOf } = listing;
  if (!scope.wholeAgency) return [];
  const alternatives = oneOf.length === 0 ? [[]] : oneOf.map((one) => [one]);
  return alternatives.map((one) => {
    const query = db
      .selectFrom(sql<Document>`${sql.table(tableOf(kind))}`.as("d"))
      .select(["d.id as id", "d.sort_key as position"])
      .where("d.agency_id", "=", scope.agencyId)
      .where(all([...one, ...rest(listing), ...within("d.sort_key", listing.year, page)]));
    return paged(query.orderBy("d.sort_key", orderOf(page)), { limit: page.limit }).execute();
  });
}

function givenTo(db: Kysely<Tables>, listing: Listing, page: PageRequest): Promise<Found[]>[] {
  const { kind, scope, oneOf } = listing;
  const principals = [
    ...(scope.wholeAgency ? [] : scope.principals),
    ...(scope.received === null ? [] : [scope.received]),
  ];
  return principals.map((principal: Principal) => {
    const isReceived = principal === scope.received;
    const query = db
      .selectFrom("document_access as a")
      .innerJoin(sql<Document>`${sql.table(tableOf(kind))}`.as("d"), "d.id", "a.document_id")
      .select(["a.document_id as id", "a.sort_key as position"])
      .where("a.principal", "=", principal)
      .where("a.kind", "=", kind)
      .where("a.agency_id", "=", scope.agencyId)
      // The agency's own documents are not received, even where it stands among the addressees.
      .where("d.agency_id", isReceived ? "!=" : "=", scope.agencyId)
      .where(all([...anyOf(oneOf), ...rest(listing), ...within("a.sort_key", listing.year, page)]));
    return paged(query.orderBy("a.sort_key", orderOf(page)), { limit: page.limit }).execute();
  });
}

const rest = (listing: Listing): Conditions => [...listing.conditions, ...hasWords(listing.kind, listing)];

/** The years and the pages of a list are ranges of its sort keys. */
function within(column: string, year: number | undefined, page: PageRequest): Conditions {
  const reference = sql.ref(column);
  const inYear =
    year === undefined
      ? []
      : [
          sql<SqlBool>`${reference} >= ${sortKeyOf(year, 0, 0)}`,
          sql<SqlBool>`${reference} < ${sortKeyOf(year + 1, 0, 0)}`,
        ];
  return page.after === null ? inYear : [...inYear, beyond(column, page.after, page)];
}

/**
 * FTS5 walks its matches in order of rowid, which is the order of registration, so the page ends the walk; the join
 * is told to start there, or SQLite might read the register and look each row up in the index.
 */
async function findByFullText(db: Kysely<Tables>, listing: Listing, page: PageRequest): Promise<Found[]> {
  const { kind, year, conditions, oneOf, facets } = listing;
  const inYear: readonly (readonly Facet[])[] = year === undefined ? [] : [[["year", year]]];
  const match = matchExpression(kind, { ...listing, facets: [...inYear, ...facets] });
  const after = page.after === null ? null : await placeInSearch(db, listing, page.after, page);
  const asked = all([
    ...conditions,
    ...anyOf(oneOf),
    ...(year === undefined ? [] : [sql<SqlBool>`d.year = ${year}`]),
    ...(after === null ? [] : [beyond("s.rowid", after, page)]),
  ]);
  const { rows } = await sql<Found>`
    select d.id as id, s.rowid as position from document_search as s
    cross join ${sql.table(tableOf(kind))} as d on d.search_id = s.rowid / 2
    where s.document_search match ${match} and ${asked}
    order by s.rowid ${sql.raw(orderOf(page))} limit ${page.limit}`.execute(db);
  return rows;
}

/** Places in the search count documents; a sort key begins with a year. */
const leastSortKey = sortKeyOf(1000, 0, 0);

/** A jump to a number of the register, which names a sort key, goes to where its neighbour stands in the search. */
async function placeInSearch(
  db: Kysely<Tables>,
  { kind, scope }: Listing,
  after: number,
  page: PageRequest,
): Promise<number> {
  if (after < leastSortKey) return after;
  const query = db
    .selectFrom(sql<Document & { search_id: number }>`${sql.table(tableOf(kind))}`.as("d"))
    .select("d.search_id")
    .where("d.agency_id", "=", scope.agencyId)
    .where(all([beyond("d.sort_key", after, page)]))
    .orderBy("d.sort_key", orderOf(page));
  const [neighbour] = await paged(query, { limit: 1 }).execute();
  if (page.direction === "newestFirst") return neighbour === undefined ? 0 : neighbour.search_id * 2 + 2;
  return neighbour === undefined ? leastSortKey : neighbour.search_id * 2 - 1;
}

const orderOf = (page: PageRequest): "desc" | "asc" => (page.direction === "newestFirst" ? "desc" : "asc");

function beyond(column: string, after: number, page: PageRequest): Expression<SqlBool> {
  return page.direction === "newestFirst"
    ? sql<SqlBool>`${sql.ref(column)} < ${after}`
    : sql<SqlBool>`${sql.ref(column)} > ${after}`;
}

function all(conditions: Conditions): Expression<SqlBool> {
  return conditions.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`;
}

function anyOf(conditions: Conditions): Conditions {
  return conditions.length === 0 ? [] : [sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`];
}
