import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { CalendarDay } from "../../../src/domain/calendar/calendar-day.ts";
import {
  dayOf,
  isWorkingDay,
  workingCalendar,
  type WorkingCalendar,
} from "../../../src/domain/calendar/working-calendar.ts";
import { defaultWorkingHours, spanOn } from "../../../src/domain/calendar/working-hours.ts";
import {
  addWorkingDays,
  addWorkingHours,
  endOfWorkingDay,
  workingDaysBetween,
} from "../../../src/domain/calendar/working-time.ts";
import { dueOf } from "../../../src/domain/deadlines/handling-deadline.ts";
import { reminderTimes } from "../../../src/domain/deadlines/reminders.ts";
import {
  addDays,
  formatInstant,
  instantAt,
  localDateOf,
  type LocalDate,
} from "../../../src/domain/time/local-date.ts";

const off = (from: LocalDate, days: number, note: string): CalendarDay[] =>
  Array.from({ length: days }, (_, i) => ({ date: addDays(from, i), kind: "holiday", note }));

/** The year as it was announced: Tết from 14 to 22/2, the swap of 2/1 and of 31/8, half days before Tết. */
const settled = workingCalendar([
  {
    year: 2026,
    version: 3,
    days: [
      ...off("2026-01-01", 1, "Tết Dương lịch"),
      ...off("2026-01-02", 1, "Nghỉ hoán đổi"),
      { date: "2026-01-10", kind: "working", note: "Làm bù ngày 02/01" },
      { date: "2026-02-13", kind: "half", note: "Chiều 26 tháng Chạp" },
      ...off("2026-02-14", 9, "Tết Nguyên đán"),
      { date: "2026-08-22", kind: "working", note: "Làm bù ngày 31/8" },
      ...off("2026-08-31", 3, "Quốc khánh"),
      ...off("2026-11-24", 1, "Ngày Văn hóa Việt Nam"),
    ],
  },
  { year: 2027, version: 1, days: off("2027-01-01", 1, "Tết Dương lịch") },
]);

const days = fc.integer({ min: 0, max: 420 }).map((n) => addDays("2025-12-15", n));
const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
const instants = fc
  .tuple(days, minutes)
  .map(([date, minute]) => new Date(instantAt(date, "00:00").getTime() + minute * 60_000));

/** Any table that an administrator could settle: whatever days off, worked on a weekend, or half. */
const tables = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.constantFrom("holiday", "working", "half")), {
    selector: ([n]) => n,
    maxLength: 60,
  })
  .map((special) =>
    workingCalendar([
      {
        year: 2026,
        version: 1,
        days: special.map(([n, kind]) => ({ date: addDays("2026-01-01", n), kind, note: "" })),
      },
    ]),
  );
const calendars = fc.oneof(fc.constant(settled), tables);

/** Counted minute by minute, as nobody would write it for use. */
function workedMinutes(calendar: WorkingCalendar, from: Date, to: Date): number {
  let worked = 0;
  for (let date = localDateOf(from); date <= localDateOf(to); date = addDays(date, 1)) {
    for (const span of dayOf(calendar, date).spans) {
      const { from: opens, to: closes } = spanOn(date, span);
      const begin = Math.max(opens.getTime(), from.getTime());
      worked += Math.max(0, Math.min(closes.getTime(), to.getTime()) - begin) / 60_000;
    }
  }
  return worked;
}

