import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { workQuery } from "../../../src/contract/routing.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { askExtension } from "../../../src/usecases/assignments/ask-extension.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { decideExtension } from "../../../src/usecases/assignments/decide-extension.ts";
import { reportProgress } from "../../../src/usecases/assignments/report-progress.ts";
import { returnAssignment } from "../../../src/usecases/assignments/return-assignment.ts";
import { remind } from "../../../src/usecases/notices/remind.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { submitDocument } from "../../../src/usecases/routing/submit-document.ts";
import { transferDocument } from "../../../src/usecases/routing/transfer-document.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";

/** The day on which the fixture's people are replaced; the clock stands at it afterwards. */
const lastDay = "2026-11-22";

describe("When an office changes hands", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const lines = async (who: Actor): Promise<string[]> => {
    const { items } = await listWork(
      agency.services,
      who,
      workQuery.parse({ bucket: "toHandle", limit: 50 }),
    );
    return items.map(({ kind }) => kind).filter((kind) => kind !== "toInstruct" && kind !== "toSubmit");
  };

  /** From Monday on the one is appointed where the other was. */
  async function succeed(old: Actor, fresh: Actor): Promise<Actor> {
    await agency.services.store.transaction(async ({ people }) => {
      const [post] = await people.everyAppointmentOf(old.personId);
      assert.ok(post !== undefined);
      await people.updateAppointment({ ...post, validTo: lastDay }, post.version);
      const next = {
        ...post,
        id: uuidIds.next(),
        personId: fresh.personId,
        validFrom: "2026-11-23",
        version: 1,
      };
      await people.insertAppointment(next);
    });
    agency.clock.set(on(23, "08:00"));
    return identifyPerson(agency.services, { personId: fresh.personId });
  }

  const more = (version: number) => ({
    version,
    until: on(30, "16:00").toISOString(),
    reason: "Chờ số liệu",
  });

  it("a new head of a unit decides on more time and has what came back, and is told of both; the former head is not", async () => {
    const { services, actors, units } = agency;
    const id = await agency.instructed({
      lead: unit(units.housing),
      deadlineAt: on(30, "17:00").toISOString(),
    });
    const parent = await agency.assignment(id, unit(units.housing));
    await assignOn(services, actors.housingHead, parent.id, {
      version: parent.version,
      lead: person(actors.houser),
      support: [person(actors.appraiser)],
      deadlineAt: on(25, "17:00").toISOString(),
    });
    const head = await succeed(actors.housingHead, actors.planner);
    await agency.told();
    const lead = await agency.assignment(id, person(actors.houser));
    const support = await agency.assignment(id, person(actors.appraiser));
    await askExtension(services, actors.houser, lead.id, more(lead.version));
    await returnAssignment(services, actors.appraiser, support.id, {
      version: support.version,
      reason: "Nhầm",
    });
    assert.deepEqual(await agency.told(), ["extensionAsked Bùi Thu Quỳnh", "returned Bùi Thu Quỳnh"]);
    assert.deepEqual((await lines(head)).toSorted(), ["assignment", "extensionToDecide", "returnedToMe"]);

    const { version } = await agency.assignment(id, person(actors.houser));
    await decideExtension(services, head, lead.id, { version, granted: true });
    const again = await agency.assignment(id, unit(units.housing));
    await assignOn(services, head, parent.id, { version: again.version, support: [person(actors.planner)] });
    assert.deepEqual(await lines(head), ["assignment"]);
    agency.clock.set(on(27, "08:00"));
    await agency.told();
    await remind(services);
    assert.ok((await agency.told()).every((told) => !told.includes("Hoàng Văn Ước")));
  });

  it("a new leader has it once the document is submitted to them, and until then the clerks are told", async () => {
    const { services, actors, units } = agency;
    const id = await agency.instructed({
      lead: unit(units.housing),
      deadlineAt: on(27, "17:00").toISOString(),
    });
    const lead = () => agency.assignment(id, unit(units.housing));
    const leader = await succeed(actors.leader, actors.planner);
    await agency.told();
    const { id: leadId, version } = await lead();
    await askExtension(services, actors.housingHead, leadId, more(version));
    assert.deepEqual(await agency.told(), ["extensionAsked Lò Thị Mơ", "extensionAsked Nguyễn Thị Hạnh"]);
    assert.deepEqual(await lines(leader), []);

    const document = await agency.version(id);
    await submitDocument(services, actors.clerk, id, { version: document, to: leader.personId });
    await agency.told();
    assert.deepEqual(await lines(leader), ["extensionToDecide"]);
    const seen = (await lead()).version;
    await reportProgress(services, actors.housingHead, leadId, { version: seen, text: "Đang làm" });
    assert.deepEqual(await agency.told(), ["reported Bùi Thu Quỳnh"]);
    await decideExtension(services, leader, leadId, { version: (await lead()).version, granted: true });
    assert.deepEqual(await lines(leader), []);
  });

  it("what a clerk transferred is answered by whichever clerk there is", async () => {
    const { services, actors, units } = agency;
    await setRule(services.store, actors.administrator, { key: "clerkMayTransfer", value: true });
    const { id } = await agency.register({}, { codeNumber: null });
    const order = { lead: unit(units.housing), deadlineAt: on(30, "17:00").toISOString() };
    await transferDocument(services, actors.clerk, id, { version: 1, ...order });
    await succeed(actors.clerk, actors.planner);
    await agency.told();
    const lead = await agency.assignment(id, unit(units.housing));
    await returnAssignment(services, actors.housingHead, lead.id, { version: lead.version, reason: "Nhầm" });
    assert.deepEqual(await agency.told(), ["returned Bùi Thu Quỳnh", "returned Lò Thị Mơ"]);
    assert.deepEqual(await lines(actors.secondClerk), ["returnedToMe"]);
  });
});
