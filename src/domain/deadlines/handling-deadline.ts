import { calendarBasis, type CalendarBasis, type WorkingCalendar } from "../calendar/working-calendar.ts";
import { addWorkingDays, addWorkingHours, endOfWorkingDay } from "../calendar/working-time.ts";
import { RuleBroken } from "../rule-broken.ts";
import { fold } from "../text/fold.ts";
import {
  formatInstant,
  isLocalDate,
  isLocalTime,
  instantAt,
  localDateOf,
  type LocalDate,
  type LocalTime,
} from "../time/local-date.ts";
import { legalRules, type LegalRule } from "./legal-rules.ts";

/** A time to handle, as people set it. Without `time`, a date means the end of that day's work. */
export type DeadlineOrder =
  | { readonly kind: "date"; readonly date: LocalDate; readonly time?: LocalTime }
  | { readonly kind: "working-days"; readonly days: number }
  | { readonly kind: "working-hours"; readonly hours: number };

/** An agency's rule (quy chế làm việc) for a kind of document; null holds for every type or urgency. */
export interface HandlingDefault {
  readonly typeName: string | null;
  readonly priority: number | null;
  readonly order: DeadlineOrder;
  readonly article: string;
}

export interface HandlingDeadline {
  readonly due: Date;
  readonly origin: "document" | "leader" | "agency";
  readonly calendar: CalendarBasis;
  /** The agency's own rule, where that decided. */
  readonly article: string | null;
  /** Urgent documents are to be handled at once (NĐ 30, Đ24.2), whatever the deadline. */
  readonly rule: LegalRule | null;
}

const longestDays = 1_000;
const longestHours = 2_000;

/**
 * The instant that an order means when given at `from`. Throws `deadlines.not-a-date`, `deadlines.days`,
 * `deadlines.hours`, or `deadlines.past` when that instant is not after `from`.
 */
export function dueOf(order: DeadlineOrder, from: Date, calendar: WorkingCalendar): Date {
  const due = instantOf(order, from, calendar);
  if (due <= from)
    throw new RuleBroken("deadlines.past", { params: { due: formatInstant(due) }, field: "deadline" });
  return due;
}

function instantOf(order: DeadlineOrder, from: Date, calendar: WorkingCalendar): Date {
  const field = "deadline";
  switch (order.kind) {
    case "date":
      if (!isLocalDate(order.date) || (order.time !== undefined && !isLocalTime(order.time)))
        throw new RuleBroken("deadlines.not-a-date", { field });
      return order.time === undefined
        ? endOfWorkingDay(calendar, order.date)
        : instantAt(order.date, order.time);
    case "working-days":
      if (!Number.isInteger(order.days) || order.days < 1 || order.days > longestDays)
        throw new RuleBroken("deadlines.days", { params: { max: longestDays }, field });
      return endOfWorkingDay(calendar, addWorkingDays(calendar, localDateOf(from), order.days));
    case "working-hours":
      if (!(order.hours > 0 && order.hours <= longestHours))
        throw new RuleBroken("deadlines.hours", { params: { max: longestHours }, field });
      return addWorkingHours(calendar, from, order.hours);
  }
}

/**
 * The deadline for handling: the date that the document itself sets, or else the leader's order, or else the agency's
 * default for such documents (NĐ 30 sets no number of days; domain.md 1.1). Null when none says anything. A date on the
 * document that has passed when it arrives still is its deadline.
 */
export function chooseDeadline(input: {
  readonly explicit: LocalDate | null;
  readonly ordered: DeadlineOrder | null;
  readonly agencyDefault: HandlingDefault | null;
  readonly priority: number;
  /** When the order is given, or the document registered. */
  readonly from: Date;
  readonly calendar: WorkingCalendar;
}): HandlingDeadline | null {
  const { explicit, ordered, agencyDefault, from, calendar } = input;
  const of = (
    due: Date,
    origin: HandlingDeadline["origin"],
    article: string | null = null,
  ): HandlingDeadline => ({
    due,
    origin,
    article,
    calendar: calendarBasis(calendar, localDateOf(from), localDateOf(due)),
    rule: input.priority > 0 ? legalRules["handle-urgent"] : null,
  });
  if (explicit !== null) return of(instantOf({ kind: "date", date: explicit }, from, calendar), "document");
  if (ordered !== null) return of(dueOf(ordered, from, calendar), "leader");
  if (agencyDefault !== null)
    return of(dueOf(agencyDefault.order, from, calendar), "agency", agencyDefault.article);
  return null;
}

/** The most particular rule for such a document: one that names type and urgency, then type, then urgency, then any. */
export function handlingDefaultFor(
  defaults: readonly HandlingDefault[],
  document: { readonly typeName: string; readonly priority: number },
): HandlingDefault | null {
  const weight = (rule: HandlingDefault): number =>
    (rule.typeName === null ? 0 : 2) + (rule.priority === null ? 0 : 1);
  const fitting = defaults.filter(
    ({ typeName, priority }) =>
      (typeName === null || fold(typeName) === fold(document.typeName)) &&
      (priority === null || priority === document.priority),
  );
  return fitting.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}
