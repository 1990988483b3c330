const combiningMarks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]/gu;
const dashes = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;
const singleQuotes = /[\u2018-\u201b\u2032\u00b4`\uff07]/gu;
const doubleQuotes = /[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/gu;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const ascii = /^[\x20-\x7e]*$/;

/** Compatibility forms first, so that a ligature or a full-width letter of a PDF is the plain letter. */
function withoutMarks(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(combiningMarks, "")
    .replace(/[đð]/gu, "d")
    .normalize("NFC");
}

function foldAny(text: string): string {
  const alike = text
    .replace(invisible, "")
    .replace(dashes, "-")
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"');
  return withoutMarks(alike);
}

/** Blanks, Latin with what stands above and below its letters, and the punctuation of texts. */
const latin = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
] as const;
const blank = 0x20;

/** The letter that each of these becomes wherever it stands; 0 for what becomes several, or is not here. */
const foldedCodes = ((): Uint16Array => {
  const codes = new Uint16Array(0x2028);
  for (const [first, last] of latin) {
    for (let code = first; code <= last; code += 1) {
      const folded = foldAny(String.fromCharCode(code)).replace(/\s/gu, " ");
      if (folded.length === 1) codes[code] = folded.charCodeAt(0);
    }
  }
  return codes;
})();

const longestByCode = 4000;

/** Letter by letter, many times as fast as for any text, with the blanks collapsed; null where a letter is not known. */
function foldLatin(text: string): string | null {
  if (text.length > longestByCode) return null;
  const folded: number[] = [];
  let last = blank;
  for (let i = 0; i < text.length; i += 1) {
    const code = foldedCodes[text.charCodeAt(i)] ?? 0;
    if (code === 0) return null;
    if (code !== blank || last !== blank) folded.push(code);
    last = code;
  }
  if (last === blank) folded.pop();
  return String.fromCharCode(...folded);
}

/**
 * The form of a text in which it is searched and compared: NFC and NFD alike, lower case, đ as d, without tone marks and
 * hats (hence both tone placements alike), one kind of blank, dash and quote. Marks of other scripts (Khmer, Chăm) stay.
 * `fold(fold(x)) === fold(x)`. What is stored or shown is never folded.
 */
export function fold(text: string): string {
  return foldLatin(text) ?? foldAny(text).replace(/\s+/gu, " ").trim();
}

/** The folded words of a text, letters and digits only: `1837/QĐ-UBND` gives `1837`, `qd`, `ubnd`. */
export function foldWords(text: string): string[] {
  const folded = fold(text);
  return ascii.test(folded) ? asciiWords(folded) : (folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
}

function asciiWords(folded: string): string[] {
  const words: string[] = [];
  let begun = -1;
  for (let i = 0; i <= folded.length; i += 1) {
    const code = folded.charCodeAt(i);
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
    if (isLetter && begun < 0) begun = i;
    if (isLetter || begun < 0) continue;
    words.push(folded.slice(begun, i));
    begun = -1;
  }
  return words;
}

/**
 * The form in which numbers with symbols are compared as people write them from memory: `1837 qd ubnd`,
 * `Số: 1837/QĐ-UBND` and `1837-QDUBND` are the same, `05/BNV-VP` and `5/BNV-VP` too; `12/3` and `1/23` are not.
 */
export function foldSymbol(text: string): string {
  const groups = fold(text)
    .replace(/^so\s*[:.]?\s*(?=\d)/u, "")
    .match(/\p{N}+|[\p{L}\p{M}]+/gu);
  return (groups ?? [])
    .map((group) => group.replace(/^0+(?=\d)/u, ""))
    .reduce(
      (joined, group) => joined + (/\p{N}$/u.test(joined) && /^\p{N}/u.test(group) ? " " : "") + group,
      "",
    );
}

/**
 * Cleans one line of input (R15: Unicode as TCVN 6909:2001): NFC, blanks collapsed and trimmed, control and invisible
 * characters and halves of surrogate pairs removed. The soft hyphen stays: it is the letter ư of TCVN3, so that text can
 * be recognised as such after cleaning.
 */
export function nfc(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/(?!\u00ad)[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .normalize("NFC")
    .replace(/ +/gu, " ")
    .trim();
}
