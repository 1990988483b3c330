import { fold } from "../text/fold.ts";
import {
  addDays,
  isLocalDate,
  localDateOf,
  localTimeOf,
  type LocalDate,
  type LocalTime,
} from "../time/local-date.ts";
import type { Cell, DateCell } from "./cell.ts";

/** In which order a file writes the parts of a date. */
export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface DateReading {
  readonly order: DateOrder;
  /** The register's year where it is known: `5/1` is then of that year. */
  readonly year: number | null;
  /** The present year: `24` is 2024 and `97` 1997. */
  readonly thisYear: number;
}

/** The serial numbers of 01/01/1945 and 31/12/2099: a plain number between them in a column of dates is one. */
const [firstSerial, lastSerial] = [16_438, 73_050];

/**
 * The day that a serial number of a spreadsheet means. Serials count from 30/12/1899, since 1900 is taken for a leap year
 * by all of these programs; from 01/01/1904 in files that say so. Null below 1 and beyond the year 9999.
 */
export function dateOfSerial(serial: number, is1904 = false): DateCell | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < (is1904 ? 0 : 1) || days > 2_957_003) return null;
  const minutes = Math.round((serial - days) * 1440);
  if (minutes >= 1440) return dateOfSerial(days + 1, is1904);
  const early = !is1904 && days < 60 ? 1 : 0;
  const date = addDays(is1904 ? "1904-01-01" : "1899-12-30", days + early);
  return { date, time: minutes === 0 ? null : clock(Math.floor(minutes / 60), minutes % 60) };
}

/**
 * Reads a day however a register wrote it: a real date, a serial number, `05/01/2026`, `5-1-26`, `5.1.2026`,
 * `2026-01-05`, `20260105`, `5/1` of a known year, `ngày 05 tháng 01 năm 2026`, with or without the time. Null for
 * anything else, also for days that do not exist.
 */
export function readDate(cell: Cell, reading: DateReading): DateCell | null {
  if (cell === null) return null;
  if (typeof cell === "object") return cell;
  if (typeof cell === "number") return dateOfNumber(cell);
  const text = fold(cell);
  return instant(cell.trim()) ?? inWords(text, reading) ?? inFigures(text, reading) ?? ofDigits(text);
}

function dateOfNumber(value: number): DateCell | null {
  if (value >= firstSerial && value < lastSerial + 1) return dateOfSerial(value);
  return Number.isInteger(value) ? ofDigits(String(value)) : null;
}

/** `20260105`, `05012026`, `46027`. */
function ofDigits(text: string): DateCell | null {
  if (/^\d{5}(?:[.,]\d+)?$/u.test(text)) {
    const serial = Number(text.replace(",", "."));
    return serial >= firstSerial && serial < lastSerial + 1 ? dateOfSerial(serial) : null;
  }
  if (!/^\d{8}$/u.test(text)) return null;
  return (
    day(text.slice(0, 4), text.slice(4, 6), text.slice(6), null) ??
    day(text.slice(4), text.slice(2, 4), text.slice(0, 2), null)
  );
}

/** A moment with its zone, as exports of other systems have it. */
function instant(text: string): DateCell | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u.test(text)) return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return null;
  return { date: localDateOf(moment), time: localTimeOf(moment) };
}

function inWords(text: string, reading: DateReading): DateCell | null {
  const found =
    /^(?:ngay\s*)?(?<day>\d{1,2})\s*thang\s*(?<month>\d{1,2})(?:\s*nam\s*(?<year>\d{4}|\d{2}))?$/u.exec(
      text,
    )?.groups;
  if (found === undefined) return null;
  const year = found["year"] ?? (reading.year === null ? "" : String(reading.year));
  return day(wholeYear(year, reading), found["month"] ?? "", found["day"] ?? "", null);
}

const figures =
  /^(?<first>\d{1,4})\s*(?<mark>[/.-])\s*(?<second>\d{1,2})(?:\s*\k<mark>\s*(?<third>\d{1,4}))?(?<rest>[\st,].*)?$/u;

function inFigures(text: string, reading: DateReading): DateCell | null {
  const found = figures.exec(text)?.groups;
  if (found === undefined) return null;
  const { first = "", second = "", third, rest = "" } = found;
  const time = timeIn(rest);
  if (time === undefined) return null;
  if (third === undefined) {
    if (reading.year === null || first.length > 2) return null;
    const [d, m] = reading.order === "mdy" ? [second, first] : [first, second];
    return day(String(reading.year), m, d, time);
  }
  if (first.length === 4) return third.length <= 2 ? day(first, second, third, time) : null;
  if (first.length === 3 || third.length === 3 || third.length === 1) return null;
  if (reading.order === "ymd" && third.length === 2)
    return day(wholeYear(first.padStart(2, "0"), reading), second, third, time);
  const [d, m] = reading.order === "mdy" ? [second, first] : [first, second];
  return day(wholeYear(third, reading), m, d, time);
}

/** Undefined where what follows the date is no time. */
function timeIn(rest: string): LocalTime | null | undefined {
  const text = rest.replace(/^[\st,]+/u, "");
  if (text === "") return null;
  const found = /^(?<hour>\d{1,2})[:h](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?<half>am|pm|sa|ch)?$/u.exec(
    text,
  )?.groups;
  if (found === undefined) return undefined;
  const { hour = "", minute = "", half } = found;
  const afternoon = half === "pm" || half === "ch";
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (afternoon ? 12 : 0);
  return hours > 23 || Number(minute) > 59 ? undefined : clock(hours, Number(minute));
}

function wholeYear(year: string, { thisYear }: DateReading): string {
  if (year.length !== 2) return year;
  const century = 2000 + Number(year) > thisYear + 1 ? 1900 : 2000;
  return String(century + Number(year));
}

function day(year: string, month: string, date: string, time: LocalTime | null): DateCell | null {
  const text: LocalDate = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isLocalDate(text) && text > "1900" ? { date: text, time } : null;
}

const clock = (hours: number, minutes: number): LocalTime =>
  `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;

/** The order that the dates of a column are written in, as far as they tell: `12/31/2024` can only be month first. */
export function orderOfDates(samples: readonly Cell[]): DateOrder {
  const votes = { dmy: 0, mdy: 0, ymd: 0 };
  for (const cell of samples) {
    if (typeof cell !== "string") continue;
    const found = /^\s*(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?=\D|$)/u.exec(cell);
    if (found === null) continue;
    const [first, second, third] = [Number(found[1]), Number(found[2]), Number(found[3])];
    if (found[1]?.length === 4) votes.ymd += 1;
    else if (first > 12 && second <= 12 && first <= 31) votes.dmy += 1;
    else if (second > 12 && first <= 12 && second <= 31) votes.mdy += 1;
    else if (first > 31 && third <= 31) votes.ymd += 1;
  }
  if (votes.mdy > votes.dmy && votes.mdy > votes.ymd) return "mdy";
  return votes.ymd > votes.dmy ? "ymd" : "dmy";
}
