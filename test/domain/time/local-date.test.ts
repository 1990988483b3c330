import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  formatInstant,
  inVietnamese,
  instantAt,
  isLocalDate,
  isLocalTime,
  localDate,
  localDateOf,
  localTimeOf,
  parseLocalDate,
  weekdayName,
  weekdayOf,
  yearOf,
} from "../../../src/domain/time/local-date.ts";

const anyDate = fc.integer({ min: -9_000, max: 40_000 }).map((days) => addDays("1970-01-01", days));
const anyTime = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);

describe("A day in Vietnam", () => {
  it("exists or is refused", () => {
    assert.equal(isLocalDate("2024-02-29"), true);
    for (const text of [
      "2026-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-1-5",
      "",
      "05/01/2026",
      "2026-01-01T00:00",
    ])
      assert.equal(isLocalDate(text), false, text);
    assert.throws(() => addDays("2026-02-30", 1), RangeError);
    assert.throws(() => localDate(2026, 2, 30), RangeError);
  });

  it("is read as people type it", () => {
    assert.equal(parseLocalDate("5/1/2026"), "2026-01-05");
    assert.equal(parseLocalDate(" 05-01-2026 "), "2026-01-05");
    assert.equal(parseLocalDate("29.6.2026"), "2026-06-29");
    assert.equal(parseLocalDate("2026-06-29"), "2026-06-29");
    for (const text of ["31/4/2026", "5/1-2026", "5/1/26", "hôm nay", ""])
      assert.equal(parseLocalDate(text), null);
  });

  it("is written with a zero before days below 10 and months 1 and 2, as NĐ 30 PL I wants it on documents", () => {
    assert.equal(inVietnamese("2026-01-05"), "ngày 05 tháng 01 năm 2026");
    assert.equal(inVietnamese("2026-02-28"), "ngày 28 tháng 02 năm 2026");
    assert.equal(inVietnamese("2026-06-29"), "ngày 29 tháng 6 năm 2026");
    assert.equal(inVietnamese("2026-03-03"), "ngày 03 tháng 3 năm 2026");
    assert.equal(inVietnamese("2026-11-10"), "ngày 10 tháng 11 năm 2026");
  });

  it("has its weekday", () => {
    assert.equal(weekdayOf("2026-11-22"), 0);
    assert.equal(weekdayName("2026-11-23", "vi"), "thứ Hai");
    assert.equal(weekdayName("2026-11-23", "en"), "Monday");
  });

  it("begins at 17:00 UTC of the day before, whatever zone the machine is in", () => {
    assert.equal(localDateOf(new Date("2026-11-21T16:59:59.999Z")), "2026-11-21");
    assert.equal(localDateOf(new Date("2026-11-21T17:00:00Z")), "2026-11-22");
    assert.equal(localTimeOf(new Date("2026-11-21T17:00:59Z")), "00:00");
    assert.equal(instantAt("2026-11-23", "17:00").toISOString(), "2026-11-23T10:00:00.000Z");
    assert.equal(formatInstant(new Date("2026-11-23T10:00:00Z")), "17:00 23/11/2026");
    assert.throws(() => instantAt("2026-11-23", "24:00"), RangeError);
    assert.equal(isLocalTime("7:30"), false);
  });

  it("comes back from an instant, from its written form and from arithmetic", () => {
    fc.assert(
      fc.property(anyDate, anyTime, fc.integer({ min: -4_000, max: 4_000 }), (date, time, days) => {
        assert.equal(localDateOf(instantAt(date, time)), date);
        assert.equal(localTimeOf(instantAt(date, time)), time);
        assert.equal(parseLocalDate(formatDate(date)), date);
        assert.equal(daysBetween(date, addDays(date, days)), days);
        assert.equal(Math.sign(compareDates(addDays(date, days), date)), Math.sign(days));
        assert.equal((weekdayOf(date) + 7_000 + days) % 7, weekdayOf(addDays(date, days)));
        assert.equal(localDate(yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8))), date);
      }),
    );
  });
});
