/** Where words stand in a text: UTF-16 units, the end after the last one. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

const marks = /\p{M}/gu;
const bare = (text: string): string => text.normalize("NFD").replace(marks, "").replaceAll("đ", "d");

interface Folded {
  readonly text: string;
  /** For each unit of `text` the place of the letter that it comes from; one more for the end. */
  readonly places: readonly number[];
}

/** Small letters, with or without tone marks, each space of any length as one. */
function folded(text: string, withMarks: boolean): Folded {
  const places: number[] = [];
  let out = "";
  // Letters may come as one sign or as a letter with its marks behind it.
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const small = letter.normalize("NFC").toLowerCase();
    const one = /^\s+$/u.test(small) ? " " : withMarks ? small : bare(small);
    if (one === " " && out.endsWith(" ")) continue;
    out += one;
    for (let unit = 0; unit < one.length; unit += 1) places.push(index);
  }
  places.push(text.length);
  return { text: out, places };
}

/**
 * Where the words stand in a text, without regard to capitals and line breaks. Words typed without tone marks are found
 * with any; words typed with some only as they are typed.
 */
export function findIn(text: string, words: string): Found[] {
  const small = words.normalize("NFC").toLowerCase();
  const withMarks = bare(small) !== small;
  const wanted = folded(words.trim(), withMarks).text;
  if (wanted === "") return [];
  const { text: within, places } = folded(text, withMarks);
  const found: Found[] = [];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    const start = places[at] ?? 0;
    const last = places[at + wanted.length - 1] ?? start;
    const end = places.slice(at + wanted.length).find((place) => place > last) ?? text.length;
    found.push({ start, end });
  }
  return found;
}
