import { addWorkingDays, endOfWorkingDay } from "../../../../src/domain/calendar/working-time.ts";
import { workingCalendar } from "../../../../src/domain/calendar/working-calendar.ts";
import { formatDate, localDateOf, localTimeOf, weekdayName } from "../../../../src/domain/time/local-date.ts";
import type { Language } from "../../foundation/define-words.ts";
import { instantOf } from "../../foundation/format.ts";
import { readTypedDate } from "../../registering/typed-date.ts";

/** A deadline as it is chosen: by a preset or by day and time. `given`: what the document or the unit already has. */
export type Deadline =
  | { readonly kind: "none" }
  | { readonly kind: "today" }
  | { readonly kind: "given" }
  | { readonly kind: "workingDays"; readonly count: number }
  | { readonly kind: "day"; readonly date: string; readonly time: string };

/** Weekends and the holidays with fixed dates; the day is shown before it is sent, and the server has the agency's table. */
const calendar = workingCalendar();

/** The instant that is meant, or null when none is (yet). Presets end with the working day. */
export function instantOfChoice(deadline: Deadline, from: Date, given: string | null): string | null {
  switch (deadline.kind) {
    case "none":
      return null;
    case "given":
      return given;
    case "today":
      return endOfWorkingDay(calendar, localDateOf(from)).toISOString();
    case "workingDays":
      return endOfWorkingDay(
        calendar,
        addWorkingDays(calendar, localDateOf(from), deadline.count),
      ).toISOString();
    case "day": {
      const date = readTypedDate(deadline.date, from, true);
      return date === null ? null : instantOf(date, deadline.time);
    }
  }
}

/** The parts of `17:00 thứ Sáu 27/11/2026`. */
export function spokenParts(
  instant: string,
  language: Language,
): { time: string; weekday: string; date: string } {
  const at = new Date(instant);
  const date = localDateOf(at);
  return { time: localTimeOf(at), weekday: weekdayName(date, language), date: formatDate(date) };
}
