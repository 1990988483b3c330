import { foldSymbol, foldWords } from "./fold.ts";
import { hasItem } from "./find-in-text.ts";
import { asOnePhrase, type SearchQuery } from "./search-query.ts";

/** What a document is found by, as people wrote it. */
export interface FoundBy {
  readonly symbol: string;
  /** Its other numbers: the arrival number, the identification code. */
  readonly numbers: readonly string[];
  /** With the name of the type before it. */
  readonly abstract: string;
  readonly sender: string;
  readonly signer: string;
}

/** Where the least of what was sought stands; the better place first. */
export type FoundIn = "symbol" | "abstract" | "sender" | "signer";

export interface Rank {
  readonly score: number;
  readonly foundIn: FoundIn;
}

/** What a word is worth by where it stands. */
const places = [
  { name: "symbol", weight: 8 },
  { name: "abstract", weight: 5 },
  { name: "sender", weight: 3 },
  { name: "signer", weight: 2 },
] as const satisfies readonly { readonly name: FoundIn; readonly weight: number }[];
const exact = 100;
const wholeAbstract = 10;

/**
 * How well a document's own fields answer, null where they do not have everything: its very symbol or number first; then,
 * for each thing sought, the best place that it stands in, more where the abstract has all of them, and most where it
 * has them one after another. Among equals the later document goes first (the caller's).
 */
export function rankOf(document: FoundBy, query: SearchQuery): Rank | null {
  const named = namedBy(document, query);
  if (named > 0) return { score: named, foundIn: "symbol" };
  const wordsOf = readOnce(document);
  let sum = 0;
  let least: (typeof places)[number] = places[0];
  for (const item of query.items) {
    const best = places.find(({ name }) => hasItem(wordsOf(name), item));
    if (best === undefined) return null;
    const isBeginning = item.kind === "prefix" && !wordsOf(best.name).includes(item.word);
    sum += isBeginning ? best.weight * 0.8 : best.weight;
    if (best.weight < least.weight) least = best;
  }
  const bonus = abstractBonus(wordsOf("abstract"), query);
  return { score: sum / query.items.length + bonus, foundIn: bonus > 0 ? "abstract" : least.name };
}

/** Folding is most of the work, and most documents are told by one or two of their fields. */
function readOnce(document: FoundBy): (name: FoundIn) => readonly string[] {
  const read = new Map<FoundIn, string[]>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const text = name === "symbol" ? [document.symbol, ...document.numbers].join(" · ") : document[name];
    const words = foldWords(text);
    read.set(name, words);
    return words;
  };
}

/** By the very number or symbol; a little less by the beginning of its symbol. */
function namedBy({ symbol, numbers }: FoundBy, query: SearchQuery): number {
  if (query.symbol === null) return 0;
  const own = foldSymbol(symbol);
  const number = /^\p{N}+/u.exec(own)?.[0];
  if ([own, number, ...numbers.map(foldSymbol)].includes(query.symbol)) return exact;
  return /\p{L}/u.test(query.symbol) && own.startsWith(query.symbol) ? exact - 1 : 0;
}

function abstractBonus(abstract: readonly string[], query: SearchQuery): number {
  if (!query.items.every((item) => hasItem(abstract, item))) return 0;
  const words = asOnePhrase(query);
  const last = words.length - 1;
  // The last word may be a beginning still.
  const isTogether = abstract.some((_, i) =>
    words.every((word, k) => (k === last ? abstract[i + k]?.startsWith(word) : abstract[i + k] === word)),
  );
  return isTogether && words.length > 1 ? 2 * wholeAbstract : wholeAbstract;
}
