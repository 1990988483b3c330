import assert from "node:assert/strict";
import { dateHolidaysProposal } from "../../../src/adapters/holiday-proposal/date-holidays.ts";
import type { YearProposal } from "../../../src/domain/calendar/year-proposal.ts";
import { isWorkingDay, workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import { addDays, weekdayOf } from "../../../src/domain/time/local-date.ts";

const proposal = dateHolidaysProposal();
const weekdays = [1, 2, 3, 4, 5] as const;
const dates = (year: YearProposal, note: RegExp): string[] =>
  year.days.filter((day) => note.test(day.note)).map((day) => day.date);

describe("The proposed table of a year", () => {
  it("closes offices from 14 to 22 February 2026 as announced", () => {
    const year = proposal.proposeYear({ year: 2026, weekdays });
    assert.deepEqual(dates(year, /^Tết Nguyên đán/), [
      "2026-02-16",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
    ]);
    const calendar = workingCalendar([{ year: 2026, version: 1, days: year.days }]);
    for (let day = "2026-02-14"; day <= "2026-02-22"; day = addDays(day, 1))
      assert.equal(isWorkingDay(calendar, day), false);
    assert.equal(isWorkingDay(calendar, "2026-02-13"), true);
    assert.equal(isWorkingDay(calendar, "2026-02-23"), true);
    assert.ok(!year.questions.some((question) => question.code === "calendar.tet-unconfirmed"));
  });

  it("gives the next working day for a holiday on a weekly day off", () => {
    const year2026 = proposal.proposeYear({ year: 2026, weekdays });
    assert.deepEqual(dates(year2026, /Giỗ Tổ/), ["2026-04-26", "2026-04-27"]);
    const year2023 = proposal.proposeYear({ year: 2023, weekdays });
    assert.deepEqual(dates(year2023, /^Nghỉ bù (Giỗ Tổ|Ngày Chiến thắng)/), ["2023-05-02", "2023-05-03"]);
    const year2027 = proposal.proposeYear({ year: 2027, weekdays });
    assert.deepEqual(dates(year2027, /^Nghỉ bù Tết Nguyên đán/), ["2027-02-10", "2027-02-11"]);
    assert.deepEqual(dates(year2027, /^Nghỉ bù Ngày Quốc tế lao động/), ["2027-05-03"]);
    assert.ok(year2027.questions.some((question) => question.code === "calendar.tet-unconfirmed"));
  });

  it("has 24 November from 2026", () => {
    assert.deepEqual(dates(proposal.proposeYear({ year: 2025, weekdays }), /Văn hóa/), []);
    assert.deepEqual(dates(proposal.proposeYear({ year: 2026, weekdays }), /Văn hóa/), ["2026-11-24"]);
  });

  it("proposes the second day of Quốc khánh as it was announced in each of the past years, and asks", () => {
    const announced = {
      2021: "09-03",
      2022: "09-01",
      2023: "09-01",
      2024: "09-03",
      2025: "09-01",
      2026: "09-01",
    };
    for (const [year, day] of Object.entries(announced)) {
      const table = proposal.proposeYear({ year: Number(year), weekdays });
      assert.deepEqual(dates(table, /^Quốc khánh \(ngày thứ hai\)/), [`${year}-${day}`]);
      assert.equal(table.questions.filter((q) => q.code === "calendar.second-national-day").length, 1);
    }
    const chosen = proposal.proposeYear({ year: 2026, weekdays, secondNationalDay: "after" });
    assert.deepEqual(dates(chosen, /ngày thứ hai/), ["2026-09-03"]);
  });

  it("gives 12 paid days from 2026, 11 before, each day once and in order", () => {
    for (let year = 2000; year <= 2060; year += 1) {
      const { days } = proposal.proposeYear({ year, weekdays });
      const list = days.map((day) => day.date);
      assert.deepEqual(list, [...new Set(list)].sort());
      const off = days.filter((day) => weekdays.some((weekday) => weekday === weekdayOf(day.date)));
      const kings = days.some((day) => day.note === "Giỗ Tổ Hùng Vương");
      const paid = (year < 2026 ? 11 : 12) - (kings ? 0 : 1);
      assert.equal(off.length, paid, `${year}: a Giỗ Tổ on 30/4 or 1/5 is no day of its own`);
    }
  });

  it("knows no year before 1990 or after 2100", () => {
    assert.throws(() => proposal.proposeYear({ year: 1989, weekdays }), RangeError);
    assert.throws(() => proposal.proposeYear({ year: 2026.5, weekdays }), RangeError);
  });
});
