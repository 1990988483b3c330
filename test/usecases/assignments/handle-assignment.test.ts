import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import type { Assignee } from "../../../src/domain/routing/assignment.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../../../src/usecases/assignments/ask-extension.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../../../src/usecases/assignments/decide-extension.ts";
import { reportProgress } from "../../../src/usecases/assignments/report-progress.ts";
import { returnAssignment } from "../../../src/usecases/assignments/return-assignment.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import type { OrderRequest } from "../../../src/usecases/routing/check-order.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { reopenDocument } from "../../../src/usecases/routing/reopen-document.ts";
import { submitDocument } from "../../../src/usecases/routing/submit-document.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("An assignment, handled (R38, R39)", () => {
  let agency: AgencyAtWork;
  let id: string;
  let housing: Assignee;
  beforeEach(async () => {
    agency = await openAgency();
    housing = unit(agency.units.housing);
    id = await agency.instructed({
      lead: housing,
      support: [unit(agency.units.planning)],
      deadlineAt: on(27, "17:00").toISOString(),
    });
    await agency.told();
  });
  afterEach(() => agency.close());

  /** The assignment of somebody and the version they see. */
  const seen = async (who: Assignee): Promise<[string, { version: number }]> => {
    const it = await agency.assignment(id, who);
    return [it.id, { version: it.version }];
  };
  const assignedOn = async (request: OrderRequest) => {
    const [on_, version] = await seen(housing);
    await assignOn(agency.services, agency.actors.housingHead, on_, { ...version, ...request });
  };
  const complete = async (who: Actor, whose: Assignee, replySymbol: string | null = null) => {
    const [at, version] = await seen(whose);
    await completeAssignment(agency.services, who, at, { ...version, result: "Đã trả lời", replySymbol });
  };

  it("is acknowledged by the head for the unit, without a card to anybody", async () => {
    const [at, version] = await seen(housing);
    await acknowledgeAssignment(agency.services, agency.actors.housingHead, at, version);
    const { state, acknowledgedBy, acknowledgedAt } = await agency.assignment(id, housing);
    assert.deepEqual(
      [state, acknowledgedBy, acknowledgedAt],
      ["acknowledged", agency.actors.housingHead.personId, on(20)],
    );
    assert.deepEqual(await agency.told(), []);
  });

  it("is reported on once, though the same words come again at once; later, or in other words, it is another report", async () => {
    const { services, actors } = agency;
    const say = async (text: string) => {
      const [at, version] = await seen(housing);
      await reportProgress(services, actors.housingHead, at, { ...version, text });
    };
    await say("Đang dự thảo");
    await assert.rejects(say("Đang dự thảo"), { code: "routing.same-report" });
    await say("Đã dự thảo xong");
    agency.clock.set(on(20, "09:00"));
    await say("Đã dự thảo xong");
    assert.equal((await agency.told()).length, 3);
  });

  it("is assigned on within the unit and what is below it, within its deadline", async () => {
    const { actors, units } = agency;
    for (const outside of [person(actors.planner), unit(units.planning), housing]) {
      await assert.rejects(assignedOn({ lead: outside }), { code: "routing.unknown-assignee" });
    }
    const late = on(28).toISOString();
    await assert.rejects(assignedOn({ lead: person(actors.houser), deadlineAt: late }), {
      code: "routing.deadline-after-unit",
    });
    await assignedOn({
      lead: person(actors.houser),
      support: [person(actors.appraiser)],
      text: "Dự thảo trả lời",
    });
    assert.deepEqual(await agency.told(), ["assigned Mai Xuân Kỳ", "assigned Trương Quốc Ưởng"]);
    assert.equal((await readIncoming(agency.services, actors.houser, id)).id, id);
  });

  it("is reported on: the assigner hears of it, and of a supporting one the lead as well", async () => {
    const { services, actors, units } = agency;
    const [at, version] = await seen(unit(units.planning));
    await reportProgress(services, actors.planningHead, at, { ...version, text: "Đã gửi số liệu" });
    assert.deepEqual(await agency.told(), ["reported Hoàng Văn Ước", "reported Trần Quốc Bảo"]);
  });

  it("gets more time from who set it, with the first deadline still to be seen, or does not", async () => {
    const { services, actors } = agency;
    const ask = async () => {
      const [at, version] = await seen(housing);
      await askExtension(services, actors.housingHead, at, {
        ...version,
        until: on(30, "17:00").toISOString(),
        reason: "Chờ",
      });
    };
    const answer = async (granted: boolean, by: Actor) => {
      const [at, version] = await seen(housing);
      await decideExtension(services, by, at, { ...version, granted });
    };
    await ask();
    assert.deepEqual(await agency.told(), ["extensionAsked Trần Quốc Bảo"]);
    await assert.rejects(ask(), { code: "routing.extension-pending" });
    await assert.rejects(answer(true, actors.housingHead), { code: "access.assigner-only" });
    await answer(false, actors.leader);
    assert.deepEqual(await agency.told(), ["extensionDecided Hoàng Văn Ước"]);
    await ask();
    await answer(true, actors.leader);
    const { deadlineAt, firstDeadlineAt } = await agency.assignment(id, housing);
    assert.deepEqual([deadlineAt, firstDeadlineAt], [on(30, "17:00"), on(27, "17:00")]);
    assert.equal(
      (await readIncoming(services, actors.clerk, id)).deadline?.at,
      on(30, "17:00").toISOString(),
    );
  });

  it("is returned with a reason, and assigned anew by the leader", async () => {
    const { services, actors, units } = agency;
    const [at, version] = await seen(housing);
    await returnAssignment(services, actors.housingHead, at, { ...version, reason: "Không thuộc chức năng" });
    assert.deepEqual(await agency.told(), ["returned Trần Quốc Bảo"]);
    const [first] = (await readIncoming(services, actors.leader, id)).acts;
    assert.equal(first?.act, "instruct");
    await instruct(services, actors.leader, id, {
      version: await agency.version(id),
      lead: unit(units.office),
    });
    assert.deepEqual(await agency.told(), ["assigned Vũ Đình Lương"]);
    assert.equal((await agency.assignment(id, housing)).state, "returned");
  });

  it("completed by who leads in the unit completes the unit's and the document; all above hear of it, once", async () => {
    const { services, actors, units } = agency;
    await assignedOn({ lead: person(actors.houser) });
    await agency.told();
    await complete(actors.houser, person(actors.houser), "05/SXD-QLN");
    assert.deepEqual(await agency.told(), [
      "completed Hoàng Văn Ước",
      "completed Trần Quốc Bảo",
      "released Đặng Ngọc Diễm",
    ]);
    const detail = await readIncoming(services, actors.planningHead, id);
    assert.deepEqual([detail.state, detail.acts], ["done", []]);
    assert.equal((await agency.assignment(id, housing)).replySymbol, "05/SXD-QLN");
    assert.equal((await agency.assignment(id, unit(units.planning))).state, "withdrawn");
  });

  it("completed by a supporting unit leaves the document with its lead", async () => {
    const { services, actors, units } = agency;
    await complete(actors.planningHead, unit(units.planning));
    assert.deepEqual(await agency.told(), ["completed Hoàng Văn Ước", "completed Trần Quốc Bảo"]);
    assert.equal((await readIncoming(services, actors.clerk, id)).state, "assigned");
  });

  it("is taken up again when the leader reopens the document, by who had led in the unit as well", async () => {
    const { services, actors } = agency;
    await assignedOn({ lead: person(actors.houser) });
    await complete(actors.houser, person(actors.houser));
    await agency.told();
    await reopenDocument(services, actors.leader, id, {
      version: await agency.version(id),
      reason: "Bổ sung",
    });
    assert.deepEqual(await agency.told(), ["reopened Hoàng Văn Ước", "reopened Trương Quốc Ưởng"]);
    await complete(actors.houser, person(actors.houser));
    assert.equal((await readIncoming(services, actors.clerk, id)).state, "done");
  });

  it("is absent for whom the document is absent, and refused to readers who have no part in it", async () => {
    const { services, actors, other } = agency;
    const [at, version] = await seen(housing);
    for (const who of [actors.houser, actors.officeHead, actors.deputy, other.leader, other.officeHead]) {
      for (const asked of [at, uuidIds.next(), id]) {
        await assert.rejects(acknowledgeAssignment(services, who, asked, version), {
          code: "document.absent",
        });
      }
    }
    for (const who of [actors.clerk, actors.leader, actors.auditor, actors.planningHead]) {
      await assert.rejects(acknowledgeAssignment(services, who, at, version), {
        code: "access.assignee-only",
      });
    }
  });

  it("passes with the office: a new head acts, hears and answers; who left sees nothing more", async () => {
    const { services, actors, units } = agency;
    await assignedOn({ lead: person(actors.houser), deadlineAt: on(25, "17:00").toISOString() });
    await moveHead(actors.housingHead, actors.planner, units.housing.id);
    agency.clock.set(on(23));
    await agency.told();
    const head = await identifyPerson(services, { personId: actors.planner.personId });
    const [child, version] = await seen(person(actors.houser));
    await askExtension(services, actors.houser, child, {
      ...version,
      until: on(26, "17:00").toISOString(),
      reason: "Chờ",
    });
    assert.deepEqual(await agency.told(), ["extensionAsked Bùi Thu Quỳnh"]);
    const former = await identifyPerson(services, { personId: actors.housingHead.personId });
    await assert.rejects(readIncoming(services, former, id), { code: "document.absent" });
    const [, asked] = await seen(person(actors.houser));
    await decideExtension(services, head, child, { ...asked, granted: true });
    await complete(head, housing);
    assert.equal((await readIncoming(services, head, id)).state, "done");
  });

  it("passes to another leader, when the one who ordered it has left, through the clerks", async () => {
    const { services, actors } = agency;
    const submitAnew = async () =>
      submitDocument(services, actors.clerk, id, {
        version: await agency.version(id),
        to: actors.deputy.personId,
      });
    const offered = async () => (await readIncoming(services, actors.clerk, id)).acts.map(({ act }) => act);
    await assert.rejects(submitAnew(), { code: "routing.already-assigned" });
    assert.deepEqual(await offered(), ["amend"]);
    await services.store.transaction(async ({ people }) => {
      const [post] = await people.everyAppointmentOf(actors.leader.personId);
      assert.ok(post !== undefined);
      await people.updateAppointment({ ...post, validTo: "2026-11-19" }, post.version);
    });
    assert.deepEqual(await offered(), ["submit", "amend"]);
    const [at, version] = await seen(housing);
    await askExtension(services, actors.housingHead, at, {
      ...version,
      until: on(30).toISOString(),
      reason: "Chờ",
    });
    await submitAnew();
    const [, asked] = await seen(housing);
    await decideExtension(services, actors.deputy, at, { ...asked, granted: true });
    assert.deepEqual((await agency.assignment(id, housing)).deadlineAt, on(30));
  });

  async function moveHead(from: Actor, to: Actor, unitId: string): Promise<void> {
    const { store } = agency.services;
    await store.transaction(async ({ people }) => {
      const [post] = await people.everyAppointmentOf(from.personId);
      assert.ok(post !== undefined);
      await people.updateAppointment({ ...post, validTo: "2026-11-22" }, post.version);
      await people.insertAppointment({
        ...post,
        id: uuidIds.next(),
        unitId: agency.units.office.id,
        role: "specialist",
        validFrom: "2026-11-23",
      });
      await people.insertAppointment({
        ...post,
        id: uuidIds.next(),
        personId: to.personId,
        unitId,
        validFrom: "2026-11-23",
      });
    });
  }
});
