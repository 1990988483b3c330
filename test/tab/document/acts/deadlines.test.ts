import assert from "node:assert/strict";
import { workingCalendar } from "../../../../src/domain/calendar/working-calendar.ts";
import {
  givenDeadline,
  instantOfChoice,
  offersAt,
  readTypedTime,
} from "../../../../tab/src/document/acts/deadlines.ts";
import { assignment, detail } from "../../../bot/sample-documents.ts";

describe("A deadline as it is chosen", () => {
  const friday = new Date("2026-11-20T02:00:00Z");
  const given = "2026-11-26T10:00:00.000Z";
  const calendar = workingCalendar();

  it("ends with the working day, and skips weekends and the fixed holiday of 24/11", () => {
    assert.equal(
      instantOfChoice({ kind: "today" }, { from: friday, given: null, calendar }),
      "2026-11-20T10:00:00.000Z",
    );
    assert.equal(
      instantOfChoice({ kind: "workingDays", count: 2 }, { from: friday, given: null, calendar }),
      "2026-11-25T10:00:00.000Z",
    );
  });

  it("counts with the agency's own table and hours", () => {
    const days = [
      { date: "2026-11-21", kind: "working" as const, note: "Làm bù" },
      { date: "2026-11-23", kind: "holiday" as const, note: "Nghỉ bù" },
    ];
    const settled = workingCalendar([{ year: 2026, version: 1, days }]);
    const choice = { kind: "workingDays" as const, count: 2 };
    assert.equal(
      instantOfChoice(choice, { from: friday, given: null, calendar: settled }),
      "2026-11-24T10:00:00.000Z",
    );
  });

  it("is none, the given one, or any day and time", () => {
    assert.equal(instantOfChoice({ kind: "none" }, { from: friday, given, calendar }), null);
    assert.equal(instantOfChoice({ kind: "given" }, { from: friday, given, calendar }), given);
    assert.equal(
      instantOfChoice({ kind: "day", date: "25/11", time: "9h30" }, { from: friday, given: null, calendar }),
      "2026-11-25T02:30:00.000Z",
    );
    assert.equal(
      instantOfChoice({ kind: "day", date: "", time: "17:00" }, { from: friday, given: null, calendar }),
      null,
    );
  });

  it("offers neither a deadline that has passed nor a day that is over", () => {
    const act = { act: "assignOn", assignmentId: assignment().id, assignmentVersion: 1 } as const;
    const at = (instant: string) => ({
      ...detail(),
      slip: { instructions: [], assignments: [due(instant)] },
    });
    const due = (instant: string) => ({
      ...assignment(),
      deadline: { at: instant, firstAt: null, words: { vi: "", en: "" }, severity: "later" as const },
    });
    const present = { now: friday, calendar };
    assert.deepEqual(givenDeadline(at(given), act, present), { at: given, word: "asUnit" });
    assert.equal(givenDeadline(at("2026-11-18T10:00:00.000Z"), act, present), null);
    const instruct = { act: "instruct", assignmentId: null, assignmentVersion: null } as const;
    const dated = (dueDate: string | null) => ({ slip: at(given).slip, fields: { dueDate } });
    assert.equal(givenDeadline(dated("2026-11-25"), instruct, present)?.at, "2026-11-25T10:00:00.000Z");
    assert.equal(givenDeadline(dated("2026-11-19"), instruct, present), null);
    assert.equal(givenDeadline(dated(null), instruct, present), null);
    assert.ok(offersAt(friday, calendar).includes("today"));
    assert.ok(!offersAt(new Date("2026-11-20T11:00:00Z"), calendar).includes("today"));
  });

  it("reads times as people type them", () => {
    const times = ["16", "16h", "16h30", "16:30", "1630", "9.05"].map(readTypedTime);
    assert.deepEqual(times, ["16:00", "16:00", "16:30", "16:30", "16:30", "09:05"]);
    for (const wrong of ["", "25", "16:75", "chiều"]) assert.equal(readTypedTime(wrong), null, wrong);
  });
});
