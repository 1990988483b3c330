import type { Kysely, Transaction } from "kysely";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import { inList, insertIfAbsent } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { changeSearchScope } from "../search.ts";

/** Who may read a document, beside the clerks of its agency. */
export async function accessOf(db: Kysely<Tables>, documentId: string): Promise<Principal[]> {
  const rows = await db
    .selectFrom("document_access")
    .select("principal")
    .where("document_id", "=", documentId)
    .execute();
  return rows.map((row) => row.principal as Principal);
}

export interface Shared {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: "incoming" | "outgoing";
}

/** Adds readers; the search index learns of them in the same transaction. */
export async function grantAccess(
  db: Kysely<Tables>,
  document: Shared,
  principals: readonly Principal[],
): Promise<void> {
  if (principals.length === 0) return;
  const place = await db
    .selectFrom(document.kind === "incoming" ? "incoming_document" : "outgoing_document")
    .select(["sort_key", "search_id"])
    .where("id", "=", document.id)
    .executeTakeFirstOrThrow();
  let isNew = false;
  for (const principal of new Set(principals)) {
    const row = {
      document_id: document.id,
      principal,
      agency_id: document.agencyId,
      kind: document.kind,
      sort_key: place.sort_key,
    };
    const inserted = await insertIfAbsent(db as Transaction<Tables>, "document_access", row, [
      "document_id",
      "principal",
    ]);
    isNew ||= inserted;
  }
  if (!isNew) return;
  await changeSearchScope(db, {
    documentId: document.id,
    searchId: Number(place.search_id),
    kind: document.kind,
    agencyId: document.agencyId,
    principals: await accessOf(db, document.id),
  });
}

/** How many files each document has; those without any are left out. */
export async function fileCounts(
  db: Kysely<Tables>,
  documentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("stored_file")
    .select((select) => ["document_id", select.fn.countAll<number>().as("files")])
    .where(inList(db, "document_id", documentIds))
    .groupBy("document_id")
    .execute();
  return new Map(rows.map((row) => [row.document_id, Number(row.files)]));
}
