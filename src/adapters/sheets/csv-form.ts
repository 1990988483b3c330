import { parse } from "csv-parse/sync";
import type { CsvForm } from "../../domain/imports/mapping.ts";
import { detectLegacy } from "../../domain/text/legacy-encodings.ts";
import { isVietnameseSyllable } from "../../domain/text/syllable.ts";

type Charset = CsvForm["charset"];

/** Text from bytes that may end in the middle of a letter; null where they are not of this charset. */
function decode(bytes: Uint8Array, charset: Charset): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * The charset of a file from its beginning: its mark, valid UTF-8, UTF-16 by its zeros; of the charsets with one byte a
 * letter the one in which more words are Vietnamese. TCVN3 and VNI files are windows-1252 to a program.
 */
export function charsetOf(head: Uint8Array): Charset {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = { even: 0, odd: 0 };
  for (const [place, byte] of head.subarray(0, 4096).entries())
    if (byte === 0) zeros[place % 2 === 0 ? "even" : "odd"] += 1;
  const some = Math.min(head.length, 4096) / 8;
  if (zeros.odd > some && zeros.odd > zeros.even * 4) return "utf-16le";
  if (zeros.even > some && zeros.even > zeros.odd * 4) return "utf-16be";
  if (decode(head, "utf-8") !== null) return "utf-8";
  const vietnamese = decode(head, "windows-1258") ?? "";
  const western = decode(head, "windows-1252") ?? "";
  const converted = western
    .split(/\r?\n/u)
    .map((line) => detectLegacy(line)?.converted ?? line)
    .join("\n");
  return syllables(vietnamese) >= syllables(converted) ? "windows-1258" : "windows-1252";
}

/** The share of words with marks that can be Vietnamese. */
function syllables(text: string): number {
  const words = text.normalize("NFC").match(/[\p{L}\p{M}]*[^\p{ASCII}][\p{L}\p{M}]*/gu) ?? [];
  const sample = words.slice(0, 2000);
  return sample.filter(isVietnameseSyllable).length / Math.max(1, sample.length);
}

const delimiters = [";", "\t", ",", "|"] as const;

/** `sep=;`: how Excel is told the delimiter; it is no row. */
export const sepLine = /^sep=(.)\r?\n/u;

/** The delimiter that divides the first lines into the most columns. */
export function delimiterOf(text: string): CsvForm["delimiter"] {
  const told = sepLine.exec(text)?.[1];
  const named = delimiters.find((one) => one === told);
  if (named !== undefined) return named;
  // Whole lines only; the last may be cut off, also within quotes.
  const lines = text.split("\n").slice(0, 60);
  const beginning = (lines.length > 1 ? lines.slice(0, -1) : lines).join("\n");
  const widths = delimiters.map((delimiter) => ({ delimiter, width: widthBy(beginning, delimiter) }));
  return widths.reduce((best, one) => (one.width > best.width ? one : best)).delimiter;
}

/** The median of the columns that a delimiter gives. */
function widthBy(text: string, delimiter: string): number {
  const rows: string[][] = parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    to: 40,
    skip_records_with_error: true,
  });
  const widths = rows.map((row) => row.length).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** How a CSV file is written, from its first bytes. */
export function csvFormOf(head: Uint8Array): CsvForm {
  const charset = charsetOf(head);
  return { charset, delimiter: delimiterOf(decode(head, charset) ?? "") };
}
