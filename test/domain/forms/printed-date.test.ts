import assert from "node:assert/strict";
import { dayAndHour, printedByLine, printedDate } from "../../../src/domain/forms/printed-date.ts";

describe("dates on printed forms", () => {
  it("prints dd/MM/yyyy, with the hour before it where there is one", () => {
    assert.equal(printedDate("2026-01-05"), "05/01/2026");
    assert.equal(printedDate("2026-12-31T08:30"), "08:30 31/12/2026");
  });

  it("prints as it stands what is no date", () => {
    for (const text of ["không ghi", "", "2026-02-30", "2026-01-05T25:00", "2026-01-05T08:00T09:00"]) {
      assert.equal(printedDate(text), text);
      assert.equal(dayAndHour(text), null);
    }
  });

  it("says who printed and when by the clock of Viet Nam, whatever the machine's zone", () => {
    const print = { printedBy: "Nguyễn Thị Hạnh", printedAt: new Date("2026-12-31T17:05:00Z") };
    assert.equal(printedByLine(print), "Người in: Nguyễn Thị Hạnh, lúc 00:05 ngày 01/01/2027.");
  });
});
