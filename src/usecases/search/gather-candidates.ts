import { documentTypeOf } from "../../domain/document-types.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { rankOf, type FoundBy, type Rank } from "../../domain/text/rank.ts";
import { wordsOf, type SearchQuery } from "../../domain/text/search-query.ts";
import type {
  DocumentKind,
  SearchedDocument,
  SearchFilter,
  SearchHit,
} from "../../ports/records/search-records.ts";
import type { Records } from "../../ports/store.ts";

export interface Ranked {
  readonly found: SearchedDocument;
  readonly by: FoundBy;
  readonly rank: Rank;
}

export interface Asked {
  readonly kinds: readonly DocumentKind[];
  readonly filter: SearchFilter;
  readonly query: SearchQuery;
  readonly latestYear: number;
}

type InText = "phrase" | "words" | "none";
type Read = Pick<Records, "search">;

/** Of each kind of answer so many are weighed against each other, the latest ones. */
const window = 200;
const mostNamed = 50;

/**
 * The better kinds of answer first, each from its own index, and the next kind only while there is room: the very
 * number or symbol; all words in the document's own fields, also beginnings of words; the words one after another
 * anywhere; the words anywhere. What they bring is then weighed by the domain.
 */
export async function gatherCandidates(
  read: Read,
  asked: Asked,
  most: number,
): Promise<{ ranked: Ranked[]; isMore: boolean }> {
  const found = new Map<string, Ranked>();
  const add = (some: readonly SearchedDocument[], inText: InText) => {
    for (const one of some) {
      if (found.has(one.document.id)) continue;
      const by = foundBy(one);
      found.set(one.document.id, { found: one, by, rank: rankOf(by, asked.query, inText) });
    }
  };
  const { symbol, items } = asked.query;
  if (symbol !== null) {
    const sought = { symbol, latestYear: asked.latestYear };
    const hits = await each(asked, (kind) => read.search.bySymbol(kind, asked.filter, sought, mostNamed));
    add(await read.search.load(hits), "none");
  }
  add(await inFields(read, asked), "none");
  if (items.length > 1 && found.size < most)
    add(await load(read, await inTexts(read, asked, true), found), "phrase");
  if (found.size < most) add(await load(read, await inTexts(read, asked, false), found), "words");
  const ranked = [...found.values()].sort(
    (a, b) => b.rank.score - a.rank.score || registeredAt(b) - registeredAt(a),
  );
  return { ranked: ranked.slice(0, most), isMore: ranked.length >= most };
}

const registeredAt = ({ found }: Ranked): number => found.document.registeredAt.getTime();

async function each(
  { kinds }: Asked,
  find: (kind: DocumentKind) => Promise<SearchHit[]>,
): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const kind of kinds) hits.push(...(await find(kind)));
  return hits;
}

function inTexts(read: Read, asked: Asked, asPhrase: boolean): Promise<SearchHit[]> {
  const page = { asPhrase, limit: window };
  return each(asked, (kind) => read.search.byText(kind, asked.filter, asked.query, page));
}

/** By the quick search of the registers; what its words bring is looked at for phrases and whole words. */
async function inFields({ search }: Read, asked: Asked): Promise<SearchedDocument[]> {
  const { filter, query } = asked;
  const words = query.items.flatMap((item) =>
    item.kind === "symbol" ? item.joined.split(" ") : wordsOf(item),
  );
  const hits = await each(asked, (kind) => search.byFields(kind, filter, words, window));
  return (await search.load(hits)).filter((one) => rankOf(foundBy(one), query, "none").isWhole);
}

/** The documents themselves, those that are known already left out. */
const load = (
  { search }: Read,
  hits: readonly SearchHit[],
  known: ReadonlyMap<string, unknown>,
): Promise<SearchedDocument[]> => search.load(hits.filter(({ documentId }) => !known.has(documentId)));

function foundBy(one: SearchedDocument): FoundBy {
  if (one.kind === "incoming") {
    const { fields, arrivalNumber } = one.document;
    return {
      symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
      numbers: [String(arrivalNumber), ...(fields.documentCode === null ? [] : [fields.documentCode])],
      abstract: `${fields.typeName} ${fields.abstract}`,
      sender: fields.senderName,
      signer: fields.signerName ?? "",
    };
  }
  const { fields, number, symbol } = one.document;
  return {
    symbol,
    numbers: [String(number)],
    abstract: `${documentTypeOf(fields.typeCode)?.vi ?? ""} ${fields.abstract}`.trim(),
    sender: fields.recipients.map(({ name }) => name).join("; "),
    signer: fields.signerName,
  };
}
