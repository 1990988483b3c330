import { samePlace, type Place, type Section } from "./cross-references.ts";
import { decodeStream } from "./decode-stream.ts";
import { readHead, readIndirectObject, type IndirectObject } from "./indirect-object.ts";
import { parseValue } from "./parse-value.ts";
import { orNull, PdfBroken } from "./pdf-broken.ts";
import type { Revision } from "./revisions.ts";
import {
  dictionaryOf,
  entry,
  integerOf,
  nameOf,
  pdfNull,
  type PdfDictionary,
  type PdfValue,
} from "./values.ts";

/** A document as of one of its revisions: what a reader would see who has the file up to that revision's end. */
export interface DocumentView {
  readonly trailer: PdfDictionary;
  readonly place: (number: number) => Place | undefined;
  /** The object of that number; null where there is none or where its place holds another. */
  readonly object: (number: number) => PdfValue;
  /** Follows references, also those that lead to references. */
  readonly resolve: (value: PdfValue) => PdfValue;
  readonly numbers: () => Iterable<number>;
  /** The numbers that an object names, some perhaps more than once. */
  readonly references: (number: number) => readonly number[];
}

/** What all views of one file share. */
export interface ParsedFile {
  readonly bytes: Buffer;
  readonly open: (sealed: Buffer, number: number, generation: number) => Buffer;
  readonly objects: Map<number, IndirectObject | null>;
  readonly packed: Map<number, PackedObjects | null>;
  /** Of objects that stand in the file, by the place: kept when they themselves are not. */
  readonly references: Map<number, readonly number[]>;
  /** How many bytes of object streams may still be decoded: a bomb may be cut into many. */
  readonly budget: { bytes: number };
}

/** The objects of an object stream by number. Where one stands there again, its place in the stream tells it apart. */
interface PackedObjects {
  readonly first: ReadonlyMap<number, PdfValue>;
  readonly again: ReadonlyMap<number, { readonly number: number; readonly value: PdfValue }>;
}

const mostUnpacked = 96 * 1024 * 1024;

/** @param open decrypts an object stream's bytes, by the number and generation of its object. */
export const parsedFile = (
  bytes: Buffer,
  open: (sealed: Buffer, number: number, generation: number) => Buffer = (sealed) => sealed,
): ParsedFile => ({
  bytes,
  open,
  objects: new Map(),
  packed: new Map(),
  references: new Map(),
  budget: { bytes: mostUnpacked },
});

const mostHops = 32;

/** Objects kept parsed; those of a larger file are parsed again when they are asked for again. */
export const mostKept = 30_000;

/** Where objects stand, by number. */
export interface Places {
  readonly get: (number: number) => Place | undefined;
  readonly keys: () => Iterable<number>;
}

/** The view as of the last of `revisions` (oldest first). */
export const viewOf = (file: ParsedFile, revisions: readonly [Revision, ...Revision[]]): DocumentView =>
  viewsOf(file, revisions)(revisions.length - 1);

/** The views as of each of `revisions` by its index. What did not change between them is kept once. */
export function viewsOf(
  file: ParsedFile,
  revisions: readonly [Revision, ...Revision[]],
): (index: number) => DocumentView {
  const history = historyOf(revisions);
  const views = new Map<number, DocumentView>();
  return (index) => {
    const known = views.get(index);
    if (known !== undefined) return known;
    const { trailer } = (revisions[index] ?? revisions[0]).sections[0];
    const view = viewOver(file, trailer, placesAsOf(history, index));
    views.set(index, view);
    return view;
  };
}

/** By object, its places with the revisions that gave them, oldest first. */
type PlaceHistory = ReadonlyMap<number, readonly { readonly since: number; readonly place: Place }[]>;

function historyOf(revisions: readonly Revision[]): PlaceHistory {
  const history = new Map<number, { since: number; place: Place }[]>();
  for (const [since, { sections }] of revisions.entries()) {
    for (const section of sections.toReversed()) {
      for (const [number, place] of placesOfSection(section)) {
        const known = history.get(number);
        if (known === undefined) history.set(number, [{ since, place }]);
        else known.push({ since, place });
      }
    }
  }
  return history;
}

const placesAsOf = (history: PlaceHistory, index: number): Places => ({
  get: (number) => history.get(number)?.findLast(({ since }) => since <= index)?.place,
  *keys() {
    for (const [number, places] of history) if ((places[0]?.since ?? Infinity) <= index) yield number;
  },
});

