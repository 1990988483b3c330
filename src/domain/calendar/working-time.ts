import {
  addDays,
  daysBetween,
  instantAt,
  localDateOf,
  weekdayOf,
  yearOf,
  type LocalDate,
} from "../time/local-date.ts";
import {
  dayOf,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from "./working-calendar.ts";
import { spanOn } from "./working-hours.ts";
import { daysOffOf } from "./year-proposal.ts";

/** When work begins on that day; on a day off, when it usually would. */
export function startOfWorkingDay(calendar: WorkingCalendar, date: LocalDate): Date {
  return instantAt(date, (dayOf(calendar, date).spans[0] ?? calendar.hours.morning).from);
}

/** When work ends on that day: at noon on a half day; on a day off, when it usually would. */
export function endOfWorkingDay(calendar: WorkingCalendar, date: LocalDate): Date {
  return instantAt(date, (dayOf(calendar, date).spans.at(-1) ?? calendar.hours.afternoon).to);
}

/** When the morning ends on that day ("buổi sáng" of QĐ 28/2018, Đ6.2). */
export function noonOf(calendar: WorkingCalendar, date: LocalDate): Date {
  return instantAt(date, calendar.hours.morning.to);
}

/**
 * The working day `days` after that day, which itself does not count; before it when negative. With 0, the day itself
 * or the first working day after it. A half day counts as one.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`Working days are whole: ${days}`);
  if (days === 0) return isWorkingDay(calendar, date) ? date : nextWorkingDay(calendar, date);
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    day = days > 0 ? nextWorkingDay(calendar, day) : previousWorkingDay(calendar, day);
  }
  return day;
}

/** The instant at which `hours` of working time (0 or more, parts allowed) have passed since the instant. */
export function addWorkingHours(calendar: WorkingCalendar, from: Date, hours: number): Date {
  if (!(hours >= 0 && hours < 100_000)) throw new RangeError(`Working hours out of range: ${hours}`);
  let left = Math.round(hours * 3_600_000);
  let date = localDateOf(from);
  if (!isWorkingDay(calendar, date)) date = nextWorkingDay(calendar, date);
  for (;;) {
    for (const span of dayOf(calendar, date).spans) {
      const { from: opens, to: closes } = spanOn(date, span);
      const begin = Math.max(opens.getTime(), from.getTime());
      const room = closes.getTime() - begin;
      if (room >= left && room > 0) return new Date(begin + left);
      if (room > 0) left -= room;
    }
    date = nextWorkingDay(calendar, date);
  }
}

/**
 * Working days after the first day up to and with the second; negative when the second is earlier (then: from the
 * second, up to but without the first). `workingDaysBetween(c, d, addWorkingDays(c, d, n)) === n` for n ≥ 1, and for n ≤ -1.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  if (from === to) return 0;
  return from < to
    ? workingDaysWithin(calendar, addDays(from, 1), to)
    : -workingDaysWithin(calendar, to, addDays(from, -1));
}

/** By weeks, and then the days that differ from their weekday: what is years overdue is counted as fast as the rest. */
function workingDaysWithin({ hours, years }: WorkingCalendar, first: LocalDate, last: LocalDate): number {
  const { weekdays } = hours;
  const worksInWeek = (date: LocalDate): boolean => weekdays.includes(weekdayOf(date));
  const days = daysBetween(first, last) + 1;
  let count = Math.floor(days / 7) * weekdays.length;
  for (let i = 0; i < days % 7; i += 1) if (worksInWeek(addDays(last, -i))) count += 1;
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    for (const { date, kind } of (years.get(year) ?? daysOffOf(year, weekdays)).values()) {
      if (date < first || date > last) continue;
      count += Number(kind !== "holiday") - Number(worksInWeek(date));
    }
  }
  return count;
}
