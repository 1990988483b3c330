import { fold, foldWords } from "./fold.ts";
import type { SearchItem } from "./search-query.ts";

/** A piece of a text as it was written, and whether it is what was sought. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;

function wordsIn(text: string): Word[] {
  const matches = Array.from(text.matchAll(word));
  // All at once where that gives the same words, which it does but for rare letters such as ½.
  const together = foldWords(text);
  return matches.map((match, i) => ({
    folded: together.length === matches.length ? (together[i] ?? "") : fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** How many of these folded words, from `i` on, are the item; 0 where it does not stand there. */
function lengthAt(words: readonly string[], i: number, item: SearchItem): number {
  switch (item.kind) {
    case "word":
      return words[i] === item.word ? 1 : 0;
    case "prefix":
      return words[i]?.startsWith(item.word) === true ? 1 : 0;
    case "symbol":
      return symbolLength(words, i, item.joined);
    case "phrase":
      return item.words.every((sought, k) => words[i + k] === sought) ? item.words.length : 0;
  }
}

/** How many words from here make the symbol: `qd`, `ubnd` in the text are `qdubnd` in the question. None: 0. */
function symbolLength(words: readonly string[], from: number, joined: string): number {
  const sought = joined.replaceAll(" ", "");
  let read = "";
  for (let i = from; i < words.length && read.length < sought.length; i += 1) {
    read += (words[i] ?? "").replace(/^0+(?=\d)/u, "");
    if (read === sought) return i - from + 1;
    if (!sought.startsWith(read)) return 0;
  }
  return 0;
}

/** Whether the item stands among these folded words. */
export function hasItem(words: readonly string[], item: SearchItem): boolean {
  return words.some((_, i) => lengthAt(words, i, item) > 0);
}

/**
 * What of an answer to mark. A last word that may go on is marked as begun only where it stands nowhere whole: who
 * types `chuyển đổi số` has no use for every `Sơn`.
 */
export function itemsToMark(texts: readonly string[], items: readonly SearchItem[]): SearchItem[] {
  const words = texts.flatMap((text) => wordsIn(text).map(({ folded }) => folded));
  return items.map((item) => {
    if (item.kind !== "prefix") return item;
    const whole: SearchItem = { kind: "word", word: item.word };
    return hasItem(words, whole) ? whole : item;
  });
}

/** Which of the words are what is sought. */
function foundAmong(words: readonly string[], items: readonly SearchItem[]): number[] {
  const found = new Set<number>();
  for (const i of words.keys()) {
    for (const item of items) {
      for (let k = lengthAt(words, i, item) - 1; k >= 0; k -= 1) found.add(i + k);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The text in pieces, what was sought marked; whole words, as they were written. */
export function markFound(text: string, items: readonly SearchItem[]): Piece[] {
  const words = wordsIn(text);
  const found = foundAmong(
    words.map(({ folded }) => folded),
    items,
  );
  const pieces: Piece[] = [];
  let at = 0;
  for (const index of found) {
    const it = words[index];
    if (it === undefined) continue;
    const last = pieces.at(-1);
    const between = text.slice(at, it.start);
    // Neighbours are one mark, so that a phrase reads as one.
    if (last?.isFound === true && /^[ \t]*$/u.test(between)) {
      pieces[pieces.length - 1] = { text: last.text + between + text.slice(it.start, it.end), isFound: true };
    } else {
      if (between !== "") pieces.push({ text: between, isFound: false });
      pieces.push({ text: text.slice(it.start, it.end), isFound: true });
    }
    at = it.end;
  }
  const rest = text.slice(at);
  return rest === "" ? pieces : [...pieces, { text: rest, isFound: false }];
}

/** Characters of a place, about two lines on a wide screen. */
const placeLength = 240;

/** The lines around `index`, from a line that has what was sought, cut at words to what can be shown. */
export function placeAround(lines: readonly string[], index: number, items: readonly SearchItem[]): Piece[] {
  const together = [lines[index] ?? "", lines[index + 1] ?? "", lines[index + 2] ?? ""].join(" ").trim();
  const before = lines[index - 1] ?? "";
  const text = together.length < placeLength / 2 ? `${before} ${together}`.trim() : together;
  const words = wordsIn(text);
  const [first = 0] = foundAmong(
    words.map(({ folded }) => folded),
    items,
  );
  const from = Math.max(0, (words[first]?.start ?? 0) - placeLength / 3);
  const cut = text.slice(startOfWord(text, from), endOfWord(text, from + placeLength));
  const shown = `${from > 0 ? "… " : ""}${cut.trim()}${from + placeLength < text.length ? " …" : ""}`;
  return markFound(shown, items);
}

function startOfWord(text: string, from: number): number {
  if (from <= 0) return 0;
  const blank = text.indexOf(" ", from);
  return blank === -1 ? Math.floor(from) : blank;
}

function endOfWord(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const blank = text.lastIndexOf(" ", to);
  return blank <= 0 ? Math.floor(to) : blank;
}
