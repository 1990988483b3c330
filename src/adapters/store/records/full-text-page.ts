import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { sortKeyOf } from "../../../domain/incoming/sort-key.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { matchExpression } from "../search.ts";
import type { Facet } from "../search-place.ts";
import {
  all,
  anyOf,
  beyond,
  columnsOf,
  document,
  orderOf,
  type Listing,
  type PageRequest,
  type Place,
} from "./listing.ts";
import { firstMatches, isOfAgency } from "./whole-agency-page.ts";

/** SQLite: one page of what has the words and facets. */
export async function fullTextPage<Line>(
  db: Kysely<Tables>,
  listing: Listing,
  page: PageRequest,
): Promise<(Line & Place)[]> {
  const after = page.after === null ? null : await placeInSearch(db, listing, page.after, page);
  const from = { ...page, after };
  if (!listing.scope.wholeAgency) return byReaders<Line>(db, listing, from);
  const { kind, scope } = listing;
  const matches = {
    index: "document_search",
    kind,
    match: matchOf(listing, null),
    page: from,
  } as const;
  const first = await firstMatches(db, matches, (places) => {
    const asked = [sql<SqlBool>`d.search_id = p.position / 2`, isOfAgency(scope), ...askedOf(listing)];
    const query = db
      .selectFrom(sql<Place>`${places}`.as("p"))
      .crossJoin(document(kind))
      .select([...columnsOf(listing), "p.position"])
      .where(all(asked))
      .orderBy("p.position", orderOf(page));
    return paged(query, { limit: page.limit }).$castTo<Line & Place>().execute();
  });
  if (first.after === null) return first.lines;
  const rest = { ...page, after: first.after, limit: page.limit - first.lines.length };
  return [...first.lines, ...(await byReaders<Line>(db, listing, rest))];
}

/**
 * FTS5 walks its matches in order of rowid, which is the order of registration, so the page ends the walk; the join is
 * told to start there, or SQLite might read the register and look each row up in the index.
 */
async function byReaders<Line>(
  db: Kysely<Tables>,
  listing: Listing,
  page: PageRequest,
): Promise<(Line & Place)[]> {
  const { kind, scope } = listing;
  const asked = [
    sql<SqlBool>`s.document_search match ${matchOf(listing, scope)}`,
    sql<SqlBool>`d.search_id = s.rowid / 2`,
    ...askedOf(listing),
    ...(page.after === null ? [] : [beyond("s.rowid", page.after, page)]),
  ];
  const query = db
    .selectFrom("document_search as s")
    .crossJoin(document(kind))
    .select([...columnsOf(listing), "s.rowid as position"])
    .where(all(asked))
    .orderBy("s.rowid", orderOf(page));
  return paged(query, { limit: page.limit }).$castTo<Line & Place>().execute();
}

function matchOf(listing: Listing, scope: Listing["scope"] | null): string {
  const { kind, year, facets } = listing;
  const inYear: readonly (readonly Facet[])[] = year === undefined ? [] : [[["year", year]]];
  return matchExpression(kind, { ...listing, scope, facets: [...inYear, ...facets] });
}

function askedOf({ year, conditions, oneOf }: Listing): Expression<SqlBool>[] {
  return [...conditions, ...anyOf(oneOf), ...(year === undefined ? [] : [sql<SqlBool>`d.year = ${year}`])];
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
    .selectFrom(document(kind))
    .select("d.search_id")
    .where("d.agency_id", "=", scope.agencyId)
    .where(beyond("d.sort_key", after, page))
    .orderBy("d.sort_key", orderOf(page));
  const [neighbour] = await paged(query, { limit: 1 }).execute();
  if (page.direction === "newestFirst") return neighbour === undefined ? 0 : neighbour.search_id * 2 + 2;
  return neighbour === undefined ? leastSortKey : neighbour.search_id * 2 - 1;
}
