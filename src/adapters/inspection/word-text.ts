import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { linesOf } from "./plain-text.ts";

/** A run of characters of a DOC: where they are in the stream and how they are coded. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly narrow: boolean;
}

const fieldBegins = String.fromCharCode(0x13);
const fieldResult = String.fromCharCode(0x14);
const fieldEnds = String.fromCharCode(0x15);
/** A table's cell, a line, a paragraph. */
const lineEnds = new Set([String.fromCharCode(0x07), "\v", "\r"]);
/** One byte a letter; TCVN3 and VNI have theirs where both code pages agree. */
const oneByte = new TextDecoder("windows-1252");
const firstCharacters = 6000;
const boxCharacters = 600;

function readPieces(table: Buffer, start: number, length: number): Piece[] {
  const end = Math.min(start + length, table.length);
  let at = start;
  while (at + 3 <= end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1);
  if (at + 5 > end || table[at] !== 2) return [];
  const size = Math.min(table.readUInt32LE(at + 1), end - at - 5);
  const count = Math.floor((size - 4) / 12);
  const places = at + 5;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const code = table.readUInt32LE(places + (count + 1) * 4 + index * 8 + 2);
    const narrow = (code & 0x40_00_00_00) !== 0;
    const offset = code & 0x3f_ff_ff_ff;
    return {
      from: table.readUInt32LE(places + index * 4),
      to: table.readUInt32LE(places + index * 4 + 4),
      offset: narrow ? offset / 2 : offset,
      narrow,
    };
  });
}

/** Characters `from` to `to` of a document, which its pieces hold in any place. */
function charactersOf(document: Buffer, pieces: readonly Piece[], from: number, to: number): string {
  return pieces
    .filter((piece) => piece.from < to && piece.to > from)
    .map((piece) => {
      const first = Math.max(piece.from, from) - piece.from;
      const last = Math.min(piece.to, to) - piece.from;
      const width = piece.narrow ? 1 : 2;
      const bytes = document.subarray(piece.offset + first * width, piece.offset + last * width);
      return piece.narrow ? oneByte.decode(bytes) : bytes.toString("utf16le");
    })
    .join("");
}

/** Field codes go, cells and breaks end a line, a page break ends the page. */
function pageText(characters: string): string {
  let hidden = false;
  let text = "";
  for (const character of characters) {
    if (character === fieldBegins) hidden = true;
    else if (character === fieldResult || character === fieldEnds) hidden = false;
    else if (!hidden) text += lineEnds.has(character) ? "\n" : character;
  }
  return text.replace(/(?![\t\n])\p{Cc}/gu, "");
}

interface WordText {
  readonly pieces: readonly Piece[];
  /** Characters of the body, and all before the text boxes. */
  readonly body: number;
  readonly beforeBoxes: number;
  readonly boxes: number;
}

/** Where a DOC (Word 97 and later) says that its text is; null where it does not. */
function layoutOf(document: Buffer, streamOf: (name: string) => Buffer | null): WordText | null {
  if (document.length < 0x1_aa || document.readUInt16LE(0) !== 0xa5_ec) return null;
  const table = streamOf((document.readUInt16LE(10) & 0x02_00) === 0 ? "0Table" : "1Table");
  if (table === null) return null;
  const pieces = readPieces(table, document.readUInt32LE(0x1_a2), document.readUInt32LE(0x1_a6));
  if (pieces.length === 0) return null;
  const counts = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60].map((at) => document.readUInt32LE(at));
  const beforeBoxes = counts.reduce((sum, count) => sum + count, 0);
  return { pieces, body: counts[0] ?? 0, beforeBoxes, boxes: document.readUInt32LE(0x64) };
}

/**
 * The first lines of a DOC (Word 97 and later), text boxes first, because stamps are put into them; null where the file
 * does not say where its text is.
 */
export function wordFirstLines(
  document: Buffer,
  streamOf: (name: string) => Buffer | null,
): FirstPage | null {
  const layout = layoutOf(document, streamOf);
  if (layout === null) return null;
  const { pieces, beforeBoxes } = layout;
  const boxLength = Math.min(layout.boxes, boxCharacters);
  const body = charactersOf(document, pieces, 0, Math.min(layout.body, firstCharacters)).split("\f")[0] ?? "";
  const boxed = linesOf(pageText(charactersOf(document, pieces, beforeBoxes, beforeBoxes + boxLength)), 10);
  return [...boxed, ...linesOf(pageText(body))];
}

/** Everything that is written in a DOC, up to a number of characters: body, notes, headers, then text boxes. */
export function wordLines(
  document: Buffer,
  streamOf: (name: string) => Buffer | null,
  characters: number,
): string[] | null {
  const layout = layoutOf(document, streamOf);
  if (layout === null) return null;
  const all = Math.min(layout.beforeBoxes + layout.boxes, characters);
  return pageText(charactersOf(document, layout.pieces, 0, all).replaceAll("\f", "\r")).split("\n");
}
