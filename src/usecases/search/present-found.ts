import type { FoundDocument } from "../../contract/search.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import { itemsIn, markFound, placeAround } from "../../domain/text/find-in-text.ts";
import { wordsOf, type SearchQuery } from "../../domain/text/search-query.ts";
import type { TextFound } from "../../ports/records/text-records.ts";
import type { Records } from "../../ports/store.ts";
import type { Ranked } from "./gather-candidates.ts";

/** More places would be a page of their own; the file shows them all. */
const mostPlaces = 2;

/** One result: its own fields with what was sought marked, and where the rest stands in its files, as it is written there. */
export async function presentFound(
  read: Pick<Records, "texts" | "files">,
  { found, by, rank }: Ranked,
  query: SearchQuery,
): Promise<FoundDocument> {
  const { kind, document } = found;
  const fields = document.fields;
  const mark = (text: string) => markFound(text, query.items);
  return {
    id: document.id,
    kind,
    year: document.year,
    number: kind === "incoming" ? document.arrivalNumber : document.number,
    symbol: mark(by.symbol),
    issuedDate: fields.issuedDate,
    typeName:
      kind === "incoming" ? document.fields.typeName : (documentTypeOf(document.fields.typeCode)?.vi ?? ""),
    abstract: mark(fields.abstract),
    other: mark(by.sender),
    signer: mark(by.signer),
    priority: fields.priority,
    state: kind === "incoming" ? document.state : null,
    foundIn: rank.isWhole ? rank.foundIn : "text",
    places: rank.isWhole ? [] : await placesIn(read, document.id, query),
  };
}

async function placesIn(
  read: Pick<Records, "texts" | "files">,
  documentId: string,
  query: SearchQuery,
): Promise<FoundDocument["places"]> {
  const texts = await read.texts.ofDocument(documentId);
  const files = new Map((await read.files.ofDocument(documentId)).map((file) => [file.id, file.name]));
  const places = texts.flatMap((text) => {
    const best = bestLine(text, query);
    if (best === null) return [];
    const words = placeAround(text.lines, best.line, query.items);
    return [
      { score: best.score, place: { fileId: text.fileId, fileName: files.get(text.fileId) ?? "", words } },
    ];
  });
  return places
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPlaces)
    .map(({ place }) => place);
}

/** The first line that, with the two after it, has the most of what is sought; a line with all of it alone is better. */
function bestLine({ folded }: TextFound, query: SearchQuery): { line: number; score: number } | null {
  let best: { line: number; score: number } | null = null;
  const words = query.items.flatMap((item) => [...wordsOf(item)]);
  for (const [line, text] of folded.entries()) {
    // Looking for letters first is a hundred times faster than reading words.
    if (!words.some((word) => text.includes(word))) continue;
    const alone = itemsIn(text, query.items);
    if (alone === 0) continue;
    const together = itemsIn(folded.slice(line, line + 3).join(" "), query.items);
    const score = together * 2 + alone;
    if (best === null || score > best.score) best = { line, score };
    if (alone === query.items.length) return best;
  }
  return best;
}
