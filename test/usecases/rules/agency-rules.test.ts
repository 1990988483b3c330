import assert from "node:assert/strict";
import { defaultReminderSettings } from "../../../src/domain/deadlines/reminders.ts";
import { defaultScheme } from "../../../src/domain/numbering/scheme.ts";
import { loadAgencyRules, ruleSchemas } from "../../../src/usecases/rules/agency-rules.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";

describe("The rules of an agency (R70)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const rules = (day: string, agencyId = agency.agency.id) =>
    loadAgencyRules(agency.services.store.read, agencyId, day);

  it("are what NĐ 30 says or leaves open, until the agency sets its own", async () => {
    const none = await rules("2026-11-20");
    assert.deepEqual(
      [none.numbering, none.clerkMayTransfer, none.urgentMinutes, none.reminders],
      [defaultScheme, false, 30, defaultReminderSettings],
    );
  });

  it("hold from their day on, for that agency alone, the latest of those that hold", async () => {
    const { services, actors } = agency;
    await setRule(services.store, actors.administrator, {
      key: "urgentMinutes",
      value: 15,
      validFrom: "2026-06-01",
    });
    await setRule(services.store, actors.administrator, {
      key: "urgentMinutes",
      value: 10,
      validFrom: "2026-12-01",
    });
    const minutes = await Promise.all(
      ["2026-05-31", "2026-06-01", "2026-11-30", "2026-12-01"].map(
        async (day) => (await rules(day)).urgentMinutes,
      ),
    );
    assert.deepEqual(minutes, [30, 15, 15, 10]);
    assert.equal((await rules("2026-12-31", agency.other.agency.id)).urgentMinutes, 30);
  });

  it("in a form that no longer fits are a fault to be seen, not taken for something else", async () => {
    await setRule(agency.services.store, agency.actors.administrator, {
      key: "urgentMinutes",
      value: "soon",
    });
    await assert.rejects(rules("2026-11-20"), { name: "ZodError" });
  });

  it("let nobody be reminded further ahead than reminders are looked for", () => {
    const reminders = {
      beforeWorkingDays: [20, 5, 1],
      atDeadline: true,
      dailyAfter: 30,
      tellAssignerFromDay: 2,
    };
    assert.ok(ruleSchemas.reminders.safeParse(reminders).success);
    assert.ok(!ruleSchemas.reminders.safeParse({ ...reminders, beforeWorkingDays: [21] }).success);
  });
});
