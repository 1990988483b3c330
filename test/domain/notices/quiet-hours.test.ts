import assert from "node:assert/strict";
import { assert as holds, constantFrom, date, property, record } from "fast-check";
import { workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import { defaultWorkingHours } from "../../../src/domain/calendar/working-hours.ts";
import { heldUntil, ruleFor } from "../../../src/domain/notices/quiet-hours.ts";

const calendar = workingCalendar([], defaultWorkingHours);
const night = { from: "21:00", to: "06:30" };
const at = (text: string): Date => new Date(`2026-11-${text.replace(" ", "T")}:00+07:00`);

describe("Quiet hours", () => {
  const cases: readonly [
    name: string,
    at: string,
    rule: Parameters<typeof heldUntil>[1],
    until: string | null,
  ][] = [
    ["in the evening", "20 22:10", { span: night, outsideWork: false }, "21 06:30"],
    ["before dawn", "20 05:00", { span: night, outsideWork: false }, "20 06:30"],
    ["at their end", "20 06:30", { span: night, outsideWork: false }, null],
    ["by day", "20 10:00", { span: night, outsideWork: true }, null],
    ["at noon: lunch is no rest from notices", "20 12:30", { span: null, outsideWork: true }, null],
    ["after work on a Friday, until Monday", "20 18:00", { span: null, outsideWork: true }, "23 07:30"],
    ["on a Sunday night", "22 23:00", { span: night, outsideWork: true }, "23 07:30"],
    ["of a rule that says nothing", "20 03:00", { span: null, outsideWork: false }, null],
  ];
  for (const [name, now, rule, until] of cases)
    it(`hold a notice ${name}`, () => {
      assert.deepEqual(heldUntil(at(now), rule, calendar), until === null ? null : at(until));
    });

  it("end at an instant at which nothing is held, whenever they begin", () => {
    const spans = constantFrom(null, night, { from: "12:00", to: "13:00" }, { from: "07:00", to: "09:15" });
    const rules = record({ span: spans, outsideWork: constantFrom(true, false) });
    const days = date({ min: at("01 00:00"), max: at("28 00:00"), noInvalidDate: true });
    holds(
      property(rules, days, (rule, now) => {
        const until = heldUntil(now, rule, calendar);
        if (until === null) return;
        assert.ok(until > now);
        assert.equal(heldUntil(until, rule, calendar), null);
      }),
    );
  });

  it("are the person's own where they chose some, each half for itself", () => {
    const agency = { span: night, outsideWork: true };
    const lunch = { from: "12:00", to: "13:00" };
    assert.deepEqual(ruleFor(agency, null), agency);
    assert.deepEqual(ruleFor(agency, { span: lunch, outsideWork: "agency" }), {
      span: lunch,
      outsideWork: true,
    });
    assert.deepEqual(ruleFor(agency, { span: null, outsideWork: "tell" }), {
      span: night,
      outsideWork: false,
    });
  });
});
