import { digitsIn, isSpace, skipSpace, startsWith } from "./characters.ts";
import { decodeStream } from "./decode-stream.ts";
import { readIndirectObject } from "./indirect-object.ts";
import { parseValue } from "./parse-value.ts";
import { PdfBroken } from "./pdf-broken.ts";
import {
  entry,
  integerOf,
  nameOf,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
  type Span,
} from "./values.ts";

/** Where an object stands: in the file, in an object stream, or nowhere any more. */
export type Place =
  | { readonly is: "free" }
  | { readonly is: "inFile"; readonly offset: number; readonly generation: number }
  | { readonly is: "packed"; readonly container: number; readonly index: number };

/** One cross-reference table or stream with its trailer (ISO 32000-2, 7.5.4 and 7.5.8). */
export interface Section extends Span {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDictionary;
  /** Of the section before it. */
  readonly previous: number | null;
  /** The object that is the cross-reference stream itself. */
  readonly ownObject: number | null;
  /** A hybrid file's second section, for readers that know streams. */
  readonly hybrid: Section | null;
  /** Objects that it names at two places: readers differ in which one they take. */
  readonly ambiguous: ReadonlySet<number>;
}

/** More objects than any document has that an agency receives. */
const mostObjects = 500_000;

/** @throws PdfBroken where no section stands. */
export function readSection(bytes: Buffer, position: number): Section {
  const start = skipSpace(bytes, position);
  if (position < 0 || start >= bytes.length) throw new PdfBroken("pdf.xref-beyond-end", position);
  return startsWith(bytes, start, "xref") ? readTable(bytes, start) : readXrefStream(bytes, start);
}

/** The first place of an object counts; another one is noted. */
interface Listed {
  readonly places: Map<number, Place>;
  readonly ambiguous: Set<number>;
}

const nothingListed = (): Listed => ({ places: new Map(), ambiguous: new Set() });

function list({ places, ambiguous }: Listed, number: number, place: Place): void {
  const known = places.get(number);
  if (known === undefined) places.set(number, place);
  else if (!samePlace(known, place)) ambiguous.add(number);
}

export function samePlace(a: Place, b: Place): boolean {
  if (a.is === "inFile") return b.is === "inFile" && a.offset === b.offset;
  if (a.is === "packed") return b.is === "packed" && a.container === b.container && a.index === b.index;
  return a.is === b.is;
}

function readTable(bytes: Buffer, start: number): Section {
  const listed = nothingListed();
  let at = start + 4;
  for (;;) {
    at = skipSpace(bytes, at);
    if (startsWith(bytes, at, "trailer")) break;
    at = readSubsection(bytes, at, listed);
  }
  const trailer = parseValue(bytes, at + 7);
  if (trailer.kind !== "dictionary") throw new PdfBroken("pdf.no-trailer", at);
  const hybridAt = integerOf(entry(trailer, "XRefStm"));
  return {
    start,
    end: trailer.end,
    ...listed,
    trailer,
    previous: previousOf(trailer),
    ownObject: null,
    hybrid: hybridAt === null ? null : readXrefStream(bytes, skipSpace(bytes, hybridAt)),
  };
}

const subsectionHead = /^(\d{1,10})[\0\t\n\f\r ]+(\d{1,10})/u;
const tableRow = /^[\0\t\n\f\r ]*(\d{1,11})[\0\t\n\f\r ]+(\d{1,6})[\0\t\n\f\r ]+([nf])/u;

function readSubsection(bytes: Buffer, position: number, listed: Listed): number {
  const head = subsectionHead.exec(bytes.toString("latin1", position, position + 40));
  if (head === null) throw new PdfBroken("pdf.xref-damaged", position);
  const [whole, first = "", count = ""] = head;
  if (Number(count) > mostObjects) throw new PdfBroken("pdf.too-many-objects", position);
  let at = position + whole.length;
  for (let i = 0; i < Number(count); i += 1) {
    const place = placeInRow(bytes, at);
    if (place !== null) {
      list(listed, Number(first) + i, place);
      at += rowLength;
      continue;
    }
    const row = tableRow.exec(bytes.toString("latin1", at, at + 48));
    if (row === null) throw new PdfBroken("pdf.xref-damaged", at);
    const [text, offset = "", generation = "", state = ""] = row;
    at += text.length;
    list(
      listed,
      Number(first) + i,
      state === "f" ? free : { is: "inFile", offset: Number(offset), generation: Number(generation) },
    );
  }
  return at;
}

