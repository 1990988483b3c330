import assert from "node:assert/strict";
import { workingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import {
  chooseDeadline,
  dueOf,
  handlingDefaultFor,
  type DeadlineOrder,
  type HandlingDefault,
} from "../../../src/domain/deadlines/handling-deadline.ts";
import { formatInstant, instantAt } from "../../../src/domain/time/local-date.ts";

const calendar = workingCalendar();
const from = instantAt("2026-11-20", "10:00");
const agencyDefault: HandlingDefault = {
  typeName: null,
  priority: null,
  order: { kind: "working-days", days: 5 },
  article: "Quy chế làm việc, Điều 9",
};
const ordered: DeadlineOrder = { kind: "working-hours", hours: 2 };
const none = { explicit: null, ordered: null, agencyDefault: null, priority: 0, from, calendar };

describe("The deadline for handling", () => {
  it("is the document's date before the leader's order before the agency's default", () => {
    const all = chooseDeadline({ ...none, explicit: "2026-11-30", ordered, agencyDefault });
    assert.deepEqual([all?.origin, formatInstant(all?.due ?? from)], ["document", "17:00 30/11/2026"]);
    const byLeader = chooseDeadline({ ...none, ordered, agencyDefault });
    assert.deepEqual(
      [byLeader?.origin, formatInstant(byLeader?.due ?? from)],
      ["leader", "14:00 20/11/2026"],
    );
    const byAgency = chooseDeadline({ ...none, agencyDefault });
    // 24/11 is a day off, so that the fifth working day is a Monday.
    assert.deepEqual(
      [byAgency?.origin, formatInstant(byAgency?.due ?? from)],
      ["agency", "17:00 30/11/2026"],
    );
    assert.equal(byAgency?.article, "Quy chế làm việc, Điều 9");
    assert.equal(chooseDeadline(none), null);
  });

  it("reminds that an urgent document is to be handled at once (NĐ 30, Đ24.2)", () => {
    assert.equal(chooseDeadline({ ...none, ordered, priority: 2 })?.rule?.short.vi, "NĐ 30, Đ24.2");
    assert.equal(chooseDeadline({ ...none, ordered })?.rule, null);
  });

  it("keeps the document's date when it came too late, but takes no past order", () => {
    assert.equal(chooseDeadline({ ...none, explicit: "2026-11-19" })?.origin, "document");
    const refused = (code: string, order: DeadlineOrder): void =>
      assert.throws(() => dueOf(order, from, calendar), { name: "RuleBroken", code });
    refused("deadlines.past", { kind: "date", date: "2026-11-19" });
    refused("deadlines.past", { kind: "date", date: "2026-11-20", time: "10:00" });
    refused("deadlines.not-a-date", { kind: "date", date: "2026-11-31" });
    refused("deadlines.not-a-date", { kind: "date", date: "2026-11-30", time: "25:00" });
    refused("deadlines.days", { kind: "working-days", days: 0 });
    refused("deadlines.days", { kind: "working-days", days: 1.5 });
    refused("deadlines.hours", { kind: "working-hours", hours: Number.NaN });
    refused("deadlines.hours", { kind: "working-hours", hours: 0 });
    assert.equal(
      formatInstant(dueOf({ kind: "date", date: "2026-11-23", time: "09:30" }, from, calendar)),
      "09:30 23/11/2026",
    );
  });

  it("takes the agency's most particular default", () => {
    const urgent = { ...agencyDefault, priority: 2 };
    const report = { ...agencyDefault, typeName: "Báo cáo" };
    const urgentReport = { ...report, priority: 2 };
    const rules = [agencyDefault, urgent, report, urgentReport];
    assert.equal(handlingDefaultFor(rules, { typeName: "báo cáo", priority: 2 }), urgentReport);
    assert.equal(handlingDefaultFor(rules, { typeName: "Bao cao", priority: 0 }), report);
    assert.equal(handlingDefaultFor(rules, { typeName: "Công văn", priority: 2 }), urgent);
    assert.equal(handlingDefaultFor(rules, { typeName: "Công văn", priority: 0 }), agencyDefault);
    assert.equal(handlingDefaultFor([report], { typeName: "Công văn", priority: 0 }), null);
  });
});
