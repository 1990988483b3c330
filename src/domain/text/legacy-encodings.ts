import { tcvn3Lower, tcvn3Upper, vniMarked, vniSingle } from "./legacy-tables.ts";
import { isVietnameseSyllable } from "./syllable.ts";

export type LegacyEncoding = "tcvn3" | "vni";

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** The whole text in Unicode, NFC; what was not in the old encoding is as it was. */
  readonly converted: string;
}

interface Part {
  readonly text: string;
  readonly word: boolean;
}

/** Words are what stands between blanks, digits and punctuation; the symbols of Latin-1 are letters of TCVN3. */
const words = /[^\s\d!-/:-@[-`{-~\u00a0\u2000-\u206f]+/gu;
const onlyUnicodeHas = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|\p{M}/u;
const beyondAscii = /[\u00a1-\u00ff]/u;
const vowel = /[aeiouy]/u;

function pairs(codes: string, letters: string): [string, string][] {
  const targets = Array.from(letters);
  return Array.from(codes).map((code, index) => [code, targets[index] ?? code]);
}

const tcvn3Map = new Map([
  ...pairs(tcvn3Lower.codes, tcvn3Lower.letters),
  ...pairs(tcvn3Upper.codes, tcvn3Upper.letters),
]);

/** A capital with a small mark is accepted as well: software that changed only the letter's case left it so. */
const vniMap = new Map([
  ...pairs(vniSingle.codes, vniSingle.letters),
  ...pairs(vniSingle.codes.toUpperCase(), vniSingle.letters.toUpperCase()),
  ...vniMarked.flatMap(({ base, marks, letters }) =>
    pairs(marks, letters).flatMap(([mark, letter]): [string, string][] => [
      [base + mark, letter],
      [base.toUpperCase() + mark, letter.toUpperCase()],
      [base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase()],
    ]),
  ),
]);

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(words)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), word: false });
    parts.push({ text: match[0], word: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), word: false });
  return parts;
}

function vniWord(word: string): string {
  const letters = Array.from(word);
  let result = "";
  for (let index = 0; index < letters.length; index += 1) {
    const one = letters[index] ?? "";
    const pair = vniMap.get(one + (letters[index + 1] ?? ""));
    if (pair !== undefined && letters[index + 1] !== undefined) index += 1;
    result += pair ?? vniMap.get(one) ?? one;
  }
  return result;
}

function tcvn3Word(word: string): string {
  return Array.from(word)
    .map((code) => tcvn3Map.get(code) ?? code)
    .join("");
}

/** The case in which a word was meant, or null where a single capital leaves it open. */
function caseOf(word: string): "upper" | "lower" | null {
  if (/[a-z]/u.test(word)) return "lower";
  return (word.match(/[A-Z¡-§]/gu) ?? []).length >= 2 ? "upper" : null;
}

/**
 * TCVN3 has no capitals with tone marks: `céNG` in capitals is read in a `.VnTimeH` font. A word whose plain letters
 * are capitals is therefore capitals throughout; a word of one plain letter follows the words beside it.
 */
function tcvn3Words(source: readonly string[]): string[] {
  const plain = source.map(tcvn3Word);
  const meant = source.map((word, index) => (isVietnameseSyllable(plain[index] ?? "") ? caseOf(word) : null));
  return source.map((word, index) => {
    const letters = plain[index] ?? word;
    const beside = [meant.slice(0, index).findLast(Boolean), meant.slice(index + 1).find(Boolean)].filter(
      Boolean,
    );
    const open =
      caseOf(word) ?? (beside.length > 0 && beside.every((one) => one === "upper") ? "upper" : "lower");
    return open === "upper" ? letters.toUpperCase() : letters;
  });
}

/** A symbol, or a letter of the other case, inside a word: no Unicode text has them there. */
function isTelltale(word: string): boolean {
  return /[a-zA-Z][¡-¿×÷]|[a-z][À-ÖØ-Þ]|[A-Z][à-öø-þ][A-Z]/u.test(word);
}

/**
 * How clearly a conversion improves a text: the syllables gained less those lost or still not Vietnamese; null when
 * it does not improve clearly. What has no vowel (`Q§`) is an abbreviation and says nothing.
 */
function improvement(source: readonly string[], converted: readonly string[]): number | null {
  const gained = new Set<string>();
  let telltale = false;
  let lost = 0;
  let kept = 0;
  let dead = 0;
  source.forEach((word, index) => {
    const after = converted[index] ?? word;
    if (after === word) return;
    const was = isVietnameseSyllable(word);
    const is = isVietnameseSyllable(after);
    telltale ||= is && isTelltale(word);
    if (is && !was) gained.add(word);
    else if (is) kept += 1;
    else if (was) lost += 1;
    else if (vowel.test(after.normalize("NFD").toLowerCase())) dead += 1;
  });
  if (gained.size === 0 || (gained.size === 1 && !telltale)) return null;
  const bad = lost * 2 + dead;
  return gained.size + kept >= bad * 3 ? gained.size - bad : null;
}

/**
 * Recognises text in TCVN3 (ABC) or VNI that was pasted as it stood, and converts it (R15). The decision is a score:
 * the conversion must turn several words that are no Vietnamese syllables into ones that are, and spoil next to none.
 * Text that has a letter which only Unicode has is never touched, nor is plain ASCII. Null: nothing to offer.
 */
export function detectLegacy(text: string): LegacyText | null {
  const composed = text.normalize("NFC");
  if (!beyondAscii.test(composed) || onlyUnicodeHas.test(composed)) return null;
  const parts = partsOf(composed);
  const source = parts.filter((part) => part.word).map((part) => part.text);
  const candidates = [
    { encoding: "tcvn3" as const, words: tcvn3Words(source) },
    { encoding: "vni" as const, words: source.map(vniWord) },
  ].flatMap((candidate) => {
    const score = improvement(source, candidate.words);
    return score === null ? [] : [{ ...candidate, score }];
  });
  const [best, second] = candidates.sort((a, b) => b.score - a.score);
  if (best === undefined || best.score === second?.score) return null;
  const fresh = best.words.values();
  const converted = parts.map((part) => (part.word ? (fresh.next().value ?? part.text) : part.text)).join("");
  return { encoding: best.encoding, converted: converted.normalize("NFC") };
}

/**
 * A text that is known to be in an old encoding, in Unicode (NFC); one with a letter that only Unicode has, or without any
 * beyond ASCII, is as it should be already.
 */
export function convertLegacy(text: string, encoding: LegacyEncoding): string {
  const composed = text.normalize("NFC");
  if (!beyondAscii.test(composed) || onlyUnicodeHas.test(composed)) return composed;
  const parts = partsOf(composed);
  const source = parts.filter((part) => part.word).map((part) => part.text);
  const fresh = (encoding === "tcvn3" ? tcvn3Words(source) : source.map(vniWord)).values();
  return parts
    .map((part) => (part.word ? (fresh.next().value ?? part.text) : part.text))
    .join("")
    .normalize("NFC");
}
