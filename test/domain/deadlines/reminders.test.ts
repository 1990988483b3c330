import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isWorkingDay, workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import {
  assertReminderSettings,
  defaultReminderSettings,
  nextReminderAfter,
  reminderTimes,
  type Reminder,
} from "../../../src/domain/deadlines/reminders.ts";
import { formatInstant, instantAt, localDateOf } from "../../../src/domain/time/local-date.ts";

const calendar = workingCalendar();
const plan = { due: instantAt("2026-11-23", "17:00"), settings: defaultReminderSettings, calendar };
const now = instantAt("2026-11-16", "09:00");
const inWords = ({ kind, recipient, at, days }: Reminder): string =>
  `${formatInstant(at)} ${kind} ${recipient} ${days}`;

describe("Reminders of a deadline (R40)", () => {
  it("come a working day before, at it, and daily after it, to who assigned from the second day", () => {
    assert.deepEqual(
      reminderTimes({ ...plan, now })
        .slice(0, 7)
        .map(inWords),
      [
        "07:30 20/11/2026 before assignee 1",
        "17:00 23/11/2026 due assignee 0",
        "07:30 25/11/2026 overdue assignee 1",
        "07:30 26/11/2026 overdue assignee 2",
        "07:30 26/11/2026 overdue assigner 2",
        "07:30 27/11/2026 overdue assignee 3",
        "07:30 27/11/2026 overdue assigner 3",
      ],
    );
  });

  it("leave out what lies before the assignment", () => {
    const later = instantAt("2026-11-20", "10:00");
    assert.equal(reminderTimes({ ...plan, now: later })[0]?.kind, "due");
  });

  it("end after as many days as set", () => {
    const last = reminderTimes({ ...plan, now }).at(-1);
    assert.deepEqual([last?.days, last?.recipient], [30, "assigner"]);
    assert.deepEqual(nextReminderAfter(plan, last?.at ?? now), []);
  });

  it("follow the agency's settings", () => {
    const settings = {
      beforeWorkingDays: [3, 1, 3],
      atDeadline: false,
      dailyAfter: 1,
      tellAssignerFromDay: null,
    };
    assert.deepEqual(reminderTimes({ ...plan, settings, now }).map(inWords), [
      "07:30 18/11/2026 before assignee 3",
      "07:30 20/11/2026 before assignee 1",
      "07:30 25/11/2026 overdue assignee 1",
    ]);
    const silent = { beforeWorkingDays: [], atDeadline: false, dailyAfter: 0, tellAssignerFromDay: null };
    assert.deepEqual(reminderTimes({ ...plan, settings: silent, now }), []);
    assertReminderSettings(settings);
    assertReminderSettings(silent);
    assert.throws(() => assertReminderSettings({ ...settings, dailyAfter: -1 }), {
      code: "deadlines.reminder-days",
    });
    assert.throws(() => assertReminderSettings({ ...settings, beforeWorkingDays: [0] }), {
      code: "deadlines.reminder-days",
    });
  });

  it("are walked through one instant at a time without losing or repeating any", () => {
    const settings = fc.record({
      beforeWorkingDays: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
      atDeadline: fc.boolean(),
      dailyAfter: fc.integer({ min: 0, max: 12 }),
      tellAssignerFromDay: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 60 * 24 * 90 }), (set, minutes) => {
        const of = { due: new Date(plan.due.getTime() + minutes * 60_000), settings: set, calendar };
        const begin = new Date(now.getTime() - 30 * 86_400_000);
        const walked: Reminder[] = [];
        let next = nextReminderAfter(of, begin);
        while (next[0]) {
          walked.push(...next);
          next = nextReminderAfter(of, next[0].at);
        }
        assert.deepEqual(walked, reminderTimes({ ...of, now: begin }));
        for (const { kind, at } of walked)
          assert.ok(kind === "due" || isWorkingDay(calendar, localDateOf(at)));
      }),
    );
  });
});
