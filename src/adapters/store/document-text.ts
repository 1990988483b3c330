import { type Kysely, sql } from "kysely";
import { syllablesBeginning } from "../../domain/text/syllable.ts";
import { asOnePhrase, type SearchItem, type SearchQuery } from "../../domain/text/search-query.ts";
import { engineOf } from "./dialect.ts";
import { changeAtCommit } from "./engine/compiled-once.ts";
import type { Tables } from "./schema.ts";

/**
 * SQLite's `document_text`: one row for each document, under its rowid in `document_search`, with who may read it, the
 * words of its fields and the text of its files. It knows where words stand and keeps nothing else, so that a row is
 * written anew from `document_search` and `file_text` whenever one of them changes.
 */

export async function writeFullText(db: Kysely<Tables>, rowid: number, documentId: string): Promise<void> {
  if (engineOf(db) === "sqlserver") return;
  await rewrite(db, { rowid, documentId });
}

const rewrite = changeAtCommit(
  (_: Kysely<Tables>, it: { rowid: number; documentId: string }) =>
    sql`insert or replace into document_text (rowid, scope, body)
    select s.rowid, s.scope, s.body || ' ' || coalesce((
      select group_concat(t.folded, ' ') from file_text as t where t.document_id = ${it.documentId} and t.folded is not null
    ), '') from document_search as s where s.rowid = ${it.rowid}`,
);

export async function removeFullText(db: Kysely<Tables>, rowid: number): Promise<void> {
  if (engineOf(db) === "sqlserver") return;
  await sql`delete from document_text where rowid = ${rowid}`.execute(db);
}

/** The MATCH expression for what is sought. Words are letters and digits only, so quoting them is enough. */
export function soughtInBody(query: SearchQuery, asPhrase: boolean): string {
  if (asPhrase) return `body : "${asOnePhrase(query).join(" ")}"`;
  return query.items.map((item) => `body : (${expressionOf(item)})`).join(" AND ");
}

function expressionOf(item: SearchItem): string {
  switch (item.kind) {
    case "word":
      return `"${item.word}"`;
    case "prefix":
      return anyOf([item.word, ...continuations(item.word)]);
    case "phrase":
      return `"${item.words.join(" ")}"`;
    case "symbol":
      return `"${item.words.join(" ")}" OR "${item.joined}"`;
  }
}

/**
 * FTS5 would gather all documents of all words with a beginning before it gave the first one. The syllables of
 * Vietnamese are few and known, so they are asked for by name: each is walked only as far as the page needs. What is no
 * syllable is found by its beginning among the fields, by `document_search`.
 */
const continuations = (word: string): string[] => (word.length < 2 ? [] : syllablesBeginning(word));

const anyOf = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" OR ");
