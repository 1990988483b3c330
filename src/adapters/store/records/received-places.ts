import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import { isTerm, type Sought } from "../sought-words.ts";
import { textContains } from "../sqlserver-full-text.ts";
import type { Tables } from "../schema.ts";
import { document, type Listing, type Place } from "./listing.ts";
import { countedLists, long, soughtBy } from "./word-places.ts";

/**
 * SQL Server: where a search among what other agencies sent begins: at the places of the documents of its rarest word, of
 * whichever agency they are; null where every word has many, and the received are walked. `none` where nothing has it.
 */
export async function receivedPlaces(
  db: Kysely<Tables>,
  listing: Listing,
  received: Principal,
): Promise<RawBuilder<Place> | "none" | null> {
  const sought = soughtBy(listing);
  if (sought.length === 0) return null;
  const { kind, scope } = listing;
  const all = sql`document_access as a where a.principal = ${received} and a.kind = ${kind} and a.agency_id = ${scope.agencyId}`;
  const lists = [...sought.map((it) => sql`${documentsWith(listing, it)}`), all];
  const lengths = await countedLists(db, lists);
  const least = Math.min(...lengths);
  if (least === 0) return "none";
  const rarest = sought[lengths.indexOf(least)];
  return least === long || rarest === undefined ? null : placesOf(listing, received, rarest);
}

/** Each step asks of one row of the one before, so that no server reads a register instead. */
function placesOf(listing: Listing, received: Principal, rarest: Sought): RawBuilder<Place> {
  const register = document(listing.kind);
  return sql<Place>`(select distinct a.sort_key as position from ${documentsWith(
    listing,
    rarest,
    sql`cross apply (select top (1) d.id from ${register} where d.agency_id = n.id and d.sort_key = t.sort_key) as i
      cross apply (select top (1) a.sort_key from document_access as a where a.document_id = i.id and a.principal = ${received}) as a`,
  )})`;
}

/** Of each other agency that keeps a register, by each term for itself. */
function documentsWith(
  { kind, scope }: Listing,
  { terms, isPrefix, inFullText }: Sought,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  const lists = terms.map(
    (term) =>
      sql`select t.sort_key from document_term as t where t.agency_id = n.id and t.kind = ${kind} and ${isTerm("t.term", { terms: [term], isPrefix })}`,
  );
  if (inFullText !== null)
    lists.push(
      sql`select d.sort_key from file_text as f inner join ${document(kind)} on d.id = f.document_id where f.agency_id = n.id and ${textContains(inFullText, isPrefix)}`,
    );
  return sql`(select distinct r.agency_id as id from register as r where r.kind = ${kind} and r.agency_id <> ${scope.agencyId}) as n
    cross apply (${sql.join(lists, sql` union all `)}) as t ${more}`;
}
