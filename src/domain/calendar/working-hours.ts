import { RuleBroken } from "../rule-broken.ts";
import { instantAt, isLocalTime, type LocalDate, type LocalTime, type Weekday } from "../time/local-date.ts";

/** Part of a day, from and to in Vietnam's time. */
export interface Span {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** When an agency works in an ordinary week. */
export interface WorkingHours {
  readonly morning: Span;
  readonly afternoon: Span;
  readonly weekdays: readonly Weekday[];
}

export const defaultWorkingHours: WorkingHours = {
  morning: { from: "07:30", to: "11:30" },
  afternoon: { from: "13:30", to: "17:00" },
  weekdays: [1, 2, 3, 4, 5],
};

/** Throws `calendar.hours` when the times do not follow each other, `calendar.no-weekday` when nobody ever works. */
export function assertWorkingHours(hours: WorkingHours): void {
  const times = [hours.morning.from, hours.morning.to, hours.afternoon.from, hours.afternoon.to];
  const rising = times.every((time, i) => isLocalTime(time) && (i === 0 || (times[i - 1] ?? "") < time));
  if (!rising) throw new RuleBroken("calendar.hours", { field: "hours" });
  if (hours.weekdays.length === 0) throw new RuleBroken("calendar.no-weekday", { field: "weekdays" });
}

/** A span on a certain day, as instants. */
export function spanOn(date: LocalDate, span: Span): { readonly from: Date; readonly to: Date } {
  return { from: instantAt(date, span.from), to: instantAt(date, span.to) };
}