const rowLength = 20;
const free: Place = { is: "free" };

/** A row as the standard has it, read without a pattern: tables have many. Null for one that is written otherwise. */
function placeInRow(bytes: Buffer, at: number): Place | null {
  if (bytes[at + 10] !== 0x20 || bytes[at + 16] !== 0x20 || !isSpace(bytes[at + 19] ?? 0)) return null;
  if (!isSpace(bytes[at + 18] ?? 0)) return null;
  const offset = digitsIn(bytes, at, at + 10);
  const generation = digitsIn(bytes, at + 11, at + 16);
  if (offset === null || generation === null) return null;
  const state = bytes[at + 17];
  if (state === 0x66) return free;
  return state === 0x6e ? { is: "inFile", offset, generation } : null;
}

function readXrefStream(bytes: Buffer, start: number): Section {
  const object = readIndirectObject(bytes, start, integerOf);
  if (object.value.kind !== "stream" || nameOf(entry(object.value, "Type")) !== "XRef") {
    throw new PdfBroken("pdf.no-xref", start);
  }
  const { dictionary } = object.value;
  return {
    start,
    end: object.end,
    ...placesOf(object.value),
    trailer: dictionary,
    previous: previousOf(dictionary),
    ownObject: object.number,
    hybrid: null,
  };
}

function placesOf(stream: PdfStream): Listed {
  const widths = integersOf(entry(stream, "W"));
  const [kindWidth, firstWidth, secondWidth] = widths;
  if (kindWidth === undefined || firstWidth === undefined || secondWidth === undefined) {
    throw new PdfBroken("pdf.xref-damaged", stream.start);
  }
  if (widths.some((it) => it < 0 || it > 7)) throw new PdfBroken("pdf.xref-damaged", stream.start);
  const data = decodeStream(stream, (value) => value);
  const whole = firstWidth + secondWidth + kindWidth;
  if (whole === 0) throw new PdfBroken("pdf.xref-damaged", stream.start);
  if (data.length / whole > mostObjects) throw new PdfBroken("pdf.too-many-objects", stream.start);
  const index = entry(stream, "Index");
  const ranges = index.kind === "array" ? integersOf(index) : [0, integerOf(entry(stream, "Size")) ?? 0];
  const listed = nothingListed();
  let at = 0;
  const read = (width: number, otherwise: number): number => {
    let value = width === 0 ? otherwise : 0;
    for (let i = 0; i < width; i += 1) value = value * 256 + (data[at + i] ?? 0);
    at += width;
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    const count = ranges[range + 1] ?? 0;
    for (let i = 0; i < count && at < data.length; i += 1) {
      const place = placeOf(read(kindWidth, 1), read(firstWidth, 0), read(secondWidth, 0));
      list(listed, first + i, place);
    }
  }
  return listed;
}

/** Kinds that a later standard may add mean 'no such object' (7.5.8.3). */
function placeOf(kind: number, first: number, second: number): Place {
  if (kind === 1) return { is: "inFile", offset: first, generation: second };
  return kind === 2 ? { is: "packed", container: first, index: second } : free;
}

function integersOf(value: PdfValue): number[] {
  return value.kind === "array" ? value.items.map((item) => integerOf(item) ?? -1) : [];
}

function previousOf(trailer: PdfDictionary): number | null {
  const value = entry(trailer, "Prev");
  // A few writers put a reference, a real or 0 there; a section stands at none of them.
  const place = value.kind === "number" ? Math.trunc(value.value) : 0;
  return place === 0 ? null : place;
}
