import Holidays from "date-holidays";
import type { Holiday } from "../../domain/calendar/fixed-holidays.ts";
import { proposeYear } from "../../domain/calendar/year-proposal.ts";
import { addDays, localDateOf } from "../../domain/time/local-date.ts";
import type { Spoken } from "../../domain/time/spoken.ts";
import type { HolidayProposal } from "../../ports/holiday-proposal.ts";

/** How the library writes the days of the Vietnamese moon on which nobody works, and what offices call them. */
const lunarNames: readonly { readonly rule: RegExp; readonly name: Spoken }[] = [
  { rule: /\bvietnamese 1-0-1\b/, name: { vi: "Tết Nguyên đán", en: "Lunar New Year" } },
  { rule: /\bvietnamese 3-0-10\b/, name: { vi: "Giỗ Tổ Hùng Vương", en: "Hùng Kings' Day" } },
];

/** Tết of these years is as announced. 2026: off from 14/02 to 22/02 (TB 9441/TB-BNV of 2025), which is what is computed. */
const confirmedTet: ReadonlySet<number> = new Set([2026]);

/**
 * Proposes by the npm package date-holidays, of which only the days that follow the moon are taken: it lacks the second
 * day of Quốc khánh, days off instead of those on a weekend, and 24/11.
 */
export function dateHolidaysProposal(): HolidayProposal {
  const holidays = new Holidays("VN");
  return {
    proposeYear(request) {
      if (!Number.isInteger(request.year) || request.year < 1990 || request.year > 2100)
        throw new RangeError(`No holidays are known for ${request.year}`);
      const lunar = lunarHolidays(holidays, request.year);
      return proposeYear({ ...request, lunar, tetConfirmed: confirmedTet.has(request.year) });
    },
  };
}

/** Five days of Tết from its eve and the day of Giỗ Tổ, every day once. */
function lunarHolidays(holidays: Holidays, year: number): Holiday[] {
  const found = new Map<string, Holiday>();
  for (const { type, rule, start, end } of holidays.getHolidays(year)) {
    const known = lunarNames.find((candidate) => candidate.rule.test(rule));
    if (type !== "public" || !known) continue;
    for (let date = localDateOf(start); date < localDateOf(end); date = addDays(date, 1)) {
      found.set(date, { date, name: known.name });
    }
  }
  const days = [...found.values()];
  for (const { name } of lunarNames) {
    if (!days.some((day) => day.name === name))
      throw new Error(`date-holidays knows no ${name.en} of ${year}`);
  }
  return days;
}
