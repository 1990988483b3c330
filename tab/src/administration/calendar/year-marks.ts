import type { CalendarYearView } from "../../../../src/contract/administration.ts";
import type { DayKind } from "../../../../src/domain/calendar/calendar-day.ts";
import {
  addDays,
  localDate,
  weekdayOf,
  yearOf,
  type LocalDate,
  type Weekday,
} from "../../../../src/domain/time/local-date.ts";

/** What a day is like: as its weekday says, or as the year's table says. */
export type DayLook = "ordinary" | "weekend" | DayKind;

/** A line of the year's table, without its day. */
export interface DayMark {
  readonly kind: DayKind;
  readonly note: string;
}
export type Marks = ReadonlyMap<LocalDate, DayMark>;

/** What was changed and is not saved yet, by day; null: the day is as its weekday says again. */
export type Changes = Readonly<Record<LocalDate, DayMark | null>>;

export function marksOf(days: CalendarYearView["days"]): Marks {
  return new Map(days.map(({ date, kind, note }) => [date, { kind, note }]));
}

const isSame = (a: DayMark | null, b: DayMark | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.note === b.note);

/** The changes that still are some: what the saved table says already is none. */
export function openChanges(saved: Marks, changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([date, mark]) => !isSame(saved.get(date) ?? null, mark)),
  );
}

export function withChanges(saved: Marks, changes: Changes): Marks {
  const marks = new Map(saved);
  for (const [date, mark] of Object.entries(changes)) {
    if (mark === null) marks.delete(date);
    else marks.set(date, mark);
  }
  return marks;
}

/** The table as it is sent: its days in order. */
export function daysOf(marks: Marks): CalendarYearView["days"] {
  return [...marks]
    .map(([date, { kind, note }]) => ({ date, kind, note: note.trim() }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Days on which two tables differ, in order. */
export function differingDays(before: Marks, after: Marks): LocalDate[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((date) => !isSame(before.get(date) ?? null, after.get(date) ?? null))
    .sort();
}

export type Week = readonly Weekday[];

export function lookOf(date: LocalDate, mark: DayMark | undefined, week: Week): DayLook {
  return mark?.kind ?? (week.includes(weekdayOf(date)) ? "ordinary" : "weekend");
}

/** What such a day can be, in the order in which Enter goes through it: the likeliest change first. */
export function looksFor(date: LocalDate, week: Week): readonly DayLook[] {
  return week.includes(weekdayOf(date))
    ? ["ordinary", "holiday", "half"]
    : ["weekend", "working", "half", "holiday"];
}

export function nextLook(date: LocalDate, look: DayLook, week: Week): DayLook {
  const looks = looksFor(date, week);
  return looks[(looks.indexOf(look) + 1) % looks.length] ?? "ordinary";
}

const worked: Readonly<Record<DayLook, number>> = {
  ordinary: 1,
  working: 1,
  half: 0.5,
  weekend: 0,
  holiday: 0,
};

/** Days worked among these, half days as halves. */
export function workedDays(dates: readonly LocalDate[], marks: Marks, week: Week): number {
  return dates.reduce((sum, date) => sum + worked[lookOf(date, marks.get(date), week)], 0);
}

export function datesOfMonth(year: number, month: number): LocalDate[] {
  const first = localDate(year, month, 1);
  return Array.from({ length: 31 }, (_, day) => addDays(first, day)).filter(
    (date) => Number(date.slice(5, 7)) === month,
  );
}

/** The month's weeks from Monday on; null where a week reaches into another month. */
export function weeksOfMonth(year: number, month: number): (LocalDate | null)[][] {
  const dates = datesOfMonth(year, month);
  const before = (weekdayOf(localDate(year, month, 1)) + 6) % 7;
  const cells: (LocalDate | null)[] = [...Array.from({ length: before }, () => null), ...dates];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => cells[week * 7 + at] ?? null),
  );
}

/** Consecutive days of one kind and note, as one line of the list. */
export interface DayRun {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly kind: DayKind;
  readonly note: string;
  readonly state: "saved" | "changed" | "removed";
}

/** The special days of the table and those that a change takes out of it, in order. */
export function runsOf(saved: Marks, changes: Changes): DayRun[] {
  const removed = Object.keys(changes).filter((date) => changes[date] === null);
  const lines = [
    ...daysOf(withChanges(saved, changes)).map((day) => ({
      ...day,
      state: changes[day.date] === undefined ? ("saved" as const) : ("changed" as const),
    })),
    ...removed.flatMap((date) => {
      const mark = saved.get(date);
      return mark === undefined ? [] : [{ date, ...mark, state: "removed" as const }];
    }),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
  const runs: DayRun[] = [];
  for (const { date, kind, note, state } of lines) {
    const run = runs.at(-1);
    const goesOn =
      run?.kind === kind && run.note === note && run.state === state && addDays(run.last, 1) === date;
    if (run && goesOn) runs[runs.length - 1] = { ...run, last: date };
    else runs.push({ first: date, last: date, kind, note, state });
  }
  return runs;
}

/** The day that a key leads to, kept inside the year; null for other keys. */
export function dayAfterKey(key: string, date: LocalDate): LocalDate | null {
  const weekday = (weekdayOf(date) + 6) % 7;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday,
    End: 6 - weekday,
  };
  const months: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
  const year = yearOf(date);
  const [step, by] = [steps[key], months[key]];
  if (step !== undefined) return inside(year, addDays(date, step));
  if (by === undefined) return null;
  const month = Number(date.slice(5, 7)) + by;
  if (month < 1 || month > 12) return date;
  return datesOfMonth(year, month)[Number(date.slice(8)) - 1] ?? datesOfMonth(year, month).at(-1) ?? date;
}

function inside(year: number, date: LocalDate): LocalDate {
  if (yearOf(date) < year) return localDate(year, 1, 1);
  return yearOf(date) > year ? localDate(year, 12, 31) : date;
}
