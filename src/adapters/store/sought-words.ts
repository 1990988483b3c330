import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import { wordsOf, type SearchItem } from "../../domain/text/search-query.ts";
import { startsWith } from "./dialect.ts";
import { longestTerm, SENDER, TEXT } from "./document-terms.ts";
import type { Tables } from "./schema.ts";
import type { Kind } from "./search-place.ts";
import { textContains } from "./sqlserver-full-text.ts";

// SQL Server: what a document must have to be found, by `document_term` and, where the server has one, its full text.

/** A document has one of the terms, or a file in which the full text finds one of the words. */
export interface Sought {
  readonly terms: readonly string[];
  /** They are beginnings. */
  readonly isPrefix: boolean;
  /** Null where the full text is not asked. */
  readonly inFullText: readonly string[] | null;
}

const term = (prefix: string, word: string): string => (prefix + word).slice(0, longestTerm);

/** Each of the words among the register's own fields, and among the sender's; the last of them as a beginning. */
export function soughtInFields(words: readonly string[], senderWords: readonly string[]): Sought[] {
  const each = (of: readonly string[], prefix: string) =>
    of.map((word, i) => ({
      terms: [term(prefix, word)],
      isPrefix: i === of.length - 1,
      inFullText: null,
    }));
  return [...each(words, ""), ...each(senderWords, SENDER)];
}

/**
 * The item's words in the document's fields or its files; where they stand to each other is not asked. A symbol has all
 * its words or is written in one piece, which is: each of its words, or the piece.
 */
export function soughtAnywhere(item: SearchItem, hasFullText: boolean): Sought[] {
  const alternatives =
    item.kind === "symbol"
      ? item.words.flatMap((word) => item.joined.split(" ").map((piece) => [...new Set([word, piece])]))
      : wordsOf(item).map((word) => [word]);
  return alternatives.map((words) => ({
    terms: words.flatMap((word) => (hasFullText ? [term("", word)] : [term("", word), term(TEXT, word)])),
    isPrefix: item.kind === "prefix",
    inFullText: hasFullText ? words : null,
  }));
}

/** `column` is one of the terms, or begins so. */
export function isTerm(column: string, { terms, isPrefix }: Pick<Sought, "terms" | "isPrefix">) {
  if (!isPrefix) return sql<SqlBool>`${sql.ref(column)} in (${sql.join([...terms])})`;
  const beginnings = terms.map((it) => startsWith<Tables, never>(column as never, it));
  return sql<SqlBool>`(${sql.join(beginnings, sql` or `)})`;
}

/** Where a document stands: references, or values. */
export interface DocumentAt {
  readonly kind: Kind;
  readonly agencyId: RawBuilder<unknown>;
  readonly sortKey: RawBuilder<unknown>;
}

/** `has` asks it of the document `d` itself, and not only of its place. */
export const isAskedOfDocument = ({ isPrefix, inFullText }: Sought): boolean =>
  isPrefix || inFullText !== null;

/**
 * The document there, which is `d`, has it. Asked of each document for itself, and of its own list of words for a
 * beginning: joined, a server may choose to read all that has a frequent word first.
 */
export function has({ kind, agencyId, sortKey }: DocumentAt, sought: Sought): Expression<SqlBool> {
  const { terms, isPrefix, inFullText } = sought;
  const listed = terms.map((it) => sql<SqlBool>`charindex(${`"${it}`}, o.words) > 0`);
  const found = isPrefix
    ? sql`document_words as o where o.document_id = d.id and (${sql.join(listed, sql` or `)})`
    : sql`document_term as w where w.agency_id = ${agencyId} and w.kind = ${kind} and w.sort_key = ${sortKey} and ${isTerm("w.term", sought)}`;
  const byTerms = sql<SqlBool>`(select top (1) 1 as found from ${found}) = 1`;
  if (inFullText === null) return byTerms;
  return sql<SqlBool>`(${byTerms} or exists (select 1 as found from file_text as f where f.document_id = d.id and ${textContains(inFullText, isPrefix)}))`;
}
