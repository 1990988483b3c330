import { type AliasedExpression, type Expression, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { sortKeyOf } from "../../../domain/incoming/sort-key.ts";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { Tables } from "../schema.ts";
import type { Facet, Kind } from "../search-place.ts";
import type { Sought } from "../sought-words.ts";

/** What every line of a list has beside its columns. */
export interface Place {
  /** The sort key, or the place in the full text: what the next page comes after. */
  readonly position: number;
}

export interface PageRequest {
  readonly direction: "newestFirst" | "oldestFirst";
  readonly after: number | null;
  readonly limit: number;
}

/** The same with the years asked for as a range of sort keys: from one up to another, which is beyond it. */
export interface Stretch extends PageRequest {
  readonly range: { readonly from: number; readonly below: number } | null;
}

/** Places in the register, in order by an index. */
export type Places = SelectQueryBuilder<Tables, never, { position: number }>;

export type Conditions = readonly Expression<SqlBool>[];

/** What a list asks for. Columns and conditions are of `d`, the document. */
export interface Listing {
  readonly kind: Kind;
  /** The id among them; that alone where nothing is said. */
  readonly columns?: readonly AliasedExpression<unknown, string>[];
  readonly scope: ReadScope;
  readonly year: number | undefined;
  /** Years outside of which nothing can be that is asked for, where no one year is. */
  readonly years?: { readonly first: number; readonly last: number } | undefined;
  readonly conditions: Conditions;
  /** Conditions of which one must hold and no two can: an index gives each in order. Empty: none is asked for. */
  readonly oneOf: Conditions;
  /** What of the conditions the search knows too. */
  readonly facets: readonly (readonly Facet[])[];
  readonly words: readonly string[];
  readonly senderWords: readonly string[];
  /** SQL Server: what must stand in its fields or its files. */
  readonly anywhere?: readonly Sought[];
}

/** Columns of the document as a list selects them. */
export const columnsOfDocument = (names: readonly string[]): AliasedExpression<unknown, string>[] =>
  names.map((name) => sql.ref(`d.${name}`).as(name));

export const columnsOf = ({ columns = columnsOfDocument(["id"]) }: Listing) => columns;

/** What both registers have. */
interface Document {
  id: string;
  agency_id: string;
  sort_key: number;
  search_id: number;
}

/** The table of the register, as `d`. */
export const document = (kind: Kind) =>
  sql<Document>`${sql.table(kind === "incoming" ? "incoming_document" : "outgoing_document")}`.as("d");

export function rangeOf({ year, years }: Pick<Listing, "year" | "years">): Stretch["range"] {
  const { first, last } = year === undefined ? { ...years } : { first: year, last: year };
  if (first === undefined || last === undefined) return null;
  return { from: sortKeyOf(first, 0, 0), below: sortKeyOf(last + 1, 0, 0) };
}

export function within(column: string, stretch: Stretch): Conditions {
  const { range, after } = stretch;
  const reference = sql.ref(column);
  const inRange =
    range === null
      ? []
      : [sql<SqlBool>`${reference} >= ${range.from}`, sql<SqlBool>`${reference} < ${range.below}`];
  return after === null ? inRange : [...inRange, beyond(column, after, stretch)];
}

export const orderOf = (page: PageRequest): "desc" | "asc" =>
  page.direction === "newestFirst" ? "desc" : "asc";

export function beyond(column: string, after: number, page: PageRequest): Expression<SqlBool> {
  return page.direction === "newestFirst"
    ? sql<SqlBool>`${sql.ref(column)} < ${after}`
    : sql<SqlBool>`${sql.ref(column)} > ${after}`;
}

export function all(conditions: Conditions): Expression<SqlBool> {
  return conditions.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`;
}

export function anyOf(conditions: Conditions): Conditions {
  return conditions.length === 0 ? [] : [sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`];
}
