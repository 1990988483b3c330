import { addDays, isLocalDate, weekdayOf, type LocalDate } from "../../../src/domain/time/local-date.ts";

export function monthOf(date: LocalDate): { readonly year: number; readonly month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** The same day `by` months on, or the last day of that month where it has fewer days. */
export function shiftMonth(date: LocalDate, by: number): LocalDate {
  const { year, month } = monthOf(date);
  const months = year * 12 + month - 1 + by;
  const head = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  const days = [Number(date.slice(8)), 30, 29, 28].map((day) => `${head}-${String(day).padStart(2, "0")}`);
  return (
    days.find((day, at) => isLocalDate(day) && (at === 0 || day <= `${head}-${date.slice(8)}`)) ??
    `${head}-28`
  );
}

/** Six weeks from Monday on that hold the month of this day. */
export function monthWeeks(date: LocalDate): LocalDate[] {
  const first = `${date.slice(0, 7)}-01`;
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7));
  return Array.from({ length: 42 }, (_, day) => addDays(monday, day));
}
