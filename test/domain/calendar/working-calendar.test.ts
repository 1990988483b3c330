import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  calendarBasis,
  dayOf,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingCalendar,
} from "../../../src/domain/calendar/working-calendar.ts";
import { defaultWorkingHours } from "../../../src/domain/calendar/working-hours.ts";
import {
  addWorkingDays,
  addWorkingHours,
  endOfWorkingDay,
  noonOf,
  startOfWorkingDay,
  workingDaysBetween,
} from "../../../src/domain/calendar/working-time.ts";
import { addDays, formatInstant, instantAt, localDateOf } from "../../../src/domain/time/local-date.ts";

const settled = workingCalendar([
  {
    year: 2026,
    version: 3,
    days: [
      { date: "2026-11-24", kind: "holiday", note: "Ngày Văn hóa Việt Nam" },
      { date: "2026-11-28", kind: "working", note: "Làm bù" },
      { date: "2026-12-31", kind: "half", note: "Nghỉ chiều" },
    ],
  },
]);
const unsettled = workingCalendar();

describe("The working calendar", () => {
  it("knows days off, working Saturdays and half days from the year's table", () => {
    assert.equal(isWorkingDay(settled, "2026-11-23"), true);
    assert.equal(isWorkingDay(settled, "2026-11-22"), false);
    assert.equal(isWorkingDay(settled, "2026-11-24"), false);
    assert.equal(isWorkingDay(settled, "2026-11-28"), true);
    assert.equal(dayOf(settled, "2026-11-24").note, "Ngày Văn hóa Việt Nam");
    assert.equal(nextWorkingDay(settled, "2026-11-23"), "2026-11-25");
    assert.equal(nextWorkingDay(settled, "2026-11-27"), "2026-11-28");
    assert.equal(previousWorkingDay(settled, "2026-11-25"), "2026-11-23");
  });

  it("ends a half day at 11:30 and a whole one at 17:00", () => {
    assert.equal(formatInstant(endOfWorkingDay(settled, "2026-12-31")), "11:30 31/12/2026");
    assert.equal(formatInstant(endOfWorkingDay(settled, "2026-12-30")), "17:00 30/12/2026");
    assert.equal(formatInstant(endOfWorkingDay(settled, "2026-11-22")), "17:00 22/11/2026");
    assert.equal(formatInstant(startOfWorkingDay(settled, "2026-12-30")), "07:30 30/12/2026");
    assert.equal(formatInstant(noonOf(settled, "2026-12-30")), "11:30 30/12/2026");
  });

  it("takes the table as it is: an administrator may make 2/9 a working day", () => {
    assert.equal(isWorkingDay(settled, "2026-09-02"), true);
  });

  it("falls back to weekends and fixed holidays where no table is settled, and says so", () => {
    assert.equal(dayOf(unsettled, "2026-09-02").isProposal, true);
    assert.equal(isWorkingDay(unsettled, "2026-09-02"), false);
    assert.equal(isWorkingDay(unsettled, "2026-11-24"), false);
    assert.equal(isWorkingDay(unsettled, "2025-11-24"), true, "24/11 is a day off from 2026 only");
    assert.equal(isWorkingDay(unsettled, "2027-05-03"), false, "1/5/2027 is a Saturday");
    assert.deepEqual(calendarBasis(settled, "2027-01-04", "2026-12-30"), {
      versions: "2026:3,2027:0",
      isProposal: true,
    });
    assert.deepEqual(calendarBasis(settled, "2026-01-04", "2026-12-30"), {
      versions: "2026:3",
      isProposal: false,
    });
  });

  it("adds working hours over lunch, evenings, weekends and holidays", () => {
    const at = (date: string, time: string, hours: number): string =>
      formatInstant(addWorkingHours(settled, instantAt(date, time), hours));
    assert.equal(at("2026-11-23", "10:30", 2), "14:30 23/11/2026");
    assert.equal(at("2026-11-23", "16:00", 2), "08:30 25/11/2026");
    assert.equal(at("2026-11-22", "09:00", 4), "11:30 23/11/2026");
    assert.equal(at("2026-11-23", "12:00", 0), "13:30 23/11/2026");
    assert.equal(at("2026-12-31", "10:30", 1.5), "08:00 04/01/2027");
    assert.throws(() => addWorkingHours(settled, instantAt("2026-11-23", "12:00"), -1), RangeError);
  });

  it("counts what it adds, for any day and number", () => {
    const start = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2026-01-01", days));
    fc.assert(
      fc.property(start, fc.integer({ min: -60, max: 60 }), (from, days) => {
        const to = addWorkingDays(settled, from, days);
        assert.equal(isWorkingDay(settled, to), true);
        if (days !== 0) assert.equal(workingDaysBetween(settled, from, to), days);
        if (days === 0) assert.ok(to >= from);
      }),
    );
  });

  it("counts over years what it counts day by day", () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays("2024-11-20", days));
    fc.assert(
      fc.property(day, day, fc.constantFrom(settled, unsettled), (a, b, calendar) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        let days = 0;
        for (let date = from; date < to;) {
          date = addDays(date, 1);
          if (isWorkingDay(calendar, date)) days += 1;
        }
        assert.equal(workingDaysBetween(calendar, from, to), days);
      }),
    );
  });

  it("adds hours in parts as at once, and always ends within working time", () => {
    const minutes = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), minutes, minutes, (offset, a, b) => {
        const from = new Date(instantAt("2026-01-01", "00:00").getTime() + offset * 60_000);
        const whole = addWorkingHours(settled, from, (a + b) / 60);
        assert.deepEqual(addWorkingHours(settled, addWorkingHours(settled, from, a / 60), b / 60), whole);
        const date = localDateOf(whole);
        assert.ok(isWorkingDay(settled, date) && whole <= endOfWorkingDay(settled, date));
      }),
    );
  });

  it("refuses tables and hours that contradict themselves", () => {
    const day = { date: "2026-11-24", kind: "holiday", note: "" } as const;
    const table = { year: 2026, version: 1, days: [day] };
    const refused = (code: string, make: () => unknown): void =>
      assert.throws(make, { name: "RuleBroken", code });
    refused("calendar.day-twice", () => workingCalendar([{ ...table, days: [day, day] }]));
    refused("calendar.day-outside-year", () => workingCalendar([{ ...table, year: 2027 }]));
    refused("calendar.day-outside-year", () =>
      workingCalendar([{ ...table, days: [{ ...day, date: "2026-02-30" }] }]),
    );
    refused("calendar.version", () => workingCalendar([{ ...table, version: 0 }]));
    refused("calendar.year-twice", () => workingCalendar([table, table]));
    refused("calendar.hours", () =>
      workingCalendar([], { ...defaultWorkingHours, morning: { from: "12:00", to: "11:30" } }),
    );
    refused("calendar.hours", () =>
      workingCalendar([], { ...defaultWorkingHours, morning: { from: "7h30", to: "11:30" } }),
    );
    refused("calendar.no-weekday", () => workingCalendar([], { ...defaultWorkingHours, weekdays: [] }));
  });
});
