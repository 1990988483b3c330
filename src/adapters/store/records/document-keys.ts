import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { newSearchId } from "../search.ts";

/** What the row of a new document has beside the document. */
export async function documentKeys(
  db: Kysely<Tables>,
  table: "incoming_document" | "outgoing_document",
  {
    sortKey,
    requestKey,
    fileCount = 0,
  }: { readonly sortKey: number; readonly requestKey: string; readonly fileCount?: number },
) {
  return {
    sort_key: sortKey,
    search_id: await newSearchId(db, table, sortKey),
    request_key: requestKey,
    file_count: fileCount,
    legal_value: fileCount > 0 ? "checking" : "none",
  };
}
