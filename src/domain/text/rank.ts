import { foldSymbol, foldWords } from "./fold.ts";
import { asOnePhrase, type SearchItem, type SearchQuery } from "./search-query.ts";
import { itemsIn } from "./find-in-text.ts";

/** What a document is found by, as people wrote it. */
export interface FoundBy {
  readonly symbol: string;
  /** Its other numbers: the arrival number, the identification code. */
  readonly numbers: readonly string[];
  readonly abstract: string;
  readonly sender: string;
  readonly signer: string;
}

/** Where all or most of what was sought stands; the better place first. */
export type FoundIn = "symbol" | "abstract" | "sender" | "signer" | "text";

export interface Rank {
  readonly score: number;
  readonly foundIn: FoundIn;
  /** Its own fields have everything that was sought. */
  readonly isWhole: boolean;
}

const weights = { symbol: 8, abstract: 5, sender: 3, signer: 2 } as const;
const exact = 100;
const wholeAbstract = 10;
const textAsPhrase = 1;

/**
 * How well a document answers: its very symbol or number first; then, for each thing sought, the best place that it
 * stands in, more where the abstract has all of them, and most where it has them one after another. What stands only in
 * the files comes last, one after another before scattered. The later document goes first among equals (the caller's).
 */
export function rankOf(document: FoundBy, query: SearchQuery, inText: "phrase" | "words" | "none"): Rank {
  if (isNamed(document, query)) return { score: exact, foundIn: "symbol", isWhole: true };
  const fields = Object.entries(weights).map(([name, weight]) => ({
    name: name as keyof typeof weights,
    weight,
    text:
      name === "symbol" ? [document.symbol, ...document.numbers].join(" · ") : document[name as "abstract"],
  }));
  const best = query.items.map((item) => fields.find(({ text }) => itemsIn(text, [item]) > 0) ?? null);
  const sum = best.reduce((total, field) => total + (field?.weight ?? 0), 0) / Math.max(1, best.length);
  const bonus = abstractBonus(document.abstract, query);
  const main = best.reduce(
    (a, b) => (a !== null && (b === null || b.weight < a.weight) ? b : a),
    best[0] ?? null,
  );
  return {
    score: sum + bonus + (inText === "phrase" ? textAsPhrase : 0),
    foundIn: bonus > 0 ? "abstract" : (main?.name ?? "text"),
    isWhole: !best.includes(null),
  };
}

function isNamed({ symbol, numbers }: FoundBy, query: SearchQuery): boolean {
  if (query.symbol === null) return false;
  const own = foldSymbol(symbol);
  const number = /^\p{N}+/u.exec(own)?.[0];
  return [own, number, ...numbers.map(foldSymbol)].includes(query.symbol);
}

function abstractBonus(abstract: string, query: SearchQuery): number {
  if (itemsIn(abstract, query.items) < query.items.length || query.items.length === 0) return 0;
  const words = asOnePhrase(query);
  const last = words.at(-1) ?? "";
  const whole: SearchItem[] = words.length === 1 ? [] : [{ kind: "phrase", words }];
  const isTogether = whole.length > 0 && (itemsIn(abstract, whole) > 0 || endsInside(abstract, words, last));
  return isTogether ? 2 * wholeAbstract : wholeAbstract;
}

/** The last word of a phrase may be a beginning still. */
function endsInside(abstract: string, words: readonly string[], last: string): boolean {
  const all = foldWords(abstract);
  return all.some((_, i) =>
    words.every((word, k) =>
      k === words.length - 1 ? (all[i + k] ?? "").startsWith(last) : all[i + k] === word,
    ),
  );
}
