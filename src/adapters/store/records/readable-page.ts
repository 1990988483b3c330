import { type Kysely, sql } from "kysely";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import { engineOf, mergedPage, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { has } from "../sought-words.ts";
import { fullTextPage } from "./full-text-page.ts";
import {
  all,
  anyOf,
  columnsOf,
  document,
  orderOf,
  rangeOf,
  within,
  type Conditions,
  type Listing,
  type PageRequest,
  type Place,
  type Places,
  type Stretch,
} from "./listing.ts";
import { mergePieces } from "./merge-pieces.ts";
import { receivedPlaces } from "./received-places.ts";
import { compiledOnceOf } from "./unfiltered-page.ts";
import { beginningOf, soughtBy } from "./word-places.ts";

/** A line of which only the document is wanted. */
export interface Found extends Place {
  readonly id: string;
}

/**
 * One page of what the reader may see: `mayRead` in SQL, `Line` being what `listing.columns` select. Who sees the whole
 * agency reads its index; for others each principal's own index is read to the page's length and the places are merged,
 * so that a person with ten documents among a million waits no longer than the clerk.
 */
export async function readablePage<Line extends { readonly id: string } = Found>(
  db: Kysely<Tables>,
  listing: Listing,
  page: PageRequest,
): Promise<(Line & Place)[]> {
  const { wholeAgency, principals, received } = listing.scope;
  if (!wholeAgency && principals.length === 0 && received === null) return [];
  if (engineOf(db) === "sqlite" && isSearch(listing)) return fullTextPage<Line>(db, listing, page);
  const stretch = { ...page, range: rangeOf(listing) };
  const parts = [
    ...(wholeAgency || principals.length > 0 ? [own(db, listing, stretch)] : []),
    ...(received === null ? [] : [sent(db, listing, stretch, received)]),
  ];
  const sign = page.direction === "newestFirst" ? -1 : 1;
  const lines = (await Promise.all(parts)) as (Line & Place)[][];
  return mergePieces(lines, (a, b) => sign * (a.position - b.position), page.limit);
}

/** What was given to one person has no index by state or type but that of the search; times of arrival have no other. */
function isSearch({ scope, facets, words, senderWords }: Listing): boolean {
  const isOnlyThere = facets.some(([first]) => !scope.wholeAgency || first?.[0] === "arrived");
  return words.length > 0 || senderWords.length > 0 || isOnlyThere;
}

/** The agency's own documents. Most pages have no filter: those are compiled once. */
async function own(db: Kysely<Tables>, listing: Listing, stretch: Stretch): Promise<unknown[]> {
  const { conditions, oneOf } = listing;
  if (soughtBy(listing).length > 0) return wordsPage(db, listing, stretch);
  const isFiltered = conditions.length + oneOf.length > 0;
  return isFiltered ? ownPage(db, listing, stretch).execute() : unfiltered(db, listing, stretch);
}

/** SQL Server: of those that have the words. */
async function wordsPage(db: Kysely<Tables>, listing: Listing, stretch: Stretch): Promise<unknown[]> {
  const beginning = await beginningOf(db, listing, stretch);
  if (beginning.at === "word")
    return beginning.places.length === 0 ? [] : atPlaces(db, listing, stretch, beginning.places).execute();
  const { sought } = beginning;
  return ownPage(db, { ...listing, words: [], senderWords: [], anywhere: sought }, stretch).execute();
}

const unfiltered = compiledOnceOf(ownPage);

/** From one index in order, or from as many as there are principals or alternatives. */
function ownPage(db: Kysely<Tables>, listing: Listing, stretch: Stretch) {
  const { scope, oneOf } = listing;
  if (scope.wholeAgency && oneOf.length <= 1) {
    const query = inAgency(db, listing, stretch, oneOf).orderBy("d.sort_key", orderOf(stretch));
    return paged(query.select(columnsOf(listing)), { limit: stretch.limit }).$castTo<unknown>();
  }
  const places = scope.wholeAgency
    ? oneOf.map((one) => inAgency(db, listing, stretch, [one]) as Places)
    : scope.principals.map((principal) => givenTo(db, listing, stretch, principal));
  return atPlaces(db, listing, stretch, places);
}

/** The documents at the first of the places. */
function atPlaces(db: Kysely<Tables>, listing: Listing, stretch: Stretch, places: readonly Places[]) {
  const { kind, scope } = listing;
  return db
    .selectFrom(mergedPage(db, places, "position", orderOf(stretch), stretch.limit).as("p"))
    .innerJoin(document(kind), (join) =>
      join.on("d.agency_id", "=", scope.agencyId).onRef("d.sort_key", "=", "p.position"),
    )
    .select([...columnsOf(listing), "p.position"])
    .orderBy("p.position", orderOf(stretch))
    .$castTo<unknown>();
}

function inAgency(db: Kysely<Tables>, listing: Listing, stretch: Stretch, one: Conditions) {
  return db
    .selectFrom(document(listing.kind))
    .select("d.sort_key as position")
    .where("d.agency_id", "=", listing.scope.agencyId)
    .where(all([...one, ...rest(listing), ...within("d.sort_key", stretch)]));
}

/** In its own agency a document stands in everybody's list where it stands in the register. */
function givenTo(db: Kysely<Tables>, listing: Listing, stretch: Stretch, principal: Principal): Places {
  const { kind, scope, oneOf } = listing;
  const asked = [...anyOf(oneOf), ...rest(listing)];
  const given = db
    .selectFrom("document_access as a")
    .select("a.sort_key as position")
    .where("a.principal", "=", principal)
    .where("a.kind", "=", kind)
    .where("a.agency_id", "=", scope.agencyId)
    .where(all(within("a.sort_key", stretch)));
  if (asked.length === 0) return given;
  return given
    .innerJoin(document(kind), (join) =>
      join.onRef("d.agency_id", "=", "a.agency_id").onRef("d.sort_key", "=", "a.sort_key"),
    )
    .where(all(asked));
}

/** What other agencies sent; the agency's own is not received, even where it stands among the addressees. */
async function sent(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
  received: Principal,
): Promise<unknown[]> {
  const { kind, scope, oneOf } = listing;
  const places = await receivedPlaces(db, listing, received);
  if (places === "none") return [];
  const query = db
    .selectFrom("document_access as a")
    .$if(places !== null, (list) => list.innerJoin((places ?? sql``).as("w"), "w.position", "a.sort_key"))
    .innerJoin(document(kind), "d.id", "a.document_id")
    .select([...columnsOf(listing), "a.sort_key as position"])
    .where("a.principal", "=", received)
    .where("a.kind", "=", kind)
    .where("a.agency_id", "=", scope.agencyId)
    .where("d.agency_id", "!=", scope.agencyId)
    .where(all([...anyOf(oneOf), ...rest(listing), ...within("a.sort_key", stretch)]))
    .orderBy("a.sort_key", orderOf(stretch));
  return paged(query, { limit: stretch.limit }).$castTo<unknown>().execute();
}

function rest(listing: Listing): Conditions {
  const at = { kind: listing.kind, agencyId: sql.ref("d.agency_id"), sortKey: sql.ref("d.sort_key") };
  return [...listing.conditions, ...soughtBy(listing).map((it) => has(at, it))];
}
