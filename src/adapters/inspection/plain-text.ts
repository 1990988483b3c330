import type { FirstPage } from "../../domain/exclusion/first-page.ts";

/** Control characters that no text has. */
const binary = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

function decode(bytes: Buffer, encoding: string, stream: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Text from bytes: UTF-8, UTF-16 with its mark, or one byte a letter as TCVN3 and VNI files are, null for what is no
 * text. `whole` false: the bytes end somewhere in the middle.
 */
export function decodeText(bytes: Buffer, whole: boolean): string | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-16be";
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = hasMark
    ? decode(bytes, utf16, !whole)
    : (decode(bytes, "utf-8", !whole) ?? decode(bytes, "windows-1252", !whole));
  return text === null || binary.test(text) ? null : text;
}

/** The first lines of a text, for the exclusion gate. */
export function linesOf(text: string, max = 60): FirstPage {
  return text
    .split(/\r\n|[\r\n\f\v]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, max)
    .map((line) => ({ text: line }));
}
