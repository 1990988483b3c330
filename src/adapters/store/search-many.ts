import type { Kysely, Transaction } from "kysely";
import { bulkInsert, engineOf } from "./dialect.ts";
import { loadTerms } from "./document-terms.ts";
import type { Tables } from "./schema.ts";
import { newSearchId, searchRow } from "./search.ts";
import type { SearchPlace, SearchScope, SearchText } from "./search-place.ts";

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

export interface ForSearch {
  readonly place: SearchPlace;
  readonly entry: SearchText & SearchScope;
}

/**
 * Lets many new documents be found at once. On SQLite the full text, which is for phrases and the texts of files, is
 * brought up to date by the job that catches up with it (`search-upkeep.ts`).
 */
export async function addAllToSearch(db: Kysely<Tables>, documents: readonly ForSearch[]): Promise<void> {
  const tx = db as Transaction<Tables>;
  if (engineOf(db) === "sqlite") {
    const rows = documents.map(({ place, entry }) => searchRow(place, entry));
    await bulkInsert(tx, "document_search", rows);
    return;
  }
  await loadTerms(tx, documents);
}
