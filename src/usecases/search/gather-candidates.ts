import { rankOf, type FoundBy, type FoundIn } from "../../domain/text/rank.ts";
import { asOnePhrase, wordsOf, type SearchQuery } from "../../domain/text/search-query.ts";
import type {
  DocumentKind,
  SearchFilter,
  SearchHit,
  SearchLine,
} from "../../ports/records/search-records.ts";
import type { Records } from "../../ports/store.ts";

/** An answer, not yet shown. `line` only where it had to be read to be weighed. */
export interface Candidate extends SearchHit {
  /** `text`: its own fields do not have everything, its files do. */
  readonly foundIn: FoundIn | "text";
}

export interface Asked {
  readonly kinds: readonly DocumentKind[];
  readonly filter: SearchFilter;
  readonly query: SearchQuery;
}

type Read = Pick<Records, "search">;

/** Of each kind of answer so many are weighed against each other, the latest ones. */
const window = 200;
const mostNamed = 50;

/**
 * The better kinds of answer first, each from its own index, and the next kind only while there is room: the very
 * number or symbol and all words in the document's own fields, weighed by the domain; then the words one after another
 * anywhere; then the words anywhere, the latest first.
 */
export async function gatherCandidates(read: Read, asked: Asked, most: number): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const { line, rank } of await inFields(read, asked)) {
    found.set(line.documentId, { kind: line.kind, documentId: line.documentId, foundIn: rank.foundIn });
  }
  for (const hit of found.size < most ? await inTexts(read, asked) : []) {
    if (!found.has(hit.documentId)) found.set(hit.documentId, { ...hit, foundIn: "text" });
  }
  return [...found.values()].slice(0, most);
}

/** Those that have the words one after another first. */
async function inTexts({ search }: Read, asked: Asked): Promise<SearchHit[]> {
  const { filter, query } = asked;
  const find = (kind: DocumentKind, asPhrase: boolean) =>
    search.byText(kind, filter, query, { asPhrase, limit: window });
  const together: SearchHit[] = [];
  const anywhere: SearchHit[] = [];
  for (const kind of asked.kinds) {
    const hits = await find(kind, false);
    anywhere.push(...hits);
    if (query.items.length === 1) continue;
    // Where these are all there are, the phrase is theirs to have; else an earlier document may have it.
    const among = hits.length < window ? await search.phraseAmong(hits, asOnePhrase(query)) : null;
    together.push(...(among ?? (await find(kind, true))));
  }
  return [...together, ...anywhere];
}

async function each(
  { kinds }: Asked,
  find: (kind: DocumentKind) => Promise<SearchHit[]>,
): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const kind of kinds) hits.push(...(await find(kind)));
  return hits;
}

/** By number and symbol, and by the quick search of the registers, whose words are then looked at for phrases. */
async function inFields({ search }: Read, asked: Asked) {
  const { filter, query } = asked;
  const { symbol } = query;
  const words = query.items.flatMap((item) =>
    item.kind === "symbol" ? item.joined.split(" ") : wordsOf(item),
  );
  const named =
    symbol === null ? [] : await each(asked, (kind) => search.bySymbol(kind, filter, symbol, mostNamed));
  const worded = await each(asked, (kind) => search.byFields(kind, filter, words, window));
  const hits = new Map([...named, ...worded].map((hit) => [hit.documentId, hit]));
  return (await search.lines([...hits.values()]))
    .flatMap((line) => {
      const rank = rankOf(foundBy(line), query);
      return rank === null ? [] : [{ line, rank }];
    })
    .sort(
      (a, b) => b.rank.score - a.rank.score || b.line.registeredAt.getTime() - a.line.registeredAt.getTime(),
    );
}

function foundBy(line: SearchLine): FoundBy {
  return {
    symbol: line.symbol,
    numbers: [String(line.number), ...(line.documentCode === null ? [] : [line.documentCode])],
    abstract: `${line.typeName} ${line.abstract}`,
    sender: line.other,
    signer: line.signer,
  };
}
