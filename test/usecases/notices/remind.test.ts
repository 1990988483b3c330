import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { askExtension } from "../../../src/usecases/assignments/ask-extension.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { returnAssignment } from "../../../src/usecases/assignments/return-assignment.ts";
import { decideExtension } from "../../../src/usecases/assignments/decide-extension.ts";
import { remind } from "../../../src/usecases/notices/remind.ts";
import { sendDigests } from "../../../src/usecases/notices/send-digests.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { meet, runOutbox } from "./meet.ts";

describe("Reminders (R40)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  /** Lets the job run every hour of these days; answers who was reminded on each day and hour. */
  async function hours(from: number, to: number): Promise<string[]> {
    const seen: string[] = [];
    for (let day = from; day <= to; day += 1) {
      for (let hour = 0; hour < 24; hour += 1) {
        const time = `${String(hour).padStart(2, "0")}:30`;
        agency.clock.set(on(day, time));
        await remind(agency.services);
        for (const it of await agency.told()) seen.push(`${day} ${time} ${it}`);
      }
    }
    return seen;
  }

  async function due25(): Promise<string> {
    const id = await agency.instructed({
      lead: unit(agency.units.housing),
      inform: [unit(agency.units.office)],
      deadlineAt: on(25, "17:00").toISOString(),
    });
    await agency.told();
    return id;
  }

  it("come before the deadline, at it and daily after it, to who assigned it from the second day on", async () => {
    await due25();
    // 24 November is a holiday: the working day before is Monday the 23rd.
    assert.deepEqual(await hours(21, 27), [
      "23 07:30 reminderBefore Hoàng Văn Ước",
      "25 17:30 reminderDue Hoàng Văn Ước",
      "26 07:30 reminderOverdue Hoàng Văn Ước",
      "27 07:30 reminderOverdue Hoàng Văn Ước",
      "27 07:30 reminderOverdue Trần Quốc Bảo",
    ]);
  });

  it("come once, however often and on however many servers the job runs, and not on days off", async () => {
    await due25();
    agency.clock.set(on(27, "08:00"));
    const runs = await Promise.all([1, 2, 3].map(() => remind(agency.services)));
    assert.equal(
      runs.reduce((sum, { reminded }) => sum + reminded, 0),
      2,
    );
    await agency.told();
    assert.deepEqual(await hours(28, 29), []);
  });

  it("do not come for a moment that lay before the assignment", async () => {
    // Friday 08:31; the working day before Monday began an hour ago.
    await agency.instructed({
      lead: unit(agency.units.housing),
      deadlineAt: on(23, "17:00").toISOString(),
    });
    await agency.told();
    assert.deepEqual(await hours(20, 22), []);
    assert.deepEqual(await hours(23, 23), ["23 17:30 reminderDue Hoàng Văn Ước"]);
  });

  it("end when the work is given back, and with the document", async () => {
    const { services, actors, units } = agency;
    const id = await due25();
    const lead = await agency.assignment(id, unit(units.housing));
    await returnAssignment(services, actors.housingHead, lead.id, { version: lead.version, reason: "Nhầm" });
    await agency.told();
    assert.deepEqual(await hours(21, 27), []);
  });

  it("come once though the job stops for hours and begins again", async () => {
    await due25();
    const seen: string[] = [];
    for (const [day, time] of [
      [23, "07:31"],
      [23, "07:31"],
      [23, "18:00"],
      [25, "04:00"],
      [25, "22:00"],
      [26, "09:59"],
      [26, "10:00"],
    ] as const) {
      agency.clock.set(on(day, time));
      await remind(agency.services);
      for (const it of await agency.told()) seen.push(`${day} ${time} ${it}`);
    }
    assert.deepEqual(seen, [
      "23 07:31 reminderBefore Hoàng Văn Ước",
      "25 22:00 reminderDue Hoàng Văn Ước",
      "26 09:59 reminderOverdue Hoàng Văn Ước",
    ]);
  });

  it("move with an extension and end with the work", async () => {
    const { services, actors, units } = agency;
    const id = await due25();
    const lead = () => agency.assignment(id, unit(units.housing));
    const { id: leadId, version } = await lead();
    await askExtension(services, actors.housingHead, leadId, {
      version,
      until: on(27, "17:00").toISOString(),
      reason: "Chờ",
    });
    await decideExtension(services, actors.leader, leadId, {
      version: (await lead()).version,
      granted: true,
    });
    await agency.told();
    assert.deepEqual(await hours(21, 26), ["26 07:30 reminderBefore Hoàng Văn Ước"]);
    await completeAssignment(services, actors.housingHead, leadId, {
      version: (await lead()).version,
      result: "Xong",
    });
    await agency.told();
    assert.deepEqual(await hours(27, 30), []);
  });

  it("go to the person at work and to the unit's head, who is reminded once though also the assigner", async () => {
    const { services, actors, units } = agency;
    const id = await due25();
    const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
    await assignOn(services, actors.housingHead, leadId, {
      version,
      lead: person(actors.houser),
      support: [person(actors.housingHead)],
    });
    await agency.told();
    // As the unit's head, as a supporter, and as who assigned the other one; not also as who assigned to himself.
    assert.deepEqual(await hours(27, 27), [
      "27 07:30 reminderOverdue Hoàng Văn Ước",
      "27 07:30 reminderOverdue Hoàng Văn Ước",
      "27 07:30 reminderOverdue Hoàng Văn Ước",
      "27 07:30 reminderOverdue Trương Quốc Ưởng",
      "27 07:30 reminderOverdue Trần Quốc Bảo",
    ]);
  });

  it("for a unit without a head go to the head of the unit above it", async () => {
    const { services, actors, units } = agency;
    const headless = uuidIds.next();
    await services.store.transaction(async ({ people }) => {
      const post = {
        id: headless,
        personId: actors.appraiser.personId,
        agencyId: agency.agency.id,
        unitId: units.appraisal.id,
        role: "unitHead" as const,
        positionId: null,
        validFrom: "2020-01-01",
        validTo: "2026-11-22",
        version: 1,
      };
      await people.insertAppointment(post);
    });
    await agency.instructed({ lead: unit(units.appraisal), deadlineAt: on(25, "17:00").toISOString() });
    assert.ok((await agency.told()).includes("assigned Mai Xuân Kỳ"));
    assert.deepEqual(await hours(23, 23), ["23 07:30 reminderBefore Hoàng Văn Ước"]);
  });

  it("for a unit that was merged into another go to the head of that one", async () => {
    const { services, actors, units } = agency;
    await due25();
    await services.store.transaction(async ({ organisation, people }) => {
      const [post] = await people.everyAppointmentOf(actors.housingHead.personId);
      assert.ok(post !== undefined);
      await people.updateAppointment({ ...post, validTo: "2026-11-22" }, post.version);
      await organisation.update({ ...units.housing, validTo: "2026-11-22" }, units.housing.version);
      await organisation.addSuccession({
        predecessorId: units.housing.id,
        successorId: units.planning.id,
        effectiveOn: "2026-11-23",
      });
    });
    assert.deepEqual(await hours(23, 23), ["23 07:30 reminderBefore Đặng Ngọc Diễm"]);
  });

  it("follow the agency's rules", async () => {
    await due25();
    await setRule(agency.services.store, agency.actors.administrator, {
      key: "reminders",
      value: { beforeWorkingDays: [], atDeadline: false, dailyAfter: 1, tellAssignerFromDay: null },
    });
    assert.deepEqual(await hours(21, 28), ["26 07:30 reminderOverdue Hoàng Văn Ước"]);
  });
});

