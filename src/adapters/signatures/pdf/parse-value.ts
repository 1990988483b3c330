import { PdfBroken } from "./pdf-broken.ts";
import { isDelimiter, isSpace, skipSpace } from "./characters.ts";
import { sameValue } from "./same-value.ts";
import { readHexString, readLiteralString, readName } from "./parse-text.ts";
import type { PdfReference, PdfValue } from "./values.ts";

/** Deeper nesting than any writer makes; the parser itself keeps no stack of calls. */
const mostLevels = 20_000;

/** In one value: far above any real one, far below what a bomb holds. */
const mostTokens = 300_000;

interface OpenArray {
  readonly kind: "array";
  readonly start: number;
  readonly items: PdfValue[];
}
interface OpenDictionary {
  readonly kind: "dictionary";
  readonly start: number;
  readonly entries: Map<string, PdfValue>;
  readonly repeated: string[];
  readonly conflicting: string[];
  key: string | null;
}
type Open = OpenArray | OpenDictionary;

type Token =
  | { readonly is: "value"; readonly value: PdfValue }
  | { readonly is: "open"; readonly open: Open; readonly end: number }
  | { readonly is: "close"; readonly kind: Open["kind"]; readonly end: number };

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
    const token = nextToken(bytes, skipSpace(bytes, at));
    let value: PdfValue;
    if (token.is === "open") {
      if (open.length >= mostLevels) throw new PdfBroken("pdf.too-deep", at);
      open.push(token.open);
      at = token.end;
      continue;
    } else if (token.is === "close") {
      value = closed(open.pop(), token.kind, token.end, at);
    } else {
      value = token.value;
    }
    at = value.end;
    const holder = open.at(-1);
    if (holder === undefined) return value;
    put(holder, value, at);
  }
}

function put(holder: Open, value: PdfValue, at: number): void {
  if (holder.kind === "array") holder.items.push(value);
  else if (holder.key === null) {
    if (value.kind !== "name") throw new PdfBroken("pdf.key-is-no-name", at);
    holder.key = value.value;
  } else {
    const earlier = holder.entries.get(holder.key);
    if (earlier !== undefined) holder.repeated.push(holder.key);
    if (earlier !== undefined && !sameValue(earlier, value)) holder.conflicting.push(holder.key);
    holder.entries.set(holder.key, value);
    holder.key = null;
  }
}

function closed(open: Open | undefined, kind: Open["kind"], end: number, at: number): PdfValue {
  if (open === undefined || open.kind !== kind) throw new PdfBroken("pdf.closed-twice", at);
  if (open.kind === "array") return { kind: "array", start: open.start, end, items: open.items };
  if (open.key !== null) throw new PdfBroken("pdf.key-without-value", at);
  const { start, entries, repeated, conflicting } = open;
  return { kind: "dictionary", start, end, entries, repeated, conflicting };
}

function nextToken(bytes: Buffer, at: number): Token {
  const first = bytes[at];
  switch (first) {
    case undefined:
      throw new PdfBroken("pdf.ends-early", at);
    case 0x2f /* / */:
      return { is: "value", value: readName(bytes, at) };
    case 0x28 /* ( */:
      return { is: "value", value: readLiteralString(bytes, at) };
    case 0x5b /* [ */:
      return { is: "open", open: { kind: "array", start: at, items: [] }, end: at + 1 };
    case 0x5d /* ] */:
      return { is: "close", kind: "array", end: at + 1 };
    case 0x3c /* < */:
      if (bytes[at + 1] !== 0x3c) return { is: "value", value: readHexString(bytes, at) };
      return {
        is: "open",
        open: { kind: "dictionary", start: at, entries: new Map(), repeated: [], conflicting: [], key: null },
        end: at + 2,
      };
    case 0x3e /* > */:
      if (bytes[at + 1] !== 0x3e) throw new PdfBroken("pdf.no-value", at);
      return { is: "close", kind: "dictionary", end: at + 2 };
    default:
      return { is: "value", value: isNumberStart(first) ? readNumber(bytes, at) : readKeyword(bytes, at) };
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

function readNumber(bytes: Buffer, at: number): PdfValue {
  const end = endOfWord(bytes, at);
  if (end - at > 64) throw new PdfBroken("pdf.no-value", at);
  const text = bytes.toString("latin1", at, end);
  if (/^\d{1,10}$/u.test(text)) {
    const reference = readReference(bytes, at, Number(text), end);
    if (reference !== null) return reference;
  }
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
  if (at === from || at - from > 10) return null;
  const generation = Number(bytes.toString("latin1", from, at));
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
