const combiningMarks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]/gu;
const dashes = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;
const singleQuotes = /[\u2018-\u201b\u2032\u00b4`\uff07]/gu;
const doubleQuotes = /[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/gu;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const plain = /^[\w\s!"#$%&'()*+,./:;<=>?@[\\\]{|}~-]*$/;

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

/**
 * The form of a text in which it is searched and compared: NFC and NFD alike, lower case, đ as d, without tone marks and
 * hats (hence both tone placements alike), one kind of blank, dash and quote. Marks of other scripts (Khmer, Chăm) stay.
 * `fold(fold(x)) === fold(x)`. What is stored or shown is never folded.
 */
export function fold(text: string): string {
  // Plain letters, as most words that are typed and all that are folded already are: nothing to compose or to replace.
  if (plain.test(text)) return text.toLowerCase().replace(/\s+/g, " ").trim();
  const alike = text
    .replace(invisible, "")
    .replace(dashes, "-")
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"');
  return withoutMarks(alike).replace(/\s+/gu, " ").trim();
}

/** The folded words of a text, letters and digits only: `1837/QĐ-UBND` gives `1837`, `qd`, `ubnd`. */
export function foldWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
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
