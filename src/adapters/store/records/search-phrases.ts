import { type Kysely, sql } from "kysely";
import type { SearchHit } from "../../../ports/records/search-records.ts";
import { engineOf, inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";

/** So much text is looked through sooner than the index of a million documents is walked for a phrase. */
const mostBytes = 4 * 2 ** 20;

/**
 * Those of the documents in whose files the words stand one after another, in the order given; null where their texts
 * are too long to be looked through.
 */
export async function phraseAmong(
  db: Kysely<Tables>,
  hits: readonly SearchHit[],
  words: readonly string[],
): Promise<SearchHit[] | null> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ documentId }) => documentId);
  // Their lengths stand in the rows, so that no text is read for it.
  const size =
    engineOf(db) === "sqlite" ? sql`total(octet_length(t.folded))` : sql`sum(datalength(t.folded))`;
  const { rows } = await sql<{
    bytes: number | null;
  }>`select ${size} as bytes from ${textsOf(db, ids)}`.execute(db);
  if ((rows[0]?.bytes ?? 0) > mostBytes) return null;
  const having = await documentsWithPhrase(db, ids, words);
  return hits.filter(({ documentId }) => having.has(documentId));
}

/** The documents in whose files the folded words stand one after another, over lines as well. */
export async function documentsWithPhrase(
  db: Kysely<Tables>,
  ids: readonly string[],
  words: readonly string[],
): Promise<Set<string>> {
  const phrase = ` ${words.join(" ")} `;
  const has =
    engineOf(db) === "sqlite"
      ? sql`instr(' ' || replace(t.folded, char(10), ' ') || ' ', ${phrase}) > 0`
      : sql`charindex(${phrase}, concat(N' ', replace(t.folded, nchar(10), N' '), N' ')) > 0`;
  const { rows } = await sql<{ document_id: string }>`
    select t.document_id from ${textsOf(db, ids)} and ${has}`.execute(db);
  return new Set(rows.map((row) => row.document_id));
}

const textsOf = (db: Kysely<Tables>, ids: readonly string[]) =>
  sql`file_text as t where ${inList(db, "t.document_id", ids)} and t.folded is not null`;
