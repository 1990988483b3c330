import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";
import { addWorkingDays, endOfWorkingDay } from "../../../../src/domain/calendar/working-time.ts";
import type { WorkingCalendar } from "../../../../src/domain/calendar/working-calendar.ts";
import {
  formatDate,
  isLocalTime,
  localDateOf,
  localTimeOf,
  weekdayName,
  type LocalTime,
} from "../../../../src/domain/time/local-date.ts";
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

/** A time of the day as people type it: `16`, `16h`, `16h30`, `16:30`, `1630`; null when it is none. */
export function readTypedTime(text: string): LocalTime | null {
  const parts = /^(\d{1,2})(?:\s*[h:.]?\s*(\d{2})?)$/i.exec(text.trim());
  if (parts === null) return null;
  const time = `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? "00"}`;
  return isLocalTime(time) ? time : null;
}

/** The instant that is meant, or null when none is (yet). Presets end with the agency's working day. */
export function instantOfChoice(
  deadline: Deadline,
  { from, given, calendar }: { from: Date; given: string | null; calendar: WorkingCalendar },
): string | null {
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
      const time = readTypedTime(deadline.time);
      return date === null || time === null ? null : instantOf(date, time);
    }
  }
}

/** A deadline that is there already, with the word that says where from. */
export interface Given {
  readonly at: string;
  readonly word: "asDocument" | "asUnit";
}

/** The unit's own deadline when assigning on, else the date in the document; none that has passed. */
export function givenDeadline(
  {
    slip,
    fields,
  }: Pick<IncomingDetail, "slip"> & { readonly fields: Pick<IncomingDetail["fields"], "dueDate"> },
  { act, assignmentId }: IncomingAct,
  { now, calendar }: { now: Date; calendar: WorkingCalendar },
): Given | null {
  const own = slip.assignments.find(({ id }) => id === assignmentId)?.deadline ?? null;
  const given =
    act === "assignOn"
      ? own && ({ at: new Date(own.at), word: "asUnit" } as const)
      : fields.dueDate && ({ at: endOfWorkingDay(calendar, fields.dueDate), word: "asDocument" } as const);
  return given && given.at > now ? { ...given, at: given.at.toISOString() } : null;
}

/** What an order may choose from; today only while its working day lasts. */
export function offersAt(now: Date, calendar: WorkingCalendar): readonly Deadline["kind"][] {
  const isToday = endOfWorkingDay(calendar, localDateOf(now)) > now;
  return ["none", "given", ...(isToday ? (["today"] as const) : []), "workingDays", "day"];
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
