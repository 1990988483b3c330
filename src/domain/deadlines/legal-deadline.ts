import {
  calendarBasis,
  nextWorkingDay,
  type CalendarBasis,
  type WorkingCalendar,
} from "../calendar/working-calendar.ts";
import { endOfWorkingDay, noonOf } from "../calendar/working-time.ts";
import { instantAt, localDateOf } from "../time/local-date.ts";
import { legalRules, type LegalDuty, type LegalRule } from "./legal-rules.ts";

/**
 * What "at once" may take before people are told; the law names no minutes, so that this is the agency's choice
 * (domain.md 7).
 */
export const defaultUrgentMinutes = 30;

export interface LegalDeadline {
  readonly due: Date;
  readonly rule: LegalRule;
  /** The law says at once; `due` then is the event and the agency's minutes. */
  readonly atOnce: boolean;
  readonly calendar: CalendarBasis;
}

export interface LegalDeadlineInput {
  /** What starts the time: arrival, registration or signature. */
  readonly since: Date;
  /** 0 is not urgent. */
  readonly priority: number;
  readonly calendar: WorkingCalendar;
  readonly urgentMinutes?: number;
}

/**
 * By when the law wants a duty done: at once when urgent; otherwise by the end of the next working day, to be sent by
 * noon of it (QĐ 28/2018), a receipt notified by the end of the same day (NĐ 30, Đ21.2c) whatever the urgency.
 */
export function legalDeadline(duty: LegalDuty, input: LegalDeadlineInput): LegalDeadline {
  const { since, priority, calendar, urgentMinutes = defaultUrgentMinutes } = input;
  const rule = legalRules[duty];
  const date = localDateOf(since);
  const next = nextWorkingDay(calendar, date);
  const of = (due: Date, atOnce: boolean): LegalDeadline => ({
    due,
    rule,
    atOnce,
    calendar: calendarBasis(calendar, date, localDateOf(due)),
  });
  if (duty === "notify-receipt") return of(instantAt(date, "23:59"), false);
  if (priority > 0 || duty === "handle-urgent")
    return of(new Date(since.getTime() + urgentMinutes * 60_000), true);
  return of(duty === "send" ? noonOf(calendar, next) : endOfWorkingDay(calendar, next), false);
}

export interface RegistrationInput {
  readonly arrivedAt: Date;
  readonly priority: number;
  readonly calendar: WorkingCalendar;
  readonly urgentMinutes?: number;
}

/** By when an incoming document must be in the register (NĐ 30, Đ4.2c). */
export function registrationDeadline({ arrivedAt, ...rest }: RegistrationInput): LegalDeadline {
  return legalDeadline("register", { since: arrivedAt, ...rest });
}

export interface LateRegistration {
  readonly rule: LegalRule;
  readonly due: Date;
  /** Whole minutes past `due`, at least 1. */
  readonly by: number;
}

/** Null when the document was registered in time, otherwise how late and by which rule. */
export function lateRegistration(
  input: RegistrationInput & { readonly registeredAt: Date },
): LateRegistration | null {
  const { due, rule } = registrationDeadline(input);
  const late = input.registeredAt.getTime() - due.getTime();
  return late > 0 ? { rule, due, by: Math.ceil(late / 60_000) } : null;
}
