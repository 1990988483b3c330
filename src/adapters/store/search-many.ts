import type { Kysely } from "kysely";
import { engineOf } from "./dialect.ts";
import type { Tables } from "./schema.ts";
import { addToSearch, newSearchId, type SearchPlace, type SearchScope, type SearchText } from "./search.ts";

/** Places in the search for documents that come in together, in the order of their sort keys. */
export async function newSearchIds(
  db: Kysely<Tables>,
  table: "incoming_document" | "outgoing_document",
  sortKeys: readonly number[],
): Promise<number[]> {
  if (engineOf(db) === "sqlserver") return [...sortKeys];
  const first = await newSearchId(db, table, 0);
  return sortKeys.map((_key, place) => first + place);
}

export async function addAllToSearch(
  db: Kysely<Tables>,
  documents: readonly { readonly place: SearchPlace; readonly entry: SearchText & SearchScope }[],
): Promise<void> {
  for (const { place, entry } of documents) await addToSearch(db, place, entry);
}
