import { parseValue } from "./parse-value.ts";
import { PdfBroken } from "./pdf-broken.ts";
import type { FoundSignature } from "./signature-fields.ts";
import { entry } from "./values.ts";

const mostFound = 1_000;

/**
 * Signature dictionaries found by their /ByteRange alone, for files whose structure cannot be followed: a signature is
 * never passed over because the file around it is broken.
 */
export function signaturesByByteRange(bytes: Buffer): FoundSignature[] {
  const found: FoundSignature[] = [];
  const tries = { left: mostTries };
  for (const at of placesOfByteRange(bytes)) {
    const dictionary = dictionaryAround(bytes, at, tries);
    if (dictionary === null) continue;
    if (!found.some((it) => it.dictionary.start === dictionary.start)) {
      found.push({ field: null, dictionary, inFile: true });
    }
    if (found.length >= mostFound) break;
  }
  return found;
}

/** Where the letters stand, in streams and comments too. */
export function placesOfByteRange(bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf("/ByteRange", 0, "latin1"); at >= 0;) {
    places.push(at);
    at = bytes.indexOf("/ByteRange", at + 10, "latin1");
    if (places.length >= mostFound) break;
  }
  return places;
}

/** The longest way from a dictionary's begin to its /ByteRange: a /Contents of a megabyte. */
const mostBefore = 2 * 1024 * 1024;
/** In one file: each reads a few megabytes at most. */
const mostTries = 100;

function dictionaryAround(
  bytes: Buffer,
  at: number,
  tries: { left: number },
): FoundSignature["dictionary"] | null {
  for (let open = bytes.lastIndexOf("<<", at, "latin1"); open >= 0 && at - open < mostBefore;) {
    if (tries.left === 0) return null;
    tries.left -= 1;
    const value = parsed(bytes.subarray(0, at + mostBefore), open);
    if (value?.kind === "dictionary" && value.end > at && entry(value, "ByteRange").kind !== "null")
      return value;
    open = open === 0 ? -1 : bytes.lastIndexOf("<<", open - 1, "latin1");
  }
  return null;
}

function parsed(bytes: Buffer, at: number) {
  try {
    return parseValue(bytes, at);
  } catch (cause) {
    if (cause instanceof PdfBroken) return null;
    throw cause;
  }
}