describe("The digest of the day", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  it("comes once a working day to everybody for whom something waits, and to nobody else", async () => {
    const { services, actors, units } = agency;
    await agency.instructed({
      lead: unit(units.housing),
      support: [person(actors.planner)],
      inform: [person(actors.officeHead)],
    });
    await agency.submitted();
    await agency.told();
    agency.clock.set(on(23, "07:00"));
    assert.deepEqual(await sendDigests(services), { sent: 0 });
    agency.clock.set(on(23, "07:31"));
    await sendDigests(services);
    await sendDigests(services);
    assert.deepEqual(await agency.told(), [
      "digest Bùi Thu Quỳnh",
      "digest Hoàng Văn Ước",
      "digest Trần Quốc Bảo",
      "digest Vũ Đình Lương",
    ]);
    agency.clock.set(on(24, "08:00"));
    assert.deepEqual(await sendDigests(services), { sent: 0 }, "a holiday");
  });

  it("shows what is to be handled, as it is when it is read", async () => {
    const { services, actors, units } = agency;
    await meet(agency, actors.housingHead);
    await agency.instructed({ lead: unit(units.housing) });
    await runOutbox(agency);
    agency.clock.set(on(23, "08:00"));
    await sendDigests(services);
    await runOutbox(agency);
    const card = agency.sent.at(-1)?.notice;
    assert.ok(card?.kind === "digest");
    assert.deepEqual([card.on, card.readerName, card.work.items.length], ["2026-11-23", "Hoàng Văn Ước", 1]);
  });
});
