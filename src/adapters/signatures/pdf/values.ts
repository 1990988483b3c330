/**
 * The eight kinds of PDF objects (ISO 32000-2, 7.3) and references, as they stand in the bytes: every value knows the
 * places where it begins and ends, because a validator must prove that a signature covers the very tokens it read.
 */
export interface Span {
  /** Of the first byte. */
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
}

export interface PdfNull extends Span {
  readonly kind: "null";
}
export interface PdfBoolean extends Span {
  readonly kind: "boolean";
  readonly value: boolean;
}
export interface PdfNumber extends Span {
  readonly kind: "number";
  readonly value: number;
  readonly isInteger: boolean;
}
export interface PdfName extends Span {
  readonly kind: "name";
  readonly value: string;
}
export interface PdfString extends Span {
  readonly kind: "string";
  readonly isHex: boolean;
  readonly bytes: Buffer;
}
export interface PdfArray extends Span {
  readonly kind: "array";
  readonly items: readonly PdfValue[];
}
export interface PdfDictionary extends Span {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** Keys that stand more than once: readers differ in which one they take. */
  readonly repeated: readonly string[];
  /** Those of them whose values differ. */
  readonly conflicting: readonly string[];
}
export interface PdfReference extends Span {
  readonly kind: "reference";
  readonly number: number;
  readonly generation: number;
}
export interface PdfStream extends Span {
  readonly kind: "stream";
  readonly dictionary: PdfDictionary;
  /** As stored: encoded, not decoded. */
  readonly bytes: Buffer;
}

export type PdfValue =
  | PdfNull
  | PdfBoolean
  | PdfNumber
  | PdfName
  | PdfString
  | PdfArray
  | PdfDictionary
  | PdfReference
  | PdfStream;

/** What an absent object and an absent key both are (ISO 32000-2, 7.3.9). */
export const pdfNull: PdfNull = { kind: "null", start: 0, end: 0 };

export function entry(value: PdfValue, key: string): PdfValue {
  if (value.kind === "dictionary") return value.entries.get(key) ?? pdfNull;
  if (value.kind === "stream") return value.dictionary.entries.get(key) ?? pdfNull;
  return pdfNull;
}

export const nameOf = (value: PdfValue): string | null => (value.kind === "name" ? value.value : null);

export const integerOf = (value: PdfValue): number | null =>
  value.kind === "number" && value.isInteger && Number.isSafeInteger(value.value) ? value.value : null;

export function dictionaryOf(value: PdfValue): PdfDictionary | null {
  if (value.kind === "dictionary") return value;
  return value.kind === "stream" ? value.dictionary : null;
}

const utf16 = new TextDecoder("utf-16be");

/** A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its mark, else taken as Latin-1, which PDFDoc is nearly. */
export function textOf(value: PdfValue): string | null {
  if (value.kind !== "string") return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString("utf8", 3);
  return bytes.toString("latin1");
}
