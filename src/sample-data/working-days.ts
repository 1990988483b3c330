import {
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from "../domain/calendar/working-calendar.ts";
import { addWorkingHours, endOfWorkingDay } from "../domain/calendar/working-time.ts";
import { instantAt, localDateOf, type LocalDate, type LocalTime } from "../domain/time/local-date.ts";

/** Moments of the story as they lie around the present, which is when the sample data are made. */
export interface StoryTime {
  /** A time on the n-th working day before today. */
  ago(workingDays: number, time: LocalTime): Date;
  /** The end of a working day counted from today: 0 is today, or the next one where nobody works today. */
  due(workingDays: number): Date;
  /** The same as a day. */
  dueDate(workingDays: number): LocalDate;
  /** Working hours after a moment, never later than the present. */
  after(moment: Date, workingHours: number): Date;
}

export function storyTime(now: Date, calendar: WorkingCalendar): StoryTime {
  const today = localDateOf(now);
  const dayAgo = (n: number): LocalDate => {
    let day = today;
    for (let i = 0; i < n; i += 1) day = previousWorkingDay(calendar, day);
    return day;
  };
  const dueDate = (n: number): LocalDate => {
    if (n < 0) return dayAgo(-n);
    let day = isWorkingDay(calendar, today) ? today : nextWorkingDay(calendar, today);
    for (let i = 0; i < n; i += 1) day = nextWorkingDay(calendar, day);
    return day;
  };
  const latest = new Date(now.getTime() - 60_000);
  const notLater = (instant: Date): Date => (instant < latest ? instant : latest);
  return {
    ago: (workingDays, time) => notLater(instantAt(dayAgo(workingDays), time)),
    due: (workingDays) => endOfWorkingDay(calendar, dueDate(workingDays)),
    dueDate,
    after: (moment, workingHours) => notLater(addWorkingHours(calendar, moment, workingHours)),
  };
}
