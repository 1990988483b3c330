import type { Spoken, SpokenLanguage } from "./spoken.ts";

/** A day in Vietnam, `yyyy-MM-dd`; such strings sort as days do. */
export type LocalDate = string;
/** A time of the day in Vietnam, `HH:mm`. */
export type LocalTime = string;
/** 0 is Sunday, 6 Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const dayMs = 86_400_000;
/** Asia/Ho_Chi_Minh has been at +07:00 without daylight saving since 1975; no table of zones is needed. */
const offsetMs = 7 * 3_600_000;

const weekdayNames: readonly Spoken[] = [
  { vi: "Chủ nhật", en: "Sunday" },
  { vi: "thứ Hai", en: "Monday" },
  { vi: "thứ Ba", en: "Tuesday" },
  { vi: "thứ Tư", en: "Wednesday" },
  { vi: "thứ Năm", en: "Thursday" },
  { vi: "thứ Sáu", en: "Friday" },
  { vi: "thứ Bảy", en: "Saturday" },
];

/** Days that were asked for: a register asks about the same day again and again. */
const midnights = new Map<string, number>();
const mostMidnights = 4096;

/** Milliseconds at midnight UTC of that day, NaN when the text is not a day that exists. */
function utcMidnight(date: string): number {
  const known = midnights.get(date);
  if (known !== undefined) return known;
  if (midnights.size >= mostMidnights) midnights.clear();
  const ms = parsedMidnight(date);
  midnights.set(date, ms);
  return ms;
}

function parsedMidnight(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse lets 31 February roll over into March.
  return new Date(ms).getUTCDate() === Number(date.slice(8)) ? ms : Number.NaN;
}

function midnightOrThrow(date: LocalDate): number {
  const ms = utcMidnight(date);
  if (Number.isNaN(ms)) throw new RangeError(`Not a day of the calendar: ${JSON.stringify(date)}`);
  return ms;
}

function dateOfUtc(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whether the text is `yyyy-MM-dd` and such a day exists. */
export function isLocalDate(text: string): boolean {
  return !Number.isNaN(utcMidnight(text));
}

/** Whether the text is `HH:mm`, 00:00 to 23:59. */
export function isLocalTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Reads `yyyy-MM-dd` and what people type (`5/1/2026`, `05-01-2026`, `5.1.2026`); null when no such day exists. */
export function parseLocalDate(text: string): LocalDate | null {
  const trimmed = text.trim();
  const typed = /^(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/.exec(
    trimmed,
  )?.groups;
  const { day = "", month = "", year = "" } = typed ?? {};
  const date = typed ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : trimmed;
  return isLocalDate(date) ? date : null;
}

/** Builds a day from numbers; throws RangeError when no such day exists. */
export function localDate(year: number, month: number, day: number): LocalDate {
  const pad = (n: number, width: number): string => String(n).padStart(width, "0");
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  midnightOrThrow(date);
  return date;
}

/** Negative, zero or positive, for sorting. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return midnightOrThrow(a) - midnightOrThrow(b);
}

/** The day `days` after (before when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfUtc(midnightOrThrow(date) + days * dayMs);
}

/** Days of the calendar from the first to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((midnightOrThrow(to) - midnightOrThrow(from)) / dayMs);
}

export function yearOf(date: LocalDate): number {
  midnightOrThrow(date);
  return Number(date.slice(0, 4));
}

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[new Date(midnightOrThrow(date)).getUTCDay()] ?? 0;
}

/** `thứ Hai`, `Monday`. */
export function weekdayName(date: LocalDate, language: SpokenLanguage): string {
  return weekdayNames[weekdayOf(date)]?.[language] ?? "";
}

/** `05/01/2026`. */
export function formatDate(date: LocalDate): string {
  midnightOrThrow(date);
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** As a document bears it: `ngày 05 tháng 01 năm 2026`, `ngày 29 tháng 6 năm 2026` (NĐ 30, PL I: days below 10, months 1 and 2). */
export function inVietnamese(date: LocalDate): string {
  midnightOrThrow(date);
  const month = Number(date.slice(5, 7));
  const shownMonth = month <= 2 ? date.slice(5, 7) : String(month);
  return `ngày ${date.slice(8, 10)} tháng ${shownMonth} năm ${date.slice(0, 4)}`;
}

/** The day in Vietnam on which an instant falls. */
export function localDateOf(instant: Date): LocalDate {
  return dateOfUtc(instant.getTime() + offsetMs);
}

/** The time in Vietnam of an instant, seconds dropped. */
export function localTimeOf(instant: Date): LocalTime {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(11, 16);
}

/** The instant at which it is that time on that day in Vietnam; throws RangeError for a day or time that is none. */
export function instantAt(date: LocalDate, time: LocalTime): Date {
  midnightOrThrow(date);
  if (!isLocalTime(time)) throw new RangeError(`Not a time of the day: ${JSON.stringify(time)}`);
  return new Date(`${date}T${time}:00+07:00`);
}

/** `17:00 23/11/2026`, in Vietnam. */
export function formatInstant(instant: Date): string {
  return `${localTimeOf(instant)} ${formatDate(localDateOf(instant))}`;
}
