import { isWorkingDay, type WorkingCalendar } from "../calendar/working-calendar.ts";
import { addWorkingDays, addWorkingHours, endOfWorkingDay } from "../calendar/working-time.ts";
import { localDateOf } from "../time/local-date.ts";

/** A deadline that is chosen in one press. `count`: working hours or days from the start; 0 for today. */
export interface QuickDeadline {
  readonly kind: "workingHours" | "today" | "workingDays";
  readonly count: number;
  readonly due: Date;
}

const hoursOfUrgent = [2, 4];
const daysOffered = [1, 3, 5, 10];

/**
 * What is offered for an order given at `from`, by the agency's calendar, the earliest first: for urgent documents some
 * hours (NĐ 30, Đ24.2: handled at once), today while there is time left, and working days, each to its end of work.
 */
export function quickDeadlines(from: Date, calendar: WorkingCalendar, isUrgent: boolean): QuickDeadline[] {
  const today = localDateOf(from);
  const hours = (isUrgent ? hoursOfUrgent : []).map((count): QuickDeadline => ({
    kind: "workingHours",
    count,
    due: addWorkingHours(calendar, from, count),
  }));
  const endOfToday = endOfWorkingDay(calendar, today);
  const stillToday: QuickDeadline[] =
    isWorkingDay(calendar, today) && endOfToday > from ? [{ kind: "today", count: 0, due: endOfToday }] : [];
  return [...hours, ...stillToday, ...workingDaysAfter(from, calendar)].toSorted(
    (a, b) => a.due.getTime() - b.due.getTime(),
  );
}

/** More time, from the present deadline, or from now where that has passed. */
export function quickExtensions(
  now: Date,
  deadline: Date | null,
  calendar: WorkingCalendar,
): QuickDeadline[] {
  return workingDaysAfter(deadline !== null && deadline > now ? deadline : now, calendar);
}

function workingDaysAfter(from: Date, calendar: WorkingCalendar): QuickDeadline[] {
  return daysOffered.map((count) => ({
    kind: "workingDays",
    count,
    due: endOfWorkingDay(calendar, addWorkingDays(calendar, localDateOf(from), count)),
  }));
}
