import { textOf, type Cell } from "./cell.ts";

/** A number of a register with what stands behind it: `15`, `15a`. */
export interface BookNumber {
  readonly number: number;
  /** `a`, `b`, `đ`, `bis`; empty for most. */
  readonly suffix: string;
}

/** Greatest number of a register and year; beyond it a cell holds something else, such as a date. */
export const largestNumber = 9_999_999;

/**
 * What may stand behind a number that was put between two others, in order. Its place in this list is its place in the
 * register, so that the list must only ever grow at its end.
 */
export const suffixes = "a b c d đ e f g h i k l m n o p bis ter".split(" ");

/** From 1; 0 for no suffix; null for one that the register cannot put in order. */
export function suffixRank(suffix: string): number | null {
  if (suffix === "") return 0;
  const place = suffixes.indexOf(suffix.toLowerCase());
  return place === -1 ? null : place + 1;
}

const ordinalsBesideSuffixes = 50;

/**
 * The last digits of a sort key (see `sortKeyOf`) for a number with a suffix: it stands behind its number, and no two
 * documents have one key as long as the agency keeps fewer than 50 registers in a year. Null where it keeps more.
 */
export function placeOfSuffix(registerOrdinal: number, rank: number): number | null {
  if (rank === 0) return registerOrdinal;
  return registerOrdinal < ordinalsBesideSuffixes ? registerOrdinal + ordinalsBesideSuffixes * rank : null;
}

const written =
  /^(?:số\s*(?:đến|đi|vb|văn bản)?\s*[:.]?\s*)?(?<number>\d{1,9})(?:[.,]0+)?\s*(?<joint>[.-]?)\s*(?<suffix>\p{L}{1,3})?\s*(?:[/-].*)?$/u;

/** Reads `15`, `015`, `15a`, `15 bis`, `Số 15`, `15/VBĐ`; null for what is no number of a register. */
export function readBookNumber(cell: Cell): BookNumber | null {
  if (typeof cell === "object") return null;
  const found = written.exec(textOf(cell).normalize("NFC").trim().toLowerCase())?.groups;
  const number = Number(found?.["number"]);
  if (!Number.isInteger(number) || number < 1 || number > largestNumber) return null;
  const suffix = found?.["suffix"] ?? "";
  // `15-SNV` is a number with the letters of a unit.
  return { number, suffix: found?.["joint"] !== "" && suffixRank(suffix) === null ? "" : suffix };
}

/** `15a`. */
export const numberText = ({ number, suffix }: BookNumber): string => `${number}${suffix}`;
