import assert from "node:assert/strict";
import { instantOfChoice, readTypedTime } from "../../../../tab/src/document/acts/deadlines.ts";

describe("A deadline as it is chosen", () => {
  const friday = new Date("2026-11-20T02:00:00Z");
  const given = "2026-11-26T10:00:00.000Z";

  it("ends with the working day, and skips weekends and the fixed holiday of 24/11", () => {
    assert.equal(instantOfChoice({ kind: "today" }, friday, null), "2026-11-20T10:00:00.000Z");
    assert.equal(
      instantOfChoice({ kind: "workingDays", count: 2 }, friday, null),
      "2026-11-25T10:00:00.000Z",
    );
  });

  it("is none, the given one, or any day and time", () => {
    assert.equal(instantOfChoice({ kind: "none" }, friday, given), null);
    assert.equal(instantOfChoice({ kind: "given" }, friday, given), given);
    assert.equal(
      instantOfChoice({ kind: "day", date: "25/11", time: "9h30" }, friday, null),
      "2026-11-25T02:30:00.000Z",
    );
    assert.equal(instantOfChoice({ kind: "day", date: "", time: "17:00" }, friday, null), null);
  });

  it("reads times as people type them", () => {
    const times = ["16", "16h", "16h30", "16:30", "1630", "9.05"].map(readTypedTime);
    assert.deepEqual(times, ["16:00", "16:00", "16:30", "16:30", "16:30", "09:05"]);
    for (const wrong of ["", "25", "16:75", "chiều"]) assert.equal(readTypedTime(wrong), null, wrong);
  });
});
