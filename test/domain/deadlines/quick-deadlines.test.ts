import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isWorkingDay, workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import { quickDeadlines, quickExtensions } from "../../../src/domain/deadlines/quick-deadlines.ts";
import { formatInstant, instantAt, localDateOf } from "../../../src/domain/time/local-date.ts";

/** 24/11 off, Saturday 28/11 worked instead, Friday 27/11 in the morning only. */
const calendar = workingCalendar([
  {
    year: 2026,
    version: 1,
    days: [
      { date: "2026-11-24", kind: "holiday", note: "Ngày Văn hóa Việt Nam" },
      { date: "2026-11-27", kind: "half", note: "Hội nghị" },
      { date: "2026-11-28", kind: "working", note: "Làm bù" },
    ],
  },
]);
const on = (date: string, time: string) => instantAt(date, time);
const words = (found: ReturnType<typeof quickDeadlines>) =>
  found.map(({ kind, count, due }) => `${kind} ${count} ${formatInstant(due)}`);

describe("Deadlines in one press", () => {
  it("are today, the next working days by the agency's table, each to its end of work", () => {
    assert.deepEqual(words(quickDeadlines(on("2026-11-23", "09:00"), calendar, false)), [
      "today 0 17:00 23/11/2026",
      "workingDays 1 17:00 25/11/2026",
      "workingDays 3 11:30 27/11/2026",
      "workingDays 5 17:00 30/11/2026",
      "workingDays 10 17:00 07/12/2026",
    ]);
  });

  it("leave out today when work has ended or nobody works", () => {
    for (const from of [on("2026-11-23", "17:00"), on("2026-11-24", "09:00"), on("2026-11-22", "09:00")]) {
      assert.ok(quickDeadlines(from, calendar, false).every(({ kind }) => kind !== "today"));
    }
  });

  it("are hours first for what is urgent (NĐ 30, Đ24.2), which go on the next working morning", () => {
    assert.deepEqual(words(quickDeadlines(on("2026-11-23", "16:00"), calendar, true)).slice(0, 3), [
      "today 0 17:00 23/11/2026",
      "workingHours 2 08:30 25/11/2026",
      "workingHours 4 10:30 25/11/2026",
    ]);
  });

  it("count more time from the deadline, or from now where that has passed", () => {
    const now = on("2026-11-23", "09:00");
    assert.equal(
      formatInstant(quickExtensions(now, on("2026-11-25", "17:00"), calendar)[0]?.due ?? now),
      "17:00 26/11/2026",
    );
    assert.equal(
      formatInstant(quickExtensions(now, on("2026-11-20", "17:00"), calendar)[0]?.due ?? now),
      "17:00 25/11/2026",
    );
  });

  it("lie ahead, on working days, the earliest first, whenever they are asked for", () => {
    const instant = fc.date({
      min: on("2026-10-01", "00:00"),
      max: on("2027-03-01", "00:00"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.boolean(), (from, isUrgent) => {
        const found = quickDeadlines(from, calendar, isUrgent);
        for (const [i, { due }] of found.entries()) {
          assert.ok(due > from && isWorkingDay(calendar, localDateOf(due)));
          assert.ok(i === 0 || due >= (found[i - 1]?.due ?? due));
        }
      }),
    );
  });
});
