import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { addWorkingDays, startOfWorkingDay } from "../calendar/working-time.ts";
import { RuleBroken } from "../rule-broken.ts";
import { localDateOf } from "../time/local-date.ts";

/** When people are reminded of a deadline; an agency may change every value. */
export interface ReminderSettings {
  /** Working days before the deadline, at the start of work; none for no such reminder. */
  readonly beforeWorkingDays: readonly number[];
  readonly atDeadline: boolean;
  /** At the start of every working day after the deadline, for so many days; 0 for none. */
  readonly dailyAfter: number;
  /** From this working day overdue on, who assigned is told as well; null for never. */
  readonly tellAssignerFromDay: number | null;
}

export const defaultReminderSettings: ReminderSettings = {
  beforeWorkingDays: [1],
  atDeadline: true,
  dailyAfter: 30,
  tellAssignerFromDay: 2,
};

export interface Reminder {
  readonly kind: "before" | "due" | "overdue";
  readonly recipient: "assignee" | "assigner";
  readonly at: Date;
  /** Working days before the deadline, 0 at it, working days after it. */
  readonly days: number;
}

export interface ReminderPlan {
  readonly due: Date;
  readonly settings: ReminderSettings;
  readonly calendar: WorkingCalendar;
}

const mostDays = 365;

/** Throws `deadlines.reminder-days` for days that are no whole numbers from 1 (0 for `dailyAfter`) to 365. */
export function assertReminderSettings(settings: ReminderSettings): void {
  const days = [...settings.beforeWorkingDays, settings.tellAssignerFromDay ?? 1, settings.dailyAfter || 1];
  if (days.some((day) => !Number.isInteger(day) || day < 1 || day > mostDays))
    throw new RuleBroken("deadlines.reminder-days", { params: { max: mostDays } });
}

/** Every reminder of a deadline that falls at `now` or later, in order of time, the assignee before the assigner. */
export function reminderTimes(plan: ReminderPlan & { readonly now: Date }): Reminder[] {
  return allReminders(plan).filter((reminder) => reminder.at >= plan.now);
}

/** The reminders of the first instant after the given one at which there are any; empty when none remain. */
export function nextReminderAfter(plan: ReminderPlan, instant: Date): Reminder[] {
  const later = allReminders(plan).filter((reminder) => reminder.at > instant);
  const first = later[0]?.at.getTime();
  return later.filter((reminder) => reminder.at.getTime() === first);
}

function allReminders({ due, settings, calendar }: ReminderPlan): Reminder[] {
  const dueDate = localDateOf(due);
  const found: Reminder[] = [];
  for (const days of new Set(settings.beforeWorkingDays)) {
    const at = startOfWorkingDay(calendar, addWorkingDays(calendar, dueDate, -days));
    found.push({ kind: "before", recipient: "assignee", at, days });
  }
  if (settings.atDeadline) found.push({ kind: "due", recipient: "assignee", at: due, days: 0 });
  let date = dueDate;
  for (let days = 1; days <= settings.dailyAfter; days += 1) {
    date = addWorkingDays(calendar, date, 1);
    const at = startOfWorkingDay(calendar, date);
    found.push({ kind: "overdue", recipient: "assignee", at, days });
    if (settings.tellAssignerFromDay !== null && days >= settings.tellAssignerFromDay)
      found.push({ kind: "overdue", recipient: "assigner", at, days });
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}
