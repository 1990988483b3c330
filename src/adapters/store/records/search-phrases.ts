import { type Kysely, sql } from "kysely";
import type { SearchHit } from "../../../ports/records/search-records.ts";
import { engineOf } from "../dialect.ts";
import type { Tables } from "../schema.ts";

/** So much text is looked through sooner than the index of a million documents is walked for a phrase. */
const mostBytes = 4 * 2 ** 20;

/**
 * SQLite: those of the documents in whose files the words stand one after another, in the order given; null where their
 * texts are too long to be looked through. SQL Server reads the texts for a phrase in any case: null.
 */
export async function phraseAmong(
  db: Kysely<Tables>,
  hits: readonly SearchHit[],
  words: readonly string[],
): Promise<SearchHit[] | null> {
  if (engineOf(db) === "sqlserver") return null;
  if (hits.length === 0) return [];
  const ids = JSON.stringify(hits.map(({ documentId }) => documentId));
  const texts = sql`file_text as t where t.document_id in (select value from json_each(${ids})) and t.folded is not null`;
  // Their lengths stand in the rows, so that no text is read for it.
  const { rows: sizes } = await sql<{
    bytes: number;
  }>`select total(octet_length(t.folded)) as bytes from ${texts}`.execute(db);
  if ((sizes[0]?.bytes ?? 0) > mostBytes) return null;
  const phrase = ` ${words.join(" ")} `;
  const { rows } = await sql<{ document_id: string }>`
    select t.document_id from ${texts} and instr(' ' || replace(t.folded, char(10), ' ') || ' ', ${phrase}) > 0`.execute(
    db,
  );
  const having = new Set(rows.map((row) => row.document_id));
  return hits.filter(({ documentId }) => having.has(documentId));
}
