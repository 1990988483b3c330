import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  dateOfSerial,
  orderOfDates,
  readDate,
  type DateReading,
} from "../../../src/domain/imports/read-date.ts";
import { addDays, formatDate } from "../../../src/domain/time/local-date.ts";

const reading: DateReading = { order: "dmy", year: null, thisYear: 2026 };
const dateOf = (cell: string | number, more: Partial<DateReading> = {}) =>
  readDate(cell, { ...reading, ...more })?.date ?? null;

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1970-01-01", days));

describe("A date in an old register", () => {
  it("is read however it was written", () => {
    const same = [
      "05/01/2024",
      "5/1/2024",
      "5-1-2024",
      "05.01.2024",
      "5 / 1 / 2024",
      "5/1/24",
      "2024-01-05",
      "2024/1/5",
      "20240105",
      "05012024",
      "ngày 05 tháng 01 năm 2024",
      "Ngày 5 tháng 1 năm 2024",
      "05/01/2024 08:30",
      "2024-01-05T08:30:00",
      "45296",
      45_296,
    ];
    for (const written of same) assert.equal(dateOf(written), "2024-01-05", String(written));
  });

  it("is read month first or year first where the file writes it so", () => {
    assert.equal(dateOf("12/31/2024", { order: "mdy" }), "2024-12-31");
    assert.equal(dateOf("24-01-05", { order: "ymd" }), "2024-01-05");
  });

  it("without its year is of the register's year, where that is known", () => {
    assert.equal(dateOf("5/1", { year: 2024 }), "2024-01-05");
    assert.equal(dateOf("5/1"), null);
  });

  it("with two digits for the year is of this century unless that were in the future", () => {
    assert.equal(dateOf("5/1/97"), "1997-01-05");
    assert.equal(dateOf("5/1/26"), "2026-01-05");
  });

  it("in another zone's time is the day it was in Vietnam", () => {
    assert.deepEqual(readDate("2024-01-04T20:00:00Z", reading), { date: "2024-01-05", time: "03:00" });
  });

  it("keeps its time", () => {
    assert.deepEqual(readDate("05/01/2024 3:05 PM", reading), { date: "2024-01-05", time: "15:05" });
    assert.deepEqual(readDate("05/01/2024, 8h30", reading), { date: "2024-01-05", time: "08:30" });
  });

  it("that does not exist, or is no date, is none", () => {
    for (const wrong of [
      "31/02/2024",
      "32/1/2024",
      "12/31/2024",
      "5/13/2024",
      "abc",
      "",
      "5/1/202",
      "1/2/3",
      12,
      1.5,
    ])
      assert.equal(dateOf(wrong), null, String(wrong));
  });

  it("is the same day written and read, and as a serial number of a spreadsheet, for every day", () => {
    fc.assert(
      fc.property(day, (date) => {
        assert.equal(dateOf(formatDate(date)), date);
        const [year, month, of] = date.split("-").map(Number);
        assert.equal(dateOf(`${of}.${month}.${year}`), date);
        assert.equal(dateOf(date), date);
        const serial = Date.parse(date) / 86_400_000 + 25_569;
        assert.equal(dateOfSerial(serial)?.date, date);
        assert.equal(dateOfSerial(serial - 1462, true)?.date, date);
      }),
    );
  });

  it("never fails, whatever stands in the cell", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("dmy", "mdy", "ymd"), (text, order) => {
        const found = dateOf(text, { order });
        assert.ok(found === null || /^\d{4}-\d{2}-\d{2}$/u.test(found));
      }),
    );
  });

  it("follows the calendar of 1904 where the file says so, and the leap year that 1900 was not", () => {
    assert.equal(dateOfSerial(0, true)?.date, "1904-01-01");
    assert.equal(dateOfSerial(1)?.date, "1900-01-01");
    assert.equal(dateOfSerial(61)?.date, "1900-03-01");
    assert.deepEqual(dateOfSerial(45_296.5), { date: "2024-01-05", time: "12:00" });
  });
});

describe("The order in which a column writes its dates", () => {
  it("is told by days beyond twelve", () => {
    assert.equal(orderOfDates(["01/02/2024", "12/31/2024"]), "mdy");
    assert.equal(orderOfDates(["01/02/2024", "31/12/2024"]), "dmy");
    assert.equal(orderOfDates(["2024-01-02"]), "ymd");
    assert.equal(orderOfDates(["01/02/2024"]), "dmy");
  });
});
