import assert from "node:assert/strict";
import * as fc from "fast-check";
import { workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import { deadlineInWords, momentInWords } from "../../../src/domain/deadlines/deadline-in-words.ts";
import { instantAt } from "../../../src/domain/time/local-date.ts";

const calendar = workingCalendar();
const due = instantAt("2026-11-23", "17:00");
const at = (date: string, time: string): string[] => {
  const now = instantAt(date, time);
  const vi = deadlineInWords(due, now, calendar, "vi");
  return [vi.text, deadlineInWords(due, now, calendar, "en").text, vi.severity];
};

describe("A deadline in words", () => {
  it("counts working days before and after", () => {
    assert.deepEqual(at("2026-11-16", "09:00"), ["còn 5 ngày", "5 days left", "later"]);
    assert.deepEqual(at("2026-11-19", "09:00"), ["còn 2 ngày", "2 days left", "soon"]);
    assert.deepEqual(at("2026-11-20", "09:00"), ["còn 1 ngày", "1 day left", "soon"]);
    assert.deepEqual(at("2026-11-22", "23:59"), ["còn 1 ngày", "1 day left", "soon"]);
    assert.deepEqual(at("2026-11-25", "08:00"), ["quá hạn 1 ngày", "1 day overdue", "overdue"]);
    assert.deepEqual(at("2026-11-24", "08:00"), ["quá hạn 1 ngày", "1 day overdue", "overdue"]);
    assert.deepEqual(at("2026-11-27", "08:00"), ["quá hạn 3 ngày", "3 days overdue", "overdue"]);
  });

  it("says the time on the day itself", () => {
    assert.deepEqual(at("2026-11-23", "00:00"), ["hôm nay 17:00", "today 17:00", "today"]);
    assert.deepEqual(at("2026-11-23", "17:00"), ["hôm nay 17:00", "today 17:00", "today"]);
    assert.deepEqual(at("2026-11-23", "17:01"), ["quá hạn 1 phút", "1 minute overdue", "overdue"]);
    assert.deepEqual(at("2026-11-23", "19:30"), ["quá hạn 2 giờ", "2 hours overdue", "overdue"]);
  });

  it("gives the exact moment for hover and screen readers", () => {
    assert.equal(momentInWords(due, "vi"), "17:00 thứ Hai 23/11/2026");
    assert.equal(deadlineInWords(due, due, calendar, "en").exact, "17:00 Monday 23/11/2026");
  });

  it("is overdue exactly after it, and never speaks of 0 days", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (minutes) => {
        const now = new Date(due.getTime() + minutes * 60_000);
        const words = deadlineInWords(due, now, calendar, "vi");
        assert.equal(words.severity === "overdue", minutes > 0);
        assert.doesNotMatch(words.text, /(?:^| )0 /u);
      }),
    );
  });
});
