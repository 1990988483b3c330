import type { Expression, Kysely, SqlBool } from "kysely";
import { searchTextOf as incomingSearchText } from "../../../domain/incoming/search-text.ts";
import { searchTextOf as outgoingSearchText } from "../../../domain/outgoing/search-text.ts";
import { asOnePhrase, type SearchQuery } from "../../../domain/text/search-query.ts";
import type { DocumentKind, SearchFilter, SearchHit } from "../../../ports/records/search-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { soughtAnywhere } from "../sought-words.ts";
import { hasFullTextIndex } from "../sqlserver-full-text.ts";
import { toIncoming } from "./incoming-row.ts";
import { toOutgoing } from "./outgoing-row.ts";
import { readablePage, type Found } from "./readable-page.ts";
import { documentsWithPhrase } from "./search-phrases.ts";

interface Asked {
  readonly kind: DocumentKind;
  readonly filter: SearchFilter;
  readonly conditions: readonly Expression<SqlBool>[];
}

/** So many documents that have the words are looked at for a phrase, and so many at a time. */
const mostLookedAt = 400;
const chunk = 200;

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
  const hasFullText = await hasFullTextIndex(db);
  const { scope, year, senderWords = [] } = filter;
  const listing = {
    kind,
    scope,
    year,
    words: [],
    senderWords,
    anywhere: query.items.flatMap((item) => soughtAnywhere(item, hasFullText)),
    conditions,
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
    const having = await havePhrases(db, kind, found, phrases);
    hits.push(...found.filter(({ id }) => having(id)).map(({ id }) => ({ kind, documentId: id })));
    const last = found.at(-1);
    if (found.length < chunk || last === undefined) break;
    after = last.position;
  }
  return hits.slice(0, limit);
}

/** Which of the documents have each of the phrases, in their own fields or in one of their files. */
async function havePhrases(
  db: Kysely<Tables>,
  kind: DocumentKind,
  found: readonly Found[],
  phrases: readonly (readonly string[])[],
): Promise<(id: string) => boolean> {
  const ids = found.map(({ id }) => id);
  const own = await ownWords(db, kind, ids);
  const inFiles = await Promise.all(phrases.map((words) => documentsWithPhrase(db, ids, words)));
  return (id) =>
    phrases.every(
      (words, i) => inFiles[i]?.has(id) === true || ` ${own.get(id) ?? ""} `.includes(` ${words.join(" ")} `),
    );
}

async function ownWords(
  db: Kysely<Tables>,
  kind: DocumentKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (kind === "incoming") {
    const rows = await db
      .selectFrom("incoming_document")
      .selectAll()
      .where(inList(db, "id", ids))
      .execute();
    return new Map(rows.map((row) => [row.id, incomingSearchText(toIncoming(row))]));
  }
  const rows = await db
    .selectFrom("outgoing_document")
    .selectAll()
    .where(inList(db, "id", ids))
    .execute();
  return new Map(rows.map((row) => [row.id, outgoingSearchText(toOutgoing(row))]));
}
