import {
  addDays,
  formatDate,
  localDate,
  weekdayOf,
  type LocalDate,
  type Weekday,
} from "../time/local-date.ts";
import type { Spoken } from "../time/spoken.ts";
import type { CalendarDay } from "./calendar-day.ts";
import { fixedHolidays, type Holiday } from "./fixed-holidays.ts";

/** Where a proposed day comes from; `choice` and `lunar` are for the administrator to compare with the announcement. */
export const proposalBases = ["law", "lunar", "compensatory", "choice"] as const;
export type ProposalBasis = (typeof proposalBases)[number];

export interface ProposedDay extends CalendarDay {
  readonly basis: ProposalBasis;
  readonly noteEn: string;
}

/** What the proposal cannot know; each code has its sentence in `src/contract/messages/calendar.ts`. */
export interface ProposalQuestion {
  readonly code: "calendar.second-national-day" | "calendar.swaps-unknown" | "calendar.tet-unconfirmed";
  readonly params: Readonly<Record<string, string | number>>;
}

/** A year's table to begin with; an administrator settles it. */
export interface YearProposal {
  readonly year: number;
  readonly days: readonly ProposedDay[];
  readonly questions: readonly ProposalQuestion[];
}

export interface YearProposalInput {
  readonly year: number;
  /** Holidays that follow the moon: the days of Tết, Giỗ Tổ. */
  readonly lunar: readonly Holiday[];
  /** Days of the week on which the agency works. */
  readonly weekdays: readonly Weekday[];
  /** The second day off of Quốc khánh, the day before or after 2/9; proposed where the administrator has not said. */
  readonly secondNationalDay?: "before" | "after";
  /** Days of Tết that an announcement has already confirmed. */
  readonly tetConfirmed?: boolean;
}

/**
 * Puts a year's table together: fixed and lunar holidays, the second day of Quốc khánh, and for each holiday on a weekly
 * day off the next working day off instead (BLLĐ 2019, Đ111.3, Đ112). Swaps of working days are announced every year and
 * cannot be computed.
 */
export function proposeYear(input: YearProposalInput): YearProposal {
  const { year, weekdays } = input;
  const second = secondNationalDay(year, weekdays, input.secondNationalDay);
  const holidays: ProposedDay[] = [
    ...fixedHolidays(year).map((holiday) => proposed(holiday, "law")),
    ...input.lunar.map((holiday) => proposed(holiday, "lunar")),
    proposed(
      { date: second, name: { vi: "Quốc khánh (ngày thứ hai)", en: "National Day (second day)" } },
      "choice",
    ),
  ];
  const other = second === localDate(year, 9, 1) ? localDate(year, 9, 3) : localDate(year, 9, 1);
  const questions: ProposalQuestion[] = [
    {
      code: "calendar.second-national-day",
      params: { proposed: formatDate(second), other: formatDate(other) },
    },
    { code: "calendar.swaps-unknown", params: { year: String(year) } },
  ];
  if (!input.tetConfirmed)
    questions.unshift({ code: "calendar.tet-unconfirmed", params: { year: String(year) } });
  return { year, days: withCompensation(holidays, weekdays), questions };
}

/** Computed once for each year and week: every look at a day without a table would compute it again. */
const fallbacks = new Map<string, ReadonlyMap<LocalDate, CalendarDay>>();

/** What stands in for a year without a table: the fixed holidays and the days off instead of those on a weekend. */
export function daysOffOf(year: number, weekdays: readonly Weekday[]): ReadonlyMap<LocalDate, CalendarDay> {
  const key = `${year}/${weekdays.join("")}`;
  const known = fallbacks.get(key);
  if (known) return known;
  const days = withCompensation(
    fixedHolidays(year).map((holiday) => proposed(holiday, "law")),
    weekdays,
  );
  const table = new Map(days.map(({ date, kind, note }) => [date, { date, kind, note }]));
  fallbacks.set(key, table);
  return table;
}

function proposed({ date, name }: Holiday, basis: ProposalBasis): ProposedDay {
  return { date, kind: "holiday", note: name.vi, noteEn: name.en, basis };
}

/** Adds the day off that the law gives instead of each holiday on a weekly day off; sorted, every day once. */
function withCompensation(holidays: readonly ProposedDay[], weekdays: readonly Weekday[]): ProposedDay[] {
  const works = (date: LocalDate): boolean => weekdays.includes(weekdayOf(date));
  const taken = new Map<LocalDate, ProposedDay>();
  for (const day of [...holidays].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    if (!taken.has(day.date)) taken.set(day.date, day);
  }
  for (const holiday of [...taken.values()].filter(({ date }) => !works(date))) {
    let date = holiday.date;
    while (!works(date) || taken.has(date)) date = addDays(date, 1);
    const name: Spoken = { vi: `Nghỉ bù ${holiday.note}`, en: `Day off instead of ${holiday.noteEn}` };
    taken.set(date, proposed({ date, name }, "compensatory"));
  }
  return [...taken.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The neighbour of 2/9 that is a working day and joins a weekend; the day before where both or neither do. */
function secondNationalDay(
  year: number,
  weekdays: readonly Weekday[],
  choice: "before" | "after" | undefined,
): LocalDate {
  const works = (date: LocalDate): boolean => weekdays.includes(weekdayOf(date));
  const before = localDate(year, 9, 1);
  const after = localDate(year, 9, 3);
  if (choice) return choice === "before" ? before : after;
  if (!works(before)) return after;
  if (!works(after)) return before;
  const joins = { before: !works(addDays(before, -1)), after: !works(addDays(after, 1)) };
  return joins.after && !joins.before ? after : before;
}
