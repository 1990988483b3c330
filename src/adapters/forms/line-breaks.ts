import type { Face } from "./faces.ts";

/** A face in one size, in points. */
export interface Type {
  readonly face: Face;
  readonly size: number;
}

/** Lines are 1.15 of the size apart. */
export const leading = (type: Type): number => type.size * 1.15;

/** Composes letters, turns every kind of line end into one and drops what nobody sees. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]|[\uFFFE\uFFFF]/gu, "");
}

/** Width in points of a text without line ends. */
export function widthOf(type: Type, text: string): number {
  let width = 0;
  for (const character of text) width += type.face.glyph(character).width;
  return (width * type.size) / 1000;
}

/** The pieces of a word that is wider than its column: after `/`, `-` and the like, and inside only if need be. */
function pieces(type: Type, word: string, width: number): string[] {
  const parts = word.split(/(?<=[/\-_.,;:@\\])/);
  return parts.flatMap((part) => (widthOf(type, part) <= width ? [part] : letters(type, part, width)));
}

function letters(type: Type, part: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of part) {
    if (line !== "" && widthOf(type, line + character) > width) {
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return line === "" ? lines : [...lines, line];
}

function breakParagraph(type: Type, paragraph: string, width: number, lines: string[]): void {
  const space = widthOf(type, " ");
  let line = "";
  let used = 0;
  const take = (text: string, textWidth: number, gap: number): void => {
    if (line !== "" && used + gap + textWidth > width) {
      lines.push(line);
      line = text;
      used = textWidth;
      return;
    }
    used += line === "" ? textWidth : gap + textWidth;
    line = line === "" || gap === 0 ? line + text : `${line} ${text}`;
  };
  for (const word of paragraph.split(" ")) {
    if (word === "") continue;
    const wordWidth = widthOf(type, word);
    if (wordWidth <= width) {
      take(word, wordWidth, space);
      continue;
    }
    pieces(type, word, width).forEach((piece, index) => {
      take(piece, widthOf(type, piece), index === 0 ? space : 0);
    });
  }
  if (line !== "") lines.push(line);
}

/** Breaks a text into lines no wider than `width` points; line ends of its own are kept, empty lines are not. */
export function breakLines(type: Type, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of printable(text).split("\n")) breakParagraph(type, paragraph, width, lines);
  return lines;
}

/** The same number of lines as `breakLines` gives, of nearly the same length, so that no word is left alone. */
export function breakEvenly(type: Type, text: string, width: number): string[] {
  const fewest = breakLines(type, text, width);
  const words = printable(text)
    .split(/[ \n]/)
    .map((word) => widthOf(type, word));
  // Never narrower than a word, which would be broken; binary search between that and the whole width.
  let narrow = Math.max(width / Math.max(fewest.length, 1), ...words) - 0.1;
  let wide = width;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    const lines = breakLines(type, text, middle);
    if (lines.length <= fewest.length) wide = middle;
    else narrow = middle;
  }
  return breakLines(type, text, wide);
}
