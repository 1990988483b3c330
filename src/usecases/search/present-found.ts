import type { FoundDocument } from "../../contract/search.ts";
import { hasItem, itemsToMark, markFound, placeAround } from "../../domain/text/find-in-text.ts";
import { wordsOf, type SearchQuery } from "../../domain/text/search-query.ts";
import type { SearchLine } from "../../ports/records/search-records.ts";
import type { TextFound } from "../../ports/records/text-records.ts";
import type { Records } from "../../ports/store.ts";
import type { Candidate } from "./gather-candidates.ts";

/** More places would be a page of their own; the file shows them all. */
const mostPlaces = 2;

/** Answers with what was sought marked, and where the rest of it stands in their files, as it is written there. */
export async function presentFound(
  read: Pick<Records, "search" | "texts" | "imports">,
  page: readonly Candidate[],
  query: SearchQuery,
): Promise<FoundDocument[]> {
  const lines = new Map((await read.search.lines(page)).map((line) => [line.documentId, line]));
  const inFiles = page.flatMap((one) => (one.foundIn === "text" ? [one.documentId] : []));
  const texts = await read.texts.ofDocuments(inFiles);
  const books = await read.imports.books(page.map(({ documentId }) => documentId));
  return page.flatMap(({ documentId, foundIn }) => {
    const line = lines.get(documentId);
    if (line === undefined) return [];
    const own = texts.filter((text) => text.documentId === documentId);
    const isImported = books.has(documentId);
    return [{ ...viewOf(line, query), isImported, foundIn, places: placesIn(own, query) }];
  });
}

function viewOf(
  line: SearchLine,
  query: SearchQuery,
): Omit<FoundDocument, "isImported" | "foundIn" | "places"> {
  const items = itemsToMark([line.symbol, line.abstract, line.other, line.signer], query.items);
  const mark = (text: string) => markFound(text, items);
  return {
    id: line.documentId,
    kind: line.kind,
    year: line.year,
    number: line.number,
    symbol: mark(line.symbol),
    issuedDate: line.issuedDate,
    typeName: line.typeName,
    abstract: mark(line.abstract),
    other: mark(line.other),
    signer: mark(line.signer),
    priority: line.priority,
    state: line.state,
    legalValue: line.legalValue,
  };
}

function placesIn(texts: readonly TextFound[], query: SearchQuery): FoundDocument["places"] {
  return texts
    .flatMap(({ fileId, fileName, lines, folded }) => {
      const best = bestLine(folded, query);
      if (best === null) return [];
      const near = lines.slice(Math.max(0, best.line - 1), best.line + 3);
      const words = placeAround(lines, best.line, itemsToMark(near, query.items));
      return [{ score: best.score, place: { fileId, fileName, words } }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPlaces)
    .map(({ place }) => place);
}

/** The first line that, with the two after it, has the most of what is sought; a line with all of it alone is best. */
function bestLine(folded: readonly string[], query: SearchQuery): { line: number; score: number } | null {
  let best: { line: number; score: number } | null = null;
  const sought = query.items.flatMap((item) => [...wordsOf(item)]);
  const itemsIn = (text: string): number => {
    const words = text.split(" ");
    return query.items.filter((item) => hasItem(words, item)).length;
  };
  for (const [line, text] of folded.entries()) {
    // Looking for letters first is a hundred times faster than reading words.
    if (!sought.some((word) => text.includes(word))) continue;
    const alone = itemsIn(text);
    if (alone === 0) continue;
    const score = itemsIn(folded.slice(line, line + 3).join(" ")) * 2 + alone;
    if (best === null || score > best.score) best = { line, score };
    if (alone === query.items.length) return best;
  }
  return best;
}
