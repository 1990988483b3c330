import { endOfWorkingDay, startOfWorkingDay } from "../calendar/working-time.ts";
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from "../calendar/working-calendar.ts";
import { addDays, instantAt, localDateOf, localTimeOf, type LocalTime } from "../time/local-date.ts";

/** From a time of the day to another, over midnight where the second is the earlier. */
export interface QuietSpan {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** When notices wait that are not urgent. */
export interface QuietRule {
  /** Null: at no time of the day. */
  readonly span: QuietSpan | null;
  /** Whether they also wait outside working days and hours. */
  readonly outsideWork: boolean;
}

/** What a person chose for themselves; null: as the agency has it. */
export interface NoticeChoice {
  readonly span: QuietSpan | null;
  readonly outsideWork: "agency" | "tell" | "hold";
}

/** The person's own hours in place of the agency's; each half may be left to the agency. */
export function ruleFor(agency: QuietRule, choice: NoticeChoice | null): QuietRule {
  if (choice === null) return agency;
  const { span, outsideWork } = choice;
  return {
    span: span ?? agency.span,
    outsideWork: outsideWork === "agency" ? agency.outsideWork : outsideWork === "hold",
  };
}

/** Quiet hours and days off in a row end within so many steps; a rule that never ends holds nobody back for ever. */
const mostSteps = 10;

/**
 * Until when a notice waits that comes up at `now`; null: it goes at once, as everything urgent does (`Hỏa tốc` waits
 * for nobody's rest).
 */
export function heldUntil(now: Date, rule: QuietRule, calendar: WorkingCalendar): Date | null {
  let at = now;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = endOfQuiet(at, rule.span) ?? (rule.outsideWork ? startOfWork(at, calendar) : null);
    if (next === null) return at > now ? at : null;
    at = next;
  }
  return at;
}

function endOfQuiet(at: Date, span: QuietSpan | null): Date | null {
  if (span === null || span.from === span.to) return null;
  const [today, time] = [localDateOf(at), localTimeOf(at)];
  const isOverMidnight = span.to < span.from;
  const isQuiet = isOverMidnight ? time >= span.from || time < span.to : time >= span.from && time < span.to;
  if (!isQuiet) return null;
  return instantAt(isOverMidnight && time >= span.from ? addDays(today, 1) : today, span.to);
}

/** Lunch is no rest from notices: from the morning's start to the day's end is one stretch. */
function startOfWork(at: Date, calendar: WorkingCalendar): Date | null {
  const today = localDateOf(at);
  const isToday = isWorkingDay(calendar, today);
  if (isToday && at < startOfWorkingDay(calendar, today)) return startOfWorkingDay(calendar, today);
  if (isToday && at < endOfWorkingDay(calendar, today)) return null;
  return startOfWorkingDay(calendar, nextWorkingDay(calendar, today));
}
