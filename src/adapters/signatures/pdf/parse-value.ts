import { PdfBroken } from "./pdf-broken.ts";
import { digitsIn, isDelimiter, isSpace, skipSpace } from "./characters.ts";
import { sameValue } from "./same-value.ts";
import { readHexString, readLiteralString, readName } from "./parse-text.ts";
import type { PdfReference, PdfValue } from "./values.ts";

/** Deeper nesting than any writer makes; the parser itself keeps no stack of calls. */
const mostLevels = 20_000;

/** In one value: far above any real one, far below what a bomb holds. */
const mostTokens = 300_000;

interface OpenArray {
  readonly kind: "openArray";
  readonly start: number;
  readonly items: PdfValue[];
}
interface OpenDictionary {
  readonly kind: "openDictionary";
  readonly start: number;
  readonly entries: Map<string, PdfValue>;
  /** Null where none is: as in nearly all dictionaries. */
  repeated: string[] | null;
  conflicting: string[] | null;
  key: string | null;
}
type Open = OpenArray | OpenDictionary;

const closeArray = { kind: "closeArray", length: 1 } as const;
const closeDictionary = { kind: "closeDictionary", length: 2 } as const;
type Close = typeof closeArray | typeof closeDictionary;

const none: readonly string[] = [];

/**
 * The value that begins at `position` or after the white space and comments there. Streams are not values to this
 * parser: it returns their dictionary.
 *
 * @throws PdfBroken where no value stands.
 */
export function parseValue(bytes: Buffer, position: number): PdfValue {
  const open: Open[] = [];
  let at = position;
  for (let tokens = 0; ; tokens += 1) {
    if (tokens > mostTokens) throw new PdfBroken("pdf.too-long", at);
    const start = skipSpace(bytes, at);
    const token = nextToken(bytes, start);
    if (token.kind === "openArray" || token.kind === "openDictionary") {
      if (open.length >= mostLevels) throw new PdfBroken("pdf.too-deep", at);
      open.push(token);
      at = start + (token.kind === "openArray" ? 1 : 2);
      continue;
    }
    const isEnd = token.kind === "closeArray" || token.kind === "closeDictionary";
    const value = isEnd ? closed(open.pop(), token, start) : token;
    at = value.end;
    const holder = open.at(-1);
    if (holder === undefined) return value;
    put(holder, value, at);
  }
}

function put(holder: Open, value: PdfValue, at: number): void {
  if (holder.kind === "openArray") holder.items.push(value);
  else if (holder.key === null) {
    if (value.kind !== "name") throw new PdfBroken("pdf.key-is-no-name", at);
    holder.key = value.value;
  } else {
    const earlier = holder.entries.get(holder.key);
    if (earlier !== undefined) (holder.repeated ??= []).push(holder.key);
    if (earlier !== undefined && !sameValue(earlier, value)) (holder.conflicting ??= []).push(holder.key);
    holder.entries.set(holder.key, value);
    holder.key = null;
  }
}

function closed(open: Open | undefined, { kind, length }: Close, at: number): PdfValue {
  const end = at + length;
  if (open?.kind === "openArray" && kind === "closeArray")
    return { kind: "array", start: open.start, end, items: open.items };
  if (open?.kind !== "openDictionary" || kind !== "closeDictionary")
    throw new PdfBroken("pdf.closed-twice", at);
  if (open.key !== null) throw new PdfBroken("pdf.key-without-value", at);
  const { start, entries } = open;
  const repeated = open.repeated ?? none;
  const conflicting = open.conflicting ?? none;
  return { kind: "dictionary", start, end, entries, repeated, conflicting };
}

function nextToken(bytes: Buffer, at: number): PdfValue | Open | Close {
  const first = bytes[at];
  switch (first) {
    case undefined:
      throw new PdfBroken("pdf.ends-early", at);
    case 0x2f /* / */:
      return readName(bytes, at);
    case 0x28 /* ( */:
      return readLiteralString(bytes, at);
    case 0x5b /* [ */:
      return { kind: "openArray", start: at, items: [] };
    case 0x5d /* ] */:
      return closeArray;
    case 0x3c /* < */:
      if (bytes[at + 1] !== 0x3c) return readHexString(bytes, at);
      return {
        kind: "openDictionary",
        start: at,
        entries: new Map(),
        repeated: null,
        conflicting: null,
        key: null,
      };
    case 0x3e /* > */:
      if (bytes[at + 1] !== 0x3e) throw new PdfBroken("pdf.no-value", at);
      return closeDictionary;
    default:
      return isNumberStart(first) ? readNumber(bytes, at) : readKeyword(bytes, at);
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const isNumberStart = (byte: number): boolean =>
  isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e;

function endOfWord(bytes: Buffer, at: number): number {
  let end = at;
  for (;;) {
    const byte = bytes[end];
    if (byte === undefined || isSpace(byte) || isDelimiter(byte)) return end;
    end += 1;
  }
}

/** More digits than any offset or number of an object has. */
const mostDigits = 10;

function readNumber(bytes: Buffer, at: number): PdfValue {
  const end = endOfWord(bytes, at);
  if (end - at > 64) throw new PdfBroken("pdf.no-value", at);
  const plain = end - at <= mostDigits ? digitsIn(bytes, at, end) : null;
  // Nearly all numbers are such, and to make a text of each costs half of a large file's time.
  if (plain !== null) {
    const reference = readReference(bytes, at, plain, end);
    return reference ?? { kind: "number", start: at, end, value: plain, isInteger: true };
  }
  const text = bytes.toString("latin1", at, end);
  if (/^[+-]?\d+$/u.test(text)) {
    return { kind: "number", start: at, end, value: Number(text), isInteger: true };
  }
  // Writers are found that put a second sign or point into a number; its value then never decides anything here.
  if (!/^[+-]*[\d.+-]+$/u.test(text)) throw new PdfBroken("pdf.no-value", at);
  const value = Number.parseFloat(text.replace(/^[+-]*(?=[+-])/u, ""));
  return { kind: "number", start: at, end, value: Number.isFinite(value) ? value : 0, isInteger: false };
}

/** `12 0 R`: seen only by reading on behind the first number. */
function readReference(
  bytes: Buffer,
  start: number,
  number: number,
  afterNumber: number,
): PdfReference | null {
  let at = skipSpace(bytes, afterNumber);
  if (at === afterNumber) return null;
  const from = at;
  while (isDigit(bytes[at])) at += 1;
  const generation = at === from || at - from > mostDigits ? null : digitsIn(bytes, from, at);
  if (generation === null) return null;
  const letter = skipSpace(bytes, at);
  if (letter === at || bytes[letter] !== 0x52 || endOfWord(bytes, letter) !== letter + 1) return null;
  return { kind: "reference", start, end: letter + 1, number, generation };
}

function readKeyword(bytes: Buffer, at: number): PdfValue {
  const end = endOfWord(bytes, at);
  switch (bytes.toString("latin1", at, Math.min(end, at + 6))) {
    case "null":
      return { kind: "null", start: at, end };
    case "true":
      return { kind: "boolean", start: at, end, value: true };
    case "false":
      return { kind: "boolean", start: at, end, value: false };
    default:
      throw new PdfBroken("pdf.no-value", at);
  }
}
