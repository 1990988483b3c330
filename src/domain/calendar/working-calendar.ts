import { RuleBroken } from "../rule-broken.ts";
import { addDays, formatDate, isLocalDate, weekdayOf, yearOf, type LocalDate } from "../time/local-date.ts";
import type { CalendarDay, DayKind } from "./calendar-day.ts";
import { assertWorkingHours, defaultWorkingHours, type Span, type WorkingHours } from "./working-hours.ts";
import { daysOffOf } from "./year-proposal.ts";

/** One year's table of an agency, as an administrator has settled it. `version` grows with every change. */
export interface YearTable {
  readonly year: number;
  readonly version: number;
  readonly days: readonly CalendarDay[];
}

export interface WorkingCalendar {
  readonly hours: WorkingHours;
  readonly years: ReadonlyMap<number, ReadonlyMap<LocalDate, CalendarDay>>;
  readonly versions: ReadonlyMap<number, number>;
}

/** What is known of one day. `isProposal`: nobody has settled that year; weekends and fixed holidays stand in. */
export interface DayOfCalendar {
  readonly spans: readonly Span[];
  readonly kind: DayKind | "ordinary" | "weekend";
  readonly note: string;
  readonly isProposal: boolean;
}

/** Which tables a computed deadline rests on; stored with it, so that it can be explained after the table changes. */
export interface CalendarBasis {
  /** `2026:3` or `2026:3,2027:0`: year and version; 0 where no table was settled. */
  readonly versions: string;
  readonly isProposal: boolean;
}

/** Builds a calendar; throws `calendar.*` when a table contradicts itself or the hours make no sense. */
export function workingCalendar(
  tables: readonly YearTable[] = [],
  hours: WorkingHours = defaultWorkingHours,
): WorkingCalendar {
  assertWorkingHours(hours);
  const years = new Map<number, ReadonlyMap<LocalDate, CalendarDay>>();
  const versions = new Map<number, number>();
  for (const table of tables) {
    if (years.has(table.year))
      throw new RuleBroken("calendar.year-twice", { params: { year: String(table.year) } });
    assertYearTable(table);
    years.set(table.year, new Map(table.days.map((day) => [day.date, day])));
    versions.set(table.year, table.version);
  }
  return { hours, years, versions };
}

/** Throws when a day does not exist, is of another year or stands twice in the table, or the version is none. */
export function assertYearTable(table: YearTable): void {
  const year = String(table.year);
  if (!Number.isInteger(table.version) || table.version < 1)
    throw new RuleBroken("calendar.version", { params: { year } });
  const seen = new Set<LocalDate>();
  for (const { date } of table.days) {
    if (!isLocalDate(date) || yearOf(date) !== table.year)
      throw new RuleBroken("calendar.day-outside-year", { params: { date, year }, field: "days" });
    if (seen.has(date))
      throw new RuleBroken("calendar.day-twice", { params: { date: formatDate(date) }, field: "days" });
    seen.add(date);
  }
}

/** What a day is in this calendar, and when it is worked. */
export function dayOf(calendar: WorkingCalendar, date: LocalDate): DayOfCalendar {
  const year = yearOf(date);
  const table = calendar.years.get(year);
  const special = (table ?? daysOffOf(year, calendar.hours.weekdays)).get(date);
  const isProposal = table === undefined;
  const inWeek = calendar.hours.weekdays.includes(weekdayOf(date));
  const { morning, afternoon } = calendar.hours;
  const spans = { holiday: [], working: [morning, afternoon], half: [morning] };
  if (special) return { spans: spans[special.kind], kind: special.kind, note: special.note, isProposal };
  return { spans: inWeek ? spans.working : [], kind: inWeek ? "ordinary" : "weekend", note: "", isProposal };
}

/** The tables that days between the two (in either order, both included) come from. */
export function calendarBasis(calendar: WorkingCalendar, a: LocalDate, b: LocalDate): CalendarBasis {
  const [from, to] = a < b ? [a, b] : [b, a];
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return {
    versions: years.map((year) => `${year}:${calendar.versions.get(year) ?? 0}`).join(","),
    isProposal: years.some((year) => !calendar.versions.has(year)),
  };
}

export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  return dayOf(calendar, date).spans.length > 0;
}

/** No table of a year can close an agency for longer than this, days; a search that finds nothing is a fault. */
const longestBreak = 800;

function seek(calendar: WorkingCalendar, date: LocalDate, step: 1 | -1): LocalDate {
  for (let day = addDays(date, step), tried = 0; tried < longestBreak; day = addDays(day, step), tried += 1) {
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new RangeError(`No working day within ${longestBreak} days of ${date}`);
}

/** The first working day after the day. */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return seek(calendar, date, 1);
}

/** The last working day before the day. */
export function previousWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return seek(calendar, date, -1);
}