describe("Working time over a year's table", () => {
  it("of Tết, swapped days, half days and the end of the year", () => {
    const worked = (date: LocalDate) => isWorkingDay(settled, date);
    assert.deepEqual(["2026-01-02", "2026-01-10", "2026-02-13", "2026-02-16", "2026-02-23"].map(worked), [
      false,
      true,
      true,
      false,
      true,
    ]);
    assert.equal(addWorkingDays(settled, "2026-02-12", 1), "2026-02-13");
    assert.equal(addWorkingDays(settled, "2026-02-13", 1), "2026-02-23");
    assert.equal(addWorkingDays(settled, "2026-08-21", 1), "2026-08-22");
    assert.equal(addWorkingDays(settled, "2026-12-31", 1), "2027-01-04");
    assert.equal(addWorkingDays(settled, "2027-01-04", -1), "2026-12-31");
    assert.equal(formatInstant(endOfWorkingDay(settled, "2026-02-13")), "11:30 13/02/2026");
    assert.equal(workingDaysBetween(settled, "2026-02-12", "2026-02-23"), 2);
  });

  it("for hỏa tốc counts hours only: over noon, the night, Tết and the new year", () => {
    const after = (date: LocalDate, time: string, hours: number) =>
      formatInstant(dueOf({ kind: "working-hours", hours }, instantAt(date, time), settled));
    assert.equal(after("2026-11-23", "11:00", 1), "14:00 23/11/2026");
    assert.equal(after("2026-11-23", "16:30", 2), "09:00 25/11/2026");
    assert.equal(after("2026-02-13", "10:30", 4), "10:30 23/02/2026");
    assert.equal(after("2026-12-31", "23:59", 2), "09:30 04/01/2027");
    assert.equal(after("2026-11-22", "00:00", 4), "11:30 23/11/2026");
  });

  it("counts a day from midnight in Vietnam, not in Greenwich", () => {
    const due = (from: Date) => formatInstant(dueOf({ kind: "working-days", days: 1 }, from, settled));
    assert.equal(due(new Date("2026-11-25T16:59:59Z")), "17:00 26/11/2026");
    assert.equal(due(new Date("2026-11-25T17:00:00Z")), "17:00 27/11/2026");
    assert.equal(due(new Date("2026-12-31T16:59:59.999Z")), "17:00 04/01/2027");
  });

  it("holds exactly the hours that were given, in any table, from any minute", () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 48 * 4 }), (calendar, from, quarters) => {
        const due = addWorkingHours(calendar, from, quarters / 4);
        assert.equal(workedMinutes(calendar, from, due), quarters * 15);
        // Not a moment later than needed: the minute before it was worked.
        assert.equal(workedMinutes(calendar, new Date(due.getTime() - 60_000), due), 1);
      }),
      { numRuns: 60 },
    );
  });

  it("holds exactly the days that were given, and ends on a working day at its end of work", () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 60 }), (calendar, from, count) => {
        const due = dueOf({ kind: "working-days", days: count }, from, calendar);
        const [first, last] = [localDateOf(from), localDateOf(due)];
        assert.ok(isWorkingDay(calendar, last) && due > from);
        assert.equal(due.getTime(), endOfWorkingDay(calendar, last).getTime());
        assert.equal(workingDaysBetween(calendar, first, last), count);
      }),
      { numRuns: 100 },
    );
  });

  it("an hour later never ends earlier, nor does a day more", () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 40 }), (calendar, from, n) => {
        const later = new Date(from.getTime() + 3_600_000);
        assert.ok(addWorkingHours(calendar, later, n) >= addWorkingHours(calendar, from, n));
        assert.ok(addWorkingHours(calendar, from, n + 1) > addWorkingHours(calendar, from, n));
        const day = localDateOf(from);
        assert.ok(addWorkingDays(calendar, day, n + 1) > addWorkingDays(calendar, day, n));
      }),
      { numRuns: 60 },
    );
  });
});

describe("Reminders over a year's table (R40)", () => {
  const settings = { beforeWorkingDays: [1, 3], atDeadline: true, dailyAfter: 12, tellAssignerFromDay: 2 };

  it("come at the start of working days, once a day, before, at and after any deadline", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, due) => {
        const all = reminderTimes({ due, settings, calendar, now: new Date(0) });
        const own = all.filter(({ recipient }) => recipient === "assignee");
        assert.deepEqual(
          own
            .map(({ kind }) => kind)
            .filter((kind) => kind !== "overdue")
            .toSorted(),
          ["before", "before", "due"],
        );
        assert.equal(own.filter(({ kind }) => kind === "overdue").length, settings.dailyAfter);
        for (const { kind, at } of own) {
          if (kind === "due") assert.equal(at.getTime(), due.getTime());
          else {
            assert.ok(isWorkingDay(calendar, localDateOf(at)), `${kind} on a day off`);
            assert.ok(kind === "before" ? at < due : localDateOf(at) > localDateOf(due));
          }
        }
        const afterwards = own.filter(({ kind }) => kind === "overdue").map(({ at }) => localDateOf(at));
        assert.equal(new Set(afterwards).size, settings.dailyAfter);
        const assigner = all.filter(({ recipient }) => recipient === "assigner");
        assert.equal(assigner.length, settings.dailyAfter - 1);
      }),
      { numRuns: 60 },
    );
  });

  it("are the same, however often and when they are asked for: what was given is not given again, and none is lost", () => {
    const hops = fc.array(fc.integer({ min: 1, max: 11 * 60 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(calendars, instants, hops, (calendar, due, gaps) => {
        const plan = { due, settings, calendar };
        const begin = new Date(due.getTime() - 5 * 86_400_000);
        const key = ({ at, recipient }: { at: Date; recipient: string }) =>
          `${at.toISOString()} ${recipient}`;
        const given: string[] = [];
        let now = begin;
        for (const gap of gaps) {
          now = new Date(now.getTime() + gap * 60_000);
          const since = new Date(Math.max(begin.getTime(), now.getTime() - 12 * 3_600_000));
          for (const one of reminderTimes({ ...plan, now: since }))
            if (one.at <= now && !given.includes(key(one))) given.push(key(one));
        }
        const expected = reminderTimes({ ...plan, now: begin }).filter(({ at }) => at <= now);
        assert.deepEqual(given.toSorted(), expected.map(key).toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it("begin with the working hours of the agency", () => {
    const hours = { ...defaultWorkingHours, morning: { from: "08:00", to: "12:00" } };
    const [first] = reminderTimes({
      due: instantAt("2026-11-26", "17:00"),
      settings,
      calendar: workingCalendar([], hours),
      now: instantAt("2026-11-25", "00:00"),
    });
    assert.equal(first && formatInstant(first.at), "08:00 25/11/2026");
  });
});
