import assert from "node:assert/strict";
import * as fc from "fast-check";
import { workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import {
  legalDeadline,
  lateRegistration,
  registrationDeadline,
} from "../../../src/domain/deadlines/legal-deadline.ts";
import { legalDuties, legalRules } from "../../../src/domain/deadlines/legal-rules.ts";
import { formatInstant, instantAt, localDateOf } from "../../../src/domain/time/local-date.ts";

const calendar = workingCalendar([
  {
    year: 2026,
    version: 2,
    days: [
      { date: "2026-11-24", kind: "holiday", note: "Ngày Văn hóa Việt Nam" },
      { date: "2026-12-31", kind: "half", note: "" },
    ],
  },
]);
const registerBy = (date: string, time: string, priority = 0): string =>
  formatInstant(registrationDeadline({ arrivedAt: instantAt(date, time), priority, calendar }).due);

describe("The legal deadline for registration (NĐ 30, Đ4.2c)", () => {
  it("is the end of the next working day, over weekends and holidays", () => {
    assert.equal(registerBy("2026-11-19", "08:00"), "17:00 20/11/2026");
    assert.equal(registerBy("2026-11-20", "16:59"), "17:00 23/11/2026");
    assert.equal(registerBy("2026-11-21", "09:00"), "17:00 23/11/2026");
    assert.equal(registerBy("2026-11-23", "23:30"), "17:00 25/11/2026");
    assert.equal(registerBy("2026-12-30", "10:00"), "11:30 31/12/2026");
  });

  it("is at once for an urgent document, plus the minutes that the agency allows", () => {
    assert.equal(registerBy("2026-11-20", "16:50", 1), "17:20 20/11/2026");
    const arrivedAt = instantAt("2026-11-20", "16:50");
    const deadline = registrationDeadline({ arrivedAt, priority: 3, calendar, urgentMinutes: 10 });
    assert.equal(formatInstant(deadline.due), "17:00 20/11/2026");
    assert.equal(deadline.atOnce, true);
  });

  it("names its rule and the table that it was computed from", () => {
    const { rule, calendar: basis } = registrationDeadline({
      arrivedAt: instantAt("2026-12-31", "15:00"),
      priority: 0,
      calendar,
    });
    assert.equal(rule.article.vi, "Nghị định 30/2020/NĐ-CP, Điều 4 khoản 2 điểm c");
    assert.equal(rule.article.en, "Decree 30/2020/NĐ-CP, Article 4, clause 2, point c");
    assert.equal(rule.short.vi, "NĐ 30, Đ4.2c");
    assert.deepEqual(basis, { versions: "2026:2,2027:0", isProposal: true });
  });

  it("marks what is later, by minutes and rule, and nothing else", () => {
    const arrivedAt = instantAt("2026-11-20", "16:00");
    const late = (date: string, time: string, priority = 0): number | undefined =>
      lateRegistration({ arrivedAt, registeredAt: instantAt(date, time), priority, calendar })?.by;
    assert.equal(late("2026-11-23", "17:00"), undefined);
    assert.equal(late("2026-11-23", "17:01"), 1);
    assert.equal(late("2026-11-20", "16:30", 1), undefined);
    assert.equal(late("2026-11-20", "17:00", 1), 30);
    const minutes = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 3 }), (after, priority) => {
        const registeredAt = new Date(arrivedAt.getTime() + after * 60_000);
        const found = lateRegistration({ arrivedAt, registeredAt, priority, calendar });
        assert.equal(
          found !== null,
          registeredAt > registrationDeadline({ arrivedAt, priority, calendar }).due,
        );
      }),
    );
  });
});

describe("The other legal deadlines", () => {
  const since = instantAt("2026-11-20", "15:00");
  const by = (duty: (typeof legalDuties)[number], priority = 0): string =>
    formatInstant(legalDeadline(duty, { since, priority, calendar }).due);

  it("are the end of the next working day to present, number and issue", () => {
    for (const duty of ["present", "number", "issue"] as const) assert.equal(by(duty), "17:00 23/11/2026");
    for (const duty of ["present", "number", "issue"] as const) assert.equal(by(duty, 2), "15:30 20/11/2026");
  });

  it("are noon of the next working day to send, and the same day to tell the sender of receipt", () => {
    assert.equal(by("send"), "11:30 23/11/2026");
    assert.equal(by("notify-receipt"), "23:59 20/11/2026");
    assert.equal(by("notify-receipt", 3), "23:59 20/11/2026");
  });

  it("each have an article in both languages and a day from which it holds, and never end before they begin", () => {
    for (const duty of legalDuties) {
      const rule = legalRules[duty];
      assert.match(rule.article.vi, /Điều \d+ khoản \d/u);
      assert.match(rule.article.en, /Article \d+, clause \d/u);
      assert.ok(localDateOf(since) >= rule.validFrom && rule.duty === duty);
      assert.ok(legalDeadline(duty, { since, priority: 1, calendar }).due > since);
    }
  });
});
