import {
  formatDate,
  isLocalDate,
  isLocalTime,
  localDateOf,
  localTimeOf,
  type LocalDate,
  type LocalTime,
} from "../time/local-date.ts";

/** A day in Vietnam, `yyyy-MM-dd`, or a day with its hour, `yyyy-MM-ddTHH:mm`. */
export type PrintableDate = string;

export interface DayAndHour {
  readonly day: LocalDate;
  readonly hour: LocalTime | null;
}

/** Takes a printable date apart; null where the text is no date. */
export function dayAndHour(date: PrintableDate): DayAndHour | null {
  const [day = "", hour = null, ...more] = date.split("T");
  if (!isLocalDate(day) || more.length > 0 || (hour !== null && !isLocalTime(hour))) return null;
  return { day, hour };
}

/** `2026-01-05` as `05/01/2026`; with an hour, `17:00 05/01/2026`; what is no date as it stands. */
export function printedDate(date: PrintableDate): string {
  const parts = dayAndHour(date);
  if (parts === null) return date;
  return parts.hour === null ? formatDate(parts.day) : `${parts.hour} ${formatDate(parts.day)}`;
}

/** Who printed a form and when, as its last line says it. */
export function printedByLine(print: { readonly printedBy: string; readonly printedAt: Date }): string {
  const { printedBy, printedAt } = print;
  return `Người in: ${printedBy}, lúc ${localTimeOf(printedAt)} ngày ${formatDate(localDateOf(printedAt))}.`;
}
