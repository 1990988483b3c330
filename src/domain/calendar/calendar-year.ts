import { RuleBroken } from "../rule-broken.ts";
import { formatDate, isLocalDate, yearOf, type LocalDate } from "../time/local-date.ts";

/**
 * What makes a day different from its weekday. holiday: nobody works. working: people work although the week says no
 * (a Saturday swapped for a Monday off). half: the morning only.
 */
export const dayKinds = ["holiday", "working", "half"] as const;
export type DayKind = (typeof dayKinds)[number];

export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  /** Why, as the administrator wrote it: `Nghỉ bù Giỗ Tổ Hùng Vương`. */
  readonly note: string;
}

/** One year's table of an agency, as an administrator has settled it. `version` grows with every change. */
export interface CalendarYear {
  readonly year: number;
  readonly version: number;
  readonly days: readonly CalendarDay[];
}

/** Throws when a day does not exist, is of another year or stands twice in the table, or the version is none. */
export function assertCalendarYear(table: CalendarYear): void {
  const year = String(table.year);
  if (!Number.isInteger(table.version) || table.version < 1)
    throw new RuleBroken("calendar.version", { params: { year } });
  const seen = new Set<LocalDate>();
  for (const { date } of table.days) {
    if (!isLocalDate(date) || yearOf(date) !== table.year)
      throw new RuleBroken("calendar.day-outside-year", { params: { date, year }, field: "days" });
    if (seen.has(date))
      throw new RuleBroken("calendar.day-twice", { params: { date: formatDate(date) }, field: "days" });
    seen.add(date);
  }
}
