import assert from "node:assert/strict";
import * as fc from "fast-check";
import { addDays, weekdayOf } from "../../../src/domain/time/local-date.ts";
import {
  datesOfMonth,
  dayAfterKey,
  daysOf,
  differingDays,
  looksFor,
  lookOf,
  marksOf,
  nextLook,
  openChanges,
  runsOf,
  weeksOfMonth,
  withChanges,
  workedDays,
  type Week,
} from "../../../tab/src/administration/calendar/year-marks.ts";

const week: Week = [1, 2, 3, 4, 5];
const tet = { kind: "holiday", note: "Tết Nguyên đán" } as const;
const saved = marksOf([
  { date: "2026-02-16", ...tet },
  { date: "2026-02-17", ...tet },
  { date: "2026-02-18", ...tet },
  { date: "2026-09-02", kind: "holiday", note: "Quốc khánh" },
]);

describe("The year's sheet of the working calendar", () => {
  it("goes through every kind a day can have and back to what its weekday says", () => {
    for (const date of ["2026-08-31", "2026-08-22"]) {
      const looks = looksFor(date, week);
      assert.equal(looks[0], lookOf(date, undefined, week));
      assert.deepEqual(
        looks.map((look) => nextLook(date, look, week)),
        [...looks.slice(1), looks[0]],
      );
    }
    assert.equal(
      nextLook("2026-08-22", "weekend", week),
      "working",
      "a Saturday is first of all worked instead",
    );
    assert.equal(nextLook("2026-08-31", "ordinary", week), "holiday");
  });

  it("counts a half day as half and a worked Saturday as one", () => {
    const august = datesOfMonth(2026, 8);
    const marks = withChanges(new Map(), {
      "2026-08-22": { kind: "working", note: "" },
      "2026-08-28": { kind: "half", note: "" },
      "2026-08-31": { kind: "holiday", note: "" },
    });
    assert.equal(workedDays(august, new Map(), week), 21);
    assert.equal(workedDays(august, marks, week), 20.5);
  });

  it("forgets a change that somebody else has saved meanwhile, and keeps the others over the new table", () => {
    const changes = { "2026-09-01": { kind: "holiday", note: "Quốc khánh" } as const, "2026-09-02": null };
    const theirs = marksOf([{ date: "2026-09-01", kind: "holiday", note: "Quốc khánh" }, ...daysOf(saved)]);
    assert.deepEqual(openChanges(theirs, changes), { "2026-09-02": null });
    assert.deepEqual(differingDays(saved, theirs), ["2026-09-01"]);
    assert.equal(withChanges(theirs, changes).has("2026-09-02"), false);
  });

  it("tells consecutive days of one kind and note as one line, and what a change takes away", () => {
    const runs = runsOf(saved, { "2026-02-18": null, "2026-02-19": tet });
    assert.deepEqual(
      runs.map(({ first, last, state }) => [first, last, state]),
      [
        ["2026-02-16", "2026-02-17", "saved"],
        ["2026-02-18", "2026-02-18", "removed"],
        ["2026-02-19", "2026-02-19", "changed"],
        ["2026-09-02", "2026-09-02", "saved"],
      ],
    );
  });

  it("lays out each month from Monday with all its days once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const weeks = weeksOfMonth(year, month);
        assert.deepEqual(
          weeks.flat().filter((date) => date !== null),
          datesOfMonth(year, month),
        );
        for (const days of weeks)
          for (const [at, date] of days.entries())
            if (date !== null) assert.equal((weekdayOf(date) + 6) % 7, at);
      }),
    );
  });

  it("leads every key to a day of the same year", () => {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.constantFrom(...keys), (day, key) => {
        const date = addDays("2028-01-01", day);
        assert.match(dayAfterKey(key, date) ?? "", /^2028-/);
      }),
    );
    assert.equal(dayAfterKey("PageDown", "2026-01-31"), "2026-02-28");
    assert.equal(dayAfterKey("PageUp", "2026-01-15"), "2026-01-15");
    assert.equal(dayAfterKey("Enter", "2026-01-15"), null);
  });
});
