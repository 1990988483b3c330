import { fold, foldSymbol, foldWords } from "./fold.ts";

/**
 * One thing that a document must have to be found: a word; a word that begins so; words one after another; or a symbol,
 * by its words or written in one piece (`1837/QDUBND` is 1837/QĐ-UBND).
 */
export type SearchItem =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "prefix"; readonly word: string }
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  /** `joined` as `foldSymbol` writes it, which is how a document's own symbol is kept beside its words. */
  | { readonly kind: "symbol"; readonly words: readonly string[]; readonly joined: string };

export interface SearchQuery {
  /** All of them, in any order and anywhere in the document; none twice. */
  readonly items: readonly SearchItem[];
  /** The whole question as a symbol or number (`foldSymbol`), null where it has no number in it. */
  readonly symbol: string | null;
}

/** More is no question any longer, and each costs the index a walk. */
const mostItems = 16;
const longestWord = 60;

const quoted = /"([^"]*)"|([^"]+)/gu;

/**
 * Reads what a person typed: words in any order, with or without tone marks, phrases in quotes of any style, symbols
 * spelt loosely. The last word is a beginning unless a blank or a quote ends it. Never fails: what says nothing asks
 * for nothing.
 */
export function parseSearch(typed: string): SearchQuery {
  // Quotes become one kind; folding also trims, so whether the last word is ended is seen before.
  const isEnded = /[\s"'”»…?]$/u.test(typed.normalize("NFC"));
  const items: SearchItem[] = [];
  for (const [, phrase, loose] of fold(typed).matchAll(quoted)) {
    if (phrase === undefined) items.push(...looseItems(loose ?? ""));
    else items.push(...phraseOf(foldWords(phrase).map(bounded)));
  }
  const last = items.at(-1);
  if (last?.kind === "word" && !isEnded) items[items.length - 1] = { kind: "prefix", word: last.word };
  const unique = new Map(items.map((item) => [JSON.stringify(item), item]));
  return { items: [...unique.values()].slice(0, mostItems), symbol: symbolIn(typed) };
}

/** The folded words of a question, for what looks words up one by one. */
export function wordsOf(item: SearchItem): readonly string[] {
  return item.kind === "phrase" || item.kind === "symbol" ? item.words : [item.word];
}

/** All words in the order in which they were typed: how they would stand if the question were quoted from a text. */
export function asOnePhrase({ items }: SearchQuery): string[] {
  return items.flatMap((item) => [...wordsOf(item)]);
}

const bounded = (word: string): string => word.slice(0, longestWord);

function phraseOf(words: readonly string[]): SearchItem[] {
  const [first] = words;
  if (first === undefined) return [];
  return [words.length === 1 ? { kind: "word", word: first } : { kind: "phrase", words }];
}

function looseItems(text: string): SearchItem[] {
  return text.split(" ").flatMap((piece): SearchItem[] => {
    const words = foldWords(piece).map(bounded);
    const isSymbol = /^\p{N}/u.test(words[0] ?? "") && /\p{L}/u.test(piece);
    if (isSymbol) return [{ kind: "symbol", words, joined: bounded(foldSymbol(piece)) }];
    return words.map((word) => ({ kind: "word", word }));
  });
}

function symbolIn(typed: string): string | null {
  const symbol = foldSymbol(typed);
  return /^\p{N}/u.test(symbol) ? bounded(symbol) : null;
}
