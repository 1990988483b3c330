import { localDate, type LocalDate } from "../time/local-date.ts";
import type { Spoken } from "../time/spoken.ts";

export interface Holiday {
  readonly date: LocalDate;
  readonly name: Spoken;
}

interface FixedHoliday {
  readonly month: number;
  readonly day: number;
  /** The first year with this day off. */
  readonly since: number;
  readonly name: Spoken;
}

/** BLLĐ 2019, Đ112; 24/11 by NQ 28/2026/QH16, in force from 01/7/2026. */
const fixed: readonly FixedHoliday[] = [
  { month: 1, day: 1, since: 0, name: { vi: "Tết Dương lịch", en: "New Year's Day" } },
  { month: 4, day: 30, since: 0, name: { vi: "Ngày Chiến thắng", en: "Victory Day" } },
  { month: 5, day: 1, since: 0, name: { vi: "Ngày Quốc tế lao động", en: "International Labour Day" } },
  { month: 9, day: 2, since: 0, name: { vi: "Quốc khánh", en: "National Day" } },
  { month: 11, day: 24, since: 2026, name: { vi: "Ngày Văn hóa Việt Nam", en: "Vietnam Culture Day" } },
];

/** The days off that fall on the same date every year; Tết and Giỗ Tổ follow the moon and are not among them. */
export function fixedHolidays(year: number): Holiday[] {
  return fixed
    .filter((holiday) => year >= holiday.since)
    .map(({ month, day, name }) => ({ date: localDate(year, month, day), name }));
}
