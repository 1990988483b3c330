import type { Place } from "../signatures/pdf/cross-references.ts";
import { decodeStream } from "../signatures/pdf/decode-stream.ts";
import { parsedFile, viewOf, viewOver, type DocumentView } from "../signatures/pdf/document-view.ts";
import { readIndirectObject } from "../signatures/pdf/indirect-object.ts";
import { parseValue } from "../signatures/pdf/parse-value.ts";
import { orNull, PdfBroken } from "../signatures/pdf/pdf-broken.ts";
import { readRevisions } from "../signatures/pdf/revisions.ts";
import {
  dictionaryOf,
  entry,
  integerOf,
  nameOf,
  type PdfDictionary,
  type PdfStream,
} from "../signatures/pdf/values.ts";
import { cipherIn } from "../signatures/open-encrypted.ts";
import type { Cipher } from "./encryption.ts";

/** A file as far as something can be written behind it. */
export interface Structure {
  readonly bytes: Buffer;
  readonly view: DocumentView;
  /** Null where the file is not encrypted. */
  readonly cipher: Cipher | null;
  /** The first number that no object has. */
  readonly free: number;
  /** Where the cross-references stand that the new ones go on from; null where they had to be made anew. */
  readonly previous: { readonly at: number; readonly isStream: boolean } | null;
}

function freeNumber(view: DocumentView): number {
  let highest = (integerOf(entry(view.trailer, "Size")) ?? 1) - 1;
  for (const number of view.numbers()) highest = Math.max(highest, number);
  return highest + 1;
}

function byCrossReferences(bytes: Buffer): Structure {
  const { all } = readRevisions(bytes);
  const plain = viewOf(parsedFile(bytes), all);
  const found = cipherIn(plain);
  if (found === null) throw new PdfBroken("pdf.encryption", 0);
  const cipher = found === "none" ? null : found;
  // Streams of objects are encrypted like all others.
  const view =
    cipher === null
      ? plain
      : viewOf(
          parsedFile(bytes, (...sealed) => cipher.opened(...sealed)),
          all,
        );
  const newest = all.at(-1)?.sections[0];
  if (newest === undefined || dictionaryOf(view.resolve(entry(view.trailer, "Root"))) === null)
    throw new PdfBroken("pdf.no-trailer", 0);
  const previous = { at: newest.start, isStream: newest.ownObject !== null };
  return { bytes, view, cipher, free: freeNumber(view), previous };
}

/** Numbers that an object stream holds, without reading them. */
function packedNumbers(stream: PdfStream): number[] {
  const data = orNull(() => decodeStream(stream, (value) => value));
  const first = integerOf(entry(stream, "First")) ?? 0;
  const words = data?.toString("latin1", 0, first).trim().split(/\s+/u) ?? [];
  return words
    .filter((_, at) => at % 2 === 0)
    .map(Number)
    .filter(Number.isSafeInteger);
}

const mostObjects = 500_000;

/** Every `n g obj` that stands in the file, the last of each number; what a reader does that repairs. */
function byLooking(bytes: Buffer): Structure {
  const places = new Map<number, Place>();
  const containers: { readonly number: number; readonly stream: PdfStream }[] = [];
  let trailer: PdfDictionary | null = null;
  let root: PdfDictionary | null = null;
  for (let word = bytes.indexOf(" obj"); word >= 0; word = bytes.indexOf(" obj", word + 4)) {
    const before = bytes.toString("latin1", Math.max(0, word - 24), word);
    const head = /(?:^|[^\d])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}$/u.exec(before);
    if (head === null) continue;
    const at =
      word - before.length + before.lastIndexOf(head[1] ?? "", head.index + 1 + (head[1] ?? "").length);
    const object = orNull(() => readIndirectObject(bytes, at, integerOf));
    if (object === null || places.size > mostObjects) continue;
    const { number, generation, value } = object;
    places.set(number, { is: "inFile", offset: at, generation });
    const type = nameOf(entry(value, "Type"));
    if (value.kind === "stream" && type === "ObjStm") containers.push({ number, stream: value });
    if (value.kind === "stream" && type === "XRef" && entry(value, "Root").kind === "reference")
      trailer = value.dictionary;
    if (value.kind === "dictionary" && type === "Catalog") root = rootTrailer(number, generation);
  }
  for (const { number, stream } of containers)
    for (const [index, packed] of packedNumbers(stream).entries())
      if (!places.has(packed)) places.set(packed, { is: "packed", container: number, index });
  const found = lastTrailer(bytes) ?? trailer ?? root;
  if (found === null || entry(found, "Encrypt").kind !== "null") throw new PdfBroken("pdf.no-trailer", 0);
  const view = viewOver(parsedFile(bytes), found, places);
  return { bytes, view, cipher: null, free: freeNumber(view), previous: null };
}

function rootTrailer(number: number, generation: number): PdfDictionary | null {
  const made = parseValue(Buffer.from(`<</Root ${number} ${generation} R>>`, "latin1"), 0);
  return dictionaryOf(made);
}

/** The last `trailer` that names a root. */
function lastTrailer(bytes: Buffer): PdfDictionary | null {
  for (
    let at = bytes.lastIndexOf("trailer");
    at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf("trailer", at - 1)
  ) {
    const dictionary = orNull(() => dictionaryOf(parseValue(bytes, at + 7)));
    if (dictionary !== null && entry(dictionary, "Root").kind === "reference") return dictionary;
  }
  return null;
}

/**
 * Reads what must be known of a PDF to write behind it. `pageNumber` must be where a reader sees the page; where the file's
 * own cross-references do not lead there, they are made anew. Throws `PdfBroken`.
 */
export function openStructure(bytes: Buffer, pageNumber: number): Structure {
  const isPage = ({ view }: Structure) => dictionaryOf(view.object(pageNumber)) !== null;
  const stated = orNull(() => byCrossReferences(bytes));
  if (stated !== null && isPage(stated)) return stated;
  const found = byLooking(bytes);
  if (!isPage(found)) throw new PdfBroken("pdf.no-object", 0);
  return found;
}
