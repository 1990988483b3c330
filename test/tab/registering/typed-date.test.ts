import assert from "node:assert/strict";
import { assert as holds, integer, property } from "fast-check";
import { addDays, formatDate } from "../../../src/domain/time/local-date.ts";
import { readTypedDate } from "../../../tab/src/registering/typed-date.ts";

const now = new Date("2026-11-22T02:00:00Z");

describe("a day as a clerk types it", () => {
  it("is read in every way that people write it", () => {
    for (const typed of [
      "17/10/2026",
      "17-10-2026",
      "17.10.2026",
      "17102026",
      "171026",
      "17/10/26",
      "2026-10-17",
    ])
      assert.equal(readTypedDate(typed, now), "2026-10-17", typed);
  });

  it("without a year is the latest such day, because documents were issued before they arrive", () => {
    assert.equal(readTypedDate("17/10", now), "2026-10-17");
    assert.equal(readTypedDate("1/12", now), "2025-12-01");
    assert.equal(readTypedDate("2211", now), "2026-11-22");
  });

  it("without a year is the next such day where it is a deadline", () => {
    assert.equal(readTypedDate("1/12", now, true), "2026-12-01");
    assert.equal(readTypedDate("17/10", now, true), "2027-10-17");
  });

  it("is nothing when no such day exists", () => {
    for (const typed of ["32/13/2026", "29/2/2026", "31/4", "hôm qua", "", "17/"])
      assert.equal(readTypedDate(typed, now), null, typed);
  });

  it("is read back from what is shown, for every day", () => {
    holds(
      property(integer({ min: 0, max: 40_000 }), (days) => {
        const date = addDays("1950-01-01", days);
        assert.equal(readTypedDate(formatDate(date), now), date);
      }),
    );
  });
});
