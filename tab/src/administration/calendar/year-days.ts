import type { CalendarYearView } from "../../../../src/contract/administration.ts";
import { weekdayOf, type LocalDate, type Weekday } from "../../../../src/domain/time/local-date.ts";

export type Day = CalendarYearView["days"][number];
export type DayKind = Day["kind"];
/** What a day is: as the week says, or one of the kinds that differ from it. */
export type DayState = "ordinary" | DayKind;

/** The days of a month from the first on. */
export function daysOfMonth(year: number, month: number): LocalDate[] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const head = `${year}-${String(month).padStart(2, "0")}`;
  return Array.from({ length: days }, (_, day) => `${head}-${String(day + 1).padStart(2, "0")}`);
}

/** Empty cells before the first of a month in a week that begins on Monday. */
export function cellsBefore(first: LocalDate): number {
  return (weekdayOf(first) + 6) % 7;
}

export function isWorkday(date: LocalDate, weekdays: readonly Weekday[]): boolean {
  return weekdays.includes(weekdayOf(date));
}

/** The next state when a day is pressed: a workday may be off or half, a weekend may be worked or half worked. */
export function nextState(state: DayState, worksOrdinarily: boolean): DayState {
  const turn: readonly DayState[] = worksOrdinarily
    ? ["ordinary", "holiday", "half"]
    : ["ordinary", "working", "half"];
  return turn[(turn.indexOf(state) + 1) % turn.length] ?? "ordinary";
}

/** The days with one of them set, in their order. A day as the week says is not kept. */
export function withDay(days: readonly Day[], date: LocalDate, state: DayState, note: string): Day[] {
  const others = days.filter((day) => day.date !== date);
  if (state === "ordinary") return others;
  return [...others, { date, kind: state, note }].sort((a, b) => (a.date < b.date ? -1 : 1));
}
