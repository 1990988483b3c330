import { isSpace, skipSpace, startsWith } from "./characters.ts";
import { parseValue } from "./parse-value.ts";
import { PdfBroken } from "./pdf-broken.ts";
import { entry, type PdfDictionary, type PdfStream, type PdfValue, type Span } from "./values.ts";

export interface IndirectObject extends Span {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** A stream whose /Length is not what stands there: readers may take other bytes for it. */
  readonly lengthIsWrong: boolean;
}

/** What a stream's /Length says where it is a reference; null where it says nothing. */
export type LengthOf = (length: PdfValue) => number | null;

/**
 * `12 0 obj … endobj` at `position` (ISO 32000-2, 7.3.10).
 *
 * @throws PdfBroken where none stands.
 */
export function readIndirectObject(bytes: Buffer, position: number, lengthOf: LengthOf): IndirectObject {
  const head = readHead(bytes, position);
  const value = parseValue(bytes, head.end);
  const behind = skipSpace(bytes, value.end);
  const start = skipSpace(bytes, position);
  if (value.kind === "dictionary" && startsWith(bytes, behind, "stream")) {
    const { stream, lengthIsWrong } = readStream(bytes, value, behind + 6, lengthOf);
    const end = endOfObject(bytes, stream.end);
    return { start, end, number: head.number, generation: head.generation, value: stream, lengthIsWrong };
  }
  const end = endOfObject(bytes, value.end);
  return { start, end, number: head.number, generation: head.generation, value, lengthIsWrong: false };
}

interface Head {
  readonly number: number;
  readonly generation: number;
  readonly end: number;
}

/** The two numbers and the word before an object. */
export function readHead(bytes: Buffer, position: number): Head {
  const start = skipSpace(bytes, position);
  const match = /^(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/u.exec(
    bytes.toString("latin1", start, start + 64),
  );
  if (match === null) throw new PdfBroken("pdf.no-object", start);
  const [whole, number = "", generation = ""] = match;
  return { number: Number(number), generation: Number(generation), end: start + whole.length };
}

/** Some writers leave `endobj` out; what follows is then another object or the end. */
function endOfObject(bytes: Buffer, position: number): number {
  const at = skipSpace(bytes, position);
  return startsWith(bytes, at, "endobj") ? at + 6 : position;
}

function readStream(
  bytes: Buffer,
  dictionary: PdfDictionary,
  afterWord: number,
  lengthOf: LengthOf,
): { stream: PdfStream; lengthIsWrong: boolean } {
  const start = startOfData(bytes, afterWord);
  const stated = lengthOf(entry(dictionary, "Length"));
  const endAsStated = stated === null || stated < 0 ? null : endOfData(bytes, start + stated);
  if (stated !== null && endAsStated !== null) {
    const data = bytes.subarray(start, start + stated);
    const stream: PdfStream = {
      kind: "stream",
      start: dictionary.start,
      end: endAsStated,
      dictionary,
      bytes: data,
    };
    return { stream, lengthIsWrong: false };
  }
  const word = bytes.indexOf("endstream", start, "latin1");
  if (word < 0) throw new PdfBroken("pdf.ends-early", start);
  const data = bytes.subarray(start, withoutLineEnd(bytes, start, word));
  const stream: PdfStream = {
    kind: "stream",
    start: dictionary.start,
    end: word + 9,
    dictionary,
    bytes: data,
  };
  return { stream, lengthIsWrong: true };
}

function startOfData(bytes: Buffer, afterWord: number): number {
  if (bytes[afterWord] === 0x0d) return bytes[afterWord + 1] === 0x0a ? afterWord + 2 : afterWord + 1;
  return bytes[afterWord] === 0x0a ? afterWord + 1 : afterWord;
}

/** Behind `endstream`, where only white space stands between the data and that word. */
function endOfData(bytes: Buffer, end: number): number | null {
  let at = end;
  while (at < end + 4 && isSpace(bytes[at] ?? 0x21)) at += 1;
  return startsWith(bytes, at, "endstream") ? at + 9 : null;
}

function withoutLineEnd(bytes: Buffer, start: number, end: number): number {
  if (end > start && bytes[end - 1] === 0x0a) return end - (bytes[end - 2] === 0x0d ? 2 : 1);
  return end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
}
