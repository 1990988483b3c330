import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { searchTextOf as incomingSearchText } from "../../../domain/incoming/search-text.ts";
import { searchTextOf as outgoingSearchText } from "../../../domain/outgoing/search-text.ts";
import {
  asOnePhrase,
  wordsOf,
  type SearchItem,
  type SearchQuery,
} from "../../../domain/text/search-query.ts";
import type { DocumentKind, SearchFilter, SearchHit } from "../../../ports/records/search-records.ts";
import { startsWith } from "../dialect.ts";
import { longestTerm, TEXT } from "../document-terms.ts";
import type { Tables } from "../schema.ts";
import { hasFullTextIndex, textContains } from "../sqlserver-full-text.ts";
import { toIncoming } from "./incoming-row.ts";
import { toOutgoing } from "./outgoing-row.ts";
import { readablePage, type Found } from "./readable-page.ts";

interface Asked {
  readonly kind: DocumentKind;
  readonly filter: SearchFilter;
  readonly conditions: readonly Expression<SqlBool>[];
}

/** So many documents that have the words are looked at for a phrase. */
const mostLookedAt = 400;
const chunk = 50;

/**
 * SQL Server: every word is one of the document's terms, or in its files. Terms do not know where words stand: for a
 * phrase the documents that have its words are read, the latest first.
 */
export async function findByTerms(
  db: Kysely<Tables>,
  { kind, filter, conditions }: Asked,
  query: SearchQuery,
  { asPhrase, limit }: { readonly asPhrase: boolean; readonly limit: number },
): Promise<SearchHit[]> {
  const isInFullText = await hasFullTextIndex(db);
  const { scope, year, senderWords = [] } = filter;
  const listing = {
    kind,
    scope,
    year,
    words: [],
    senderWords,
    conditions: [...conditions, ...query.items.flatMap((item) => has(kind, item, isInFullText))],
    oneOf: [],
    facets: [],
  };
  const phrases = asPhrase
    ? [asOnePhrase(query)]
    : query.items.flatMap((item) => (item.kind === "phrase" ? [item.words] : []));
  if (phrases.length === 0) {
    const found = await readablePage(db, listing, { direction: "newestFirst", after: null, limit });
    return found.map(({ id }) => ({ kind, documentId: id }));
  }
  const hits: SearchHit[] = [];
  let after: number | null = null;
  for (let looked = 0; looked < mostLookedAt && hits.length < limit; looked += chunk) {
    const found: Found[] = await readablePage(db, listing, {
      direction: "newestFirst",
      after,
      limit: chunk,
    });
    for (const { id } of found) {
      if (await hasPhrases(db, kind, id, phrases)) hits.push({ kind, documentId: id });
    }
    const last = found.at(-1);
    if (found.length < chunk || last === undefined) break;
    after = last.position;
  }
  return hits.slice(0, limit);
}

function has(kind: DocumentKind, item: SearchItem, isInFullText: boolean): Expression<SqlBool>[] {
  if (item.kind === "symbol") {
    const inPieces = sql.join(
      item.words.map((word) => oneOf(kind, { kind: "word", word }, isInFullText)),
      sql` and `,
    );
    const joined = item.joined.split(" ").map((word) => oneOf(kind, { kind: "word", word }, isInFullText));
    return [sql<SqlBool>`((${inPieces}) or (${sql.join(joined, sql` and `)}))`];
  }
  if (item.kind === "phrase")
    return wordsOf(item).map((word) => oneOf(kind, { kind: "word", word }, isInFullText));
  return [oneOf(kind, item, isInFullText)];
}

function oneOf(kind: DocumentKind, item: SearchItem, isInFullText: boolean): Expression<SqlBool> {
  const word = wordsOf(item)[0] ?? "";
  const own = term(kind, word, item.kind === "prefix");
  const inText = isInFullText ? textContains(item) : term(kind, TEXT + word, item.kind === "prefix");
  return sql<SqlBool>`(${own} or ${inText})`;
}

function term(kind: DocumentKind, word: string, isPrefix: boolean): Expression<SqlBool> {
  const sought = word.slice(0, longestTerm);
  const same = isPrefix
    ? startsWith<{ t: Tables["document_term"] }, "t">("t.term", sought)
    : sql<SqlBool>`t.term = ${sought}`;
  return sql<SqlBool>`exists (select 1 as found from document_term as t where t.agency_id = d.agency_id and t.kind = ${kind} and t.sort_key = d.sort_key and ${same})`;
}

async function hasPhrases(
  db: Kysely<Tables>,
  kind: DocumentKind,
  id: string,
  phrases: readonly (readonly string[])[],
): Promise<boolean> {
  const texts = await db
    .selectFrom("file_text")
    .select("folded")
    .where("document_id", "=", id)
    .where("folded", "is not", null)
    .execute();
  const all = [await ownWords(db, kind, id), ...texts.map(({ folded }) => folded ?? "")];
  const whole = ` ${all.join("\n").replaceAll("\n", " ")} `;
  return phrases.every((words) => whole.includes(` ${words.join(" ")} `));
}

async function ownWords(db: Kysely<Tables>, kind: DocumentKind, id: string): Promise<string> {
  if (kind === "incoming") {
    const row = await db.selectFrom("incoming_document").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? "" : incomingSearchText(toIncoming(row));
  }
  const row = await db.selectFrom("outgoing_document").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? "" : outgoingSearchText(toOutgoing(row));
}