export function viewOver(file: ParsedFile, trailer: PdfDictionary, places: Places): DocumentView {
  const resolve = (value: PdfValue): PdfValue => {
    let found = value;
    for (let hop = 0; found.kind === "reference"; hop += 1) {
      if (hop >= mostHops) return pdfNull;
      found = object(found.number);
    }
    return found;
  };
  const object = (number: number): PdfValue => {
    const place = places.get(number);
    if (place === undefined || place.is === "free") return pdfNull;
    if (place.is === "inFile") return objectAt(file, place.offset, number, lengthIn)?.value ?? pdfNull;
    const packed = packedIn(file, place.container, places, lengthIn);
    const again = packed?.again.get(place.index);
    return (again?.number === number ? again.value : packed?.first.get(number)) ?? pdfNull;
  };
  const lengthIn = (length: PdfValue): number | null => {
    if (length.kind !== "reference") return integerOf(length);
    // A length stands in an object of its own, never in a stream: that one's length would have to be known first.
    const place = places.get(length.number);
    if (place?.is !== "inFile") return null;
    return integerOf(objectAt(file, place.offset, length.number, () => null)?.value ?? pdfNull);
  };
  const references = (number: number): readonly number[] => {
    const place = places.get(number);
    const known = place?.is === "inFile" ? file.references.get(place.offset) : undefined;
    if (known !== undefined) return known;
    const value = object(number);
    const found = numbersIn(value);
    // Another number may lead to the same place, where it finds nothing.
    if (place?.is === "inFile" && value !== pdfNull) file.references.set(place.offset, found);
    return found;
  };
  return {
    trailer,
    place: (number) => places.get(number),
    object,
    resolve,
    numbers: () => places.keys(),
    references,
  };
}

const noNumbers: readonly number[] = [];

function numbersIn(value: PdfValue): readonly number[] {
  let found: number[] | undefined;
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "reference") (found ??= []).push(next.number);
    else if (next.kind === "array") for (const item of next.items) open.push(item);
    else for (const item of dictionaryOf(next)?.entries.values() ?? []) open.push(item);
  }
  return found ?? noNumbers;
}

/** In a hybrid file an object that the table calls free may stand in the stream (ISO 32000-2, 7.5.8.4). */
export function placesOfSection(section: Section): ReadonlyMap<number, Place> {
  if (section.hybrid === null) return section.places;
  const places = new Map(section.places);
  for (const [number, place] of section.hybrid.places) {
    const inTable = places.get(number);
    if (inTable === undefined || inTable.is === "free") places.set(number, place);
  }
  return places;
}

/** Objects whose place readers may disagree on: named twice by a section, or by both sections of a hybrid one. */
export function ambiguousIn(section: Section): Set<number> {
  const ambiguous = new Set([...section.ambiguous, ...(section.hybrid?.ambiguous ?? [])]);
  for (const [number, place] of section.hybrid?.places ?? []) {
    const inTable = section.places.get(number);
    if (inTable !== undefined && inTable.is !== "free" && !samePlace(inTable, place)) ambiguous.add(number);
  }
  return ambiguous;
}

function objectAt(
  file: ParsedFile,
  offset: number,
  number: number,
  lengthOf: (length: PdfValue) => number | null,
): IndirectObject | null {
  let object = file.objects.get(offset);
  if (object === undefined) {
    // What cannot be read is no object; that something was there is the structure check's to say.
    object = orNull(() => readIndirectObject(file.bytes, offset, lengthOf));
    if (file.objects.size >= mostKept) file.objects.clear();
    file.objects.set(offset, object);
  }
  return object?.number === number ? object : null;
}

function packedIn(
  file: ParsedFile,
  container: number,
  places: Places,
  lengthOf: (length: PdfValue) => number | null,
): PackedObjects | null {
  const place = places.get(container);
  if (place?.is !== "inFile") return null;
  let packed = file.packed.get(place.offset);
  if (packed === undefined) {
    const object = objectAt(file, place.offset, container, lengthOf);
    packed = object === null ? null : orNull(() => unpacked(object, file));
    file.packed.set(place.offset, packed);
  }
  return packed;
}

const mostPacked = 100_000;

/** The objects of an object stream (7.5.7). */
function unpacked(
  { value, start, number: own, generation }: IndirectObject,
  file: ParsedFile,
): PackedObjects {
  if (value.kind !== "stream" || nameOf(entry(value, "Type")) !== "ObjStm") {
    throw new PdfBroken("pdf.no-object-stream", start);
  }
  const data = decodeStream({ ...value, bytes: file.open(value.bytes, own, generation) }, (it) => it);
  file.budget.bytes -= data.length;
  if (file.budget.bytes < 0) throw new PdfBroken("pdf.stream-too-long", start);
  const count = integerOf(entry(value, "N")) ?? 0;
  const first = integerOf(entry(value, "First")) ?? 0;
  if (count < 0 || count > mostPacked || first < 0) throw new PdfBroken("pdf.no-object-stream", start);
  const head = data
    .toString("latin1", 0, first)
    .trim()
    .split(/[\0\t\n\f\r ]+/u)
    .map(Number);
  const objects = new Map<number, PdfValue>();
  const again = new Map<number, { number: number; value: PdfValue }>();
  for (let i = 0; i < count; i += 1) {
    const number = head[2 * i];
    const offset = head[2 * i + 1];
    if (number === undefined || offset === undefined) continue;
    const object = orNull(() => parseValue(data, first + offset));
    if (object === null) continue;
    if (objects.has(number)) again.set(i, { number, value: object });
    else objects.set(number, object);
  }
  return { first: objects, again };
}

/** Is there an object of that number at that offset? */
export function hasObjectAt(bytes: Buffer, offset: number, number: number): boolean {
  return orNull(() => readHead(bytes, offset))?.number === number;
}
