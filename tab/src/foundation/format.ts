import {
  daysBetween,
  formatDate,
  instantAt,
  isLocalDate,
  isLocalTime,
  localDateOf,
  localTimeOf,
  parseLocalDate,
  type LocalDate,
} from "../../../src/domain/time/local-date.ts";
import type { Language } from "./define-words.ts";

/** `2026-10-17` as `17/10/2026`; nothing for null. */
export function showDate(date: LocalDate | null): string {
  return date === null || !isLocalDate(date) ? "" : formatDate(date);
}

/** A day as it is read aloud: `7 tháng 10, 2026`, `7 October 2026`. */
export function showDay(date: LocalDate, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** An instant as `17/10/2026 08:12`, in Vietnam. */
export function showInstant(instant: string): string {
  const at = new Date(instant);
  return `${formatDate(localDateOf(at))} ${localTimeOf(at)}`;
}

/** As short as the day allows: `08:12` today, `hôm qua 08:12`, `17/10 08:12` this year, with the year before that. */
export function showWhen(instant: string, now: Date, language: Language): string {
  const at = new Date(instant);
  const [day, time, thisDay] = [localDateOf(at), localTimeOf(at), localDateOf(now)];
  if (day === thisDay) return time;
  if (daysBetween(day, thisDay) === 1) return `${language === "vi" ? "hôm qua" : "yesterday"} ${time}`;
  const date = formatDate(day);
  return `${day.slice(0, 4) === thisDay.slice(0, 4) ? date.slice(0, 5) : date} ${time}`;
}

/** What `<input type=date>` and `<input type=time>` give, as an instant; null until both are whole. */
export function instantOf(date: string, time: string): string | null {
  return isLocalDate(date) && isLocalTime(time) ? instantAt(date, time).toISOString() : null;
}

/** What a person typed (`5/1/2026`, `05-01-2026`) as `yyyy-MM-dd`; null when no such day exists. */
export const readDate = parseLocalDate;

export function today(): LocalDate {
  return localDateOf(new Date());
}

/** `1,2 MB` in Vietnamese, `1.2 MB` in English. */
export function showSize(bytes: number, language: Language): string {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const number = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1024 ** step);
  return `${number} ${units[step] ?? "B"}`;
}

/** Counts with the language's own grouping: `1.234` in Vietnamese. */
export function showCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB").format(count);
}

/** First letters of the family name and the given name, which comes last in Vietnamese: `NT` for Nguyễn Văn Thành. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const [first = "", last = ""] = [parts[0], parts.length > 1 ? parts.at(-1) : ""];
  return (first.slice(0, 1) + last.slice(0, 1)).toUpperCase();
}
