import { RuleBroken } from "../rule-broken.ts";
import { formatDate, yearOf, type LocalDate } from "../time/local-date.ts";
import { formatNumber } from "./symbol.ts";

/** The sequence of one register and year; `lastNumber` is 0 while nothing has been numbered. */
export interface Sequence {
  readonly key: string;
  readonly year: number;
  readonly lastNumber: number;
}

/**
 * A sequence before its first number, 01 on 1 January (NĐ 30, Đ15.1). `lastNumber` above 0 goes on from a paper register
 * when the agency begins with this system within a year.
 */
export function openSequence(key: string, year: number, lastNumber = 0): Sequence {
  if (!Number.isSafeInteger(lastNumber) || lastNumber < 0)
    throw new RuleBroken("numbering.first-number", { field: "lastNumber" });
  return { key, year, lastNumber };
}

/** The next number and the sequence after it; there is no other way to a number, and none back. */
export function takeNext<S extends Sequence>(
  sequence: S,
): { readonly number: number; readonly text: string; readonly sequence: S } {
  const number = sequence.lastNumber + 1;
  return { number, text: formatNumber(number), sequence: { ...sequence, lastNumber: number } };
}

/**
 * Dates follow the order of numbers (NĐ 30, Đ15.1): not before the date of the number before, not after that of the
 * number after, and in the register's year where it is given. Throws `numbering.date-before-previous`,
 * `numbering.date-after-next`, `numbering.date-outside-year`.
 */
export function assertDateInOrder(input: {
  readonly date: LocalDate;
  readonly previousDate: LocalDate | null;
  readonly nextDate?: LocalDate | null;
  readonly year?: number;
}): void {
  const { date, previousDate, nextDate = null, year } = input;
  const refuse = (code: string, params: Record<string, string>): never => {
    throw new RuleBroken(code, { params: { date: formatDate(date), ...params }, field: "issuedDate" });
  };
  if (year !== undefined && yearOf(date) !== year)
    refuse("numbering.date-outside-year", { year: String(year) });
  if (previousDate !== null && date < previousDate)
    refuse("numbering.date-before-previous", { previous: formatDate(previousDate) });
  if (nextDate !== null && date > nextDate)
    refuse("numbering.date-after-next", { next: formatDate(nextDate) });
}
