import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { Tables } from "../schema.ts";
import { rowidOf } from "../search.ts";
import type { Kind } from "../search-place.ts";
import { all, beyond, orderOf, type PageRequest, type Place } from "./listing.ts";

/** Matches in one of the two indexes of words, whoever may read them. */
export interface Matches {
  readonly index: "document_search" | "document_text";
  readonly kind: Kind;
  readonly match: string;
  /** `after` is a place in the index. */
  readonly page: PageRequest;
}

/** So many matches are looked at for one that is wanted; where one agency has the database, all of them are its own. */
const lookedAt = 4;

/**
 * SQLite: who reads a whole agency need not be looked for in the index of words, whose list of that agency's documents is
 * as long as the register: the first matches are looked up and asked whose they are. `read` gives those among `places`
 * that are wanted, in order. `after` is where the caller goes on among the rest, or null where there is none or the page
 * is full.
 */
export async function firstMatches<Line extends Place>(
  db: Kysely<Tables>,
  matches: Matches,
  read: (places: Expression<Place>) => Promise<Line[]>,
): Promise<{ readonly lines: Line[]; readonly after: number | null }> {
  const { page } = matches;
  const most = page.limit * lookedAt;
  const lines = await read(sql<Place>`(${placesOf(matches)} limit ${most})`);
  if (lines.length >= page.limit) return { lines, after: null };
  const { rows } = await sql<Place>`${placesOf(matches)} limit 1 offset ${most - 1}`.execute(db);
  return { lines, after: rows[0]?.position ?? null };
}

/**
 * The same where it may take long to find that there are no more: the places themselves, so that they are walked to once.
 */
export async function firstPlaces(
  db: Kysely<Tables>,
  matches: Matches,
): Promise<{ readonly places: readonly number[]; readonly after: number | null }> {
  const most = matches.page.limit * lookedAt;
  const { rows } = await sql<Place>`${placesOf(matches)} limit ${most}`.execute(db);
  const places = rows.map(({ position }) => position);
  return { places, after: places.length < most ? null : (places.at(-1) ?? null) };
}

/** Both kinds stand in one index, each counting for itself: beyond the last of one there is nothing but the other. */
function placesOf({ index, kind, match, page }: Matches) {
  const table = sql.table(index);
  const register = sql.table(kind === "incoming" ? "incoming_document" : "outgoing_document");
  const asked = [
    sql<SqlBool>`${table} match ${match}`,
    sql<SqlBool>`rowid <= (select coalesce(max(search_id), 0) * 2 + 1 from ${register})`,
    sql<SqlBool>`rowid % 2 = ${sql.lit(rowidOf({ kind, searchId: 0 }))}`,
    ...(page.after === null ? [] : [beyond("rowid", page.after, page)]),
  ];
  return sql`select rowid as position from ${table} where ${all(asked)} order by rowid ${sql.raw(orderOf(page))}`;
}

/** `mayRead` of the document `d`, for who sees a whole agency. */
export function isOfAgency({ agencyId, received }: ReadScope): Expression<SqlBool> {
  const own = sql<SqlBool>`d.agency_id = ${agencyId}`;
  if (received === null) return own;
  return sql<SqlBool>`(${own} or exists (select 1 as found from document_access as a where a.document_id = d.id and a.principal = ${received}))`;
}
