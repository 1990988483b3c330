import type { Kysely } from "kysely";
import type { WorkDocument } from "../../../ports/records/routing-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";

/** What the lines of 'my work' say of these documents; by id, in no order. */
export async function workDocuments(
  db: Kysely<Tables>,
  documentIds: readonly string[],
): Promise<Map<string, WorkDocument>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("incoming_document")
    .select(["id", "year", "arrival_number", "code_number", "code_notation", "sender_name", "abstract"])
    .where(inList(db, "id", documentIds))
    .execute();
  return new Map(
    rows.map((row): [string, WorkDocument] => [
      row.id,
      {
        year: row.year,
        arrivalNumber: row.arrival_number,
        codeNumber: row.code_number,
        codeNotation: row.code_notation,
        senderName: row.sender_name,
        abstract: row.abstract,
      },
    ]),
  );
}
