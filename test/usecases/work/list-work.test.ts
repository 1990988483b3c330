import assert from "node:assert/strict";
import { workBucket, workQuery, type WorkBucket } from "../../../src/contract/routing.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../../../src/usecases/assignments/ask-extension.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { returnAssignment } from "../../../src/usecases/assignments/return-assignment.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { submitDocument } from "../../../src/usecases/routing/submit-document.ts";
import { transferDocument } from "../../../src/usecases/routing/transfer-document.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { addPerson, setRule } from "../../support/agency-fixture.ts";

describe("My work", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const list = (who: Actor, bucket: WorkBucket = "toHandle", limit = 200) =>
    listWork(agency.services, who, workQuery.parse({ bucket, limit }));
  /** `kind number`, as listed. */
  const lines = async (who: Actor, bucket?: WorkBucket) =>
    (await list(who, bucket)).items.map(({ kind, arrivalNumber }) => `${kind} ${arrivalNumber}`);
  const due = (day: number) => ({ deadlineAt: on(day, "17:00").toISOString() });

  /** Some of everything, with the arrival numbers 1 to 10. */
  async function aFullDesk(): Promise<void> {
    const { services, actors, units } = agency;
    const { housingHead } = actors;
    const housing = unit(units.housing);
    await agency.instructed({ lead: housing, ...due(27) }); // 1
    await agency.instructed({ lead: housing, support: [unit(units.planning)], ...due(25) }); // 2
    await agency.instructed({ lead: housing, ...due(30) }, { priority: 1 }); // 3
    await agency.instructed({ lead: housing }); // 4, no deadline
    await agency.instructed({
      lead: unit(units.planning),
      support: [housing],
      inform: [person(actors.houser)],
      ...due(26),
    }); // 5
    await agency.submitted({ dueDate: "2026-11-26" }); // 6
    await agency.submitted(); // 7
    await agency.register({}, { codeNumber: null }); // 8
    const asked = await agency.instructed({ lead: housing, ...due(23) }); // 9
    const ask = await agency.assignment(asked, housing);
    await askExtension(services, housingHead, ask.id, {
      version: ask.version,
      until: on(26).toISOString(),
      reason: "Chờ",
    });
    const back = await agency.instructed({ lead: unit(units.office), ...due(25) }); // 10
    const returned = await agency.assignment(back, unit(units.office));
    await returnAssignment(services, actors.officeHead, returned.id, {
      version: returned.version,
      reason: "Nhầm",
    });
  }

  it("lists what is to be handled in one order: urgent first, then by deadline; nothing that nobody has is forgotten", async () => {
    await aFullDesk();
    const { housingHead, leader, clerk } = agency.actors;
    assert.deepEqual(await lines(housingHead), [
      "assignment 3",
      "assignment 9",
      "assignment 2",
      "assignment 1",
      "assignment 4",
    ]);
    assert.deepEqual(await lines(leader), [
      "toInstruct 7",
      "extensionToDecide 9",
      "returnedToMe 10",
      "toInstruct 6",
    ]);
    assert.deepEqual(await lines(clerk), ["toSubmit 8"]);
    assert.deepEqual(await lines(housingHead, "supporting"), ["assignment 5"]);
    assert.deepEqual(await lines(agency.actors.houser, "toKnow"), ["assignment 5"]);
  });

  it("says of each line what its own document says, who gave the order and who has it", async () => {
    const { actors, units } = agency;
    const order = { lead: unit(units.housing), text: "Phòng chủ trì, báo cáo", ...due(25) };
    await agency.instructed(order, { abstract: "Về quy hoạch", codeNumber: "7", codeNotation: "BC-SXD" });
    await agency.instructed({ lead: unit(units.planning) }, { abstract: "Về nhà ở" });
    const [line] = (await list(actors.housingHead)).items;
    assert.equal(line?.abstract, "Về quy hoạch");
    assert.equal(line.symbol, "7/BC-SXD");
    assert.deepEqual(line.instruction, {
      by: { id: actors.leader.personId, name: actors.leader.name },
      text: order.text,
    });
    assert.deepEqual(line.assignees, [units.housing.name]);
    assert.equal(line.deadline?.at, order.deadlineAt);
    const given = (await list(actors.leader, "assignedByMe")).items;
    assert.deepEqual(
      given.map((it) => it.abstract),
      ["Về quy hoạch", "Về nhà ở"],
    );
  });

  it("counts what it lists, in every bucket, for everybody", async () => {
    await aFullDesk();
    for (const who of Object.values(agency.actors)) {
      const { counts } = await list(who);
      for (const bucket of workBucket.options) {
        assert.equal(counts[bucket], (await list(who, bucket)).items.length, `${who.name}: ${bucket}`);
      }
    }
  });

  it("pages through every bucket without a line twice or left out", async () => {
    await aFullDesk();
    for (const who of [agency.actors.leader, agency.actors.housingHead]) {
      for (const bucket of workBucket.options) {
        const whole = (await list(who, bucket)).items.map(({ documentId, kind }) => `${kind} ${documentId}`);
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listWork(agency.services, who, workQuery.parse({ bucket, limit: 2, cursor }));
          paged.push(...page.items.map(({ documentId, kind }) => `${kind} ${documentId}`));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual(paged, whole, `${who.name}: ${bucket}`);
      }
    }
    await assert.rejects(
      listWork(agency.services, agency.actors.leader, workQuery.parse({ bucket: "done", cursor: "?" })),
      {
        code: "http.field-wrong",
      },
    );
  });

  it("moves with the work: acknowledged information, answers given and finished work leave the desk", async () => {
    const { services, actors, units } = agency;
    const housing = unit(units.housing);
    const id = await agency.instructed({ lead: housing, inform: [unit(units.planning)], ...due(25) });
    const info = await agency.assignment(id, unit(units.planning));
    assert.deepEqual(await lines(actors.planningHead, "toKnow"), ["assignment 1"]);
    assert.deepEqual(await lines(actors.leader, "assignedByMe"), ["assignment 1", "assignment 1"]);
    await acknowledgeAssignment(services, actors.planningHead, info.id, { version: info.version });
    assert.deepEqual(await lines(actors.planningHead, "toKnow"), []);
    assert.deepEqual(await lines(actors.leader, "assignedByMe"), ["assignment 1"]);
    const lead = await agency.assignment(id, housing);
    await assignOn(services, actors.housingHead, lead.id, {
      version: lead.version,
      lead: person(actors.houser),
    });
    const child = await agency.assignment(id, person(actors.houser));
    await completeAssignment(services, actors.houser, child.id, { version: child.version, result: "Xong" });
    for (const who of [actors.housingHead, actors.houser]) {
      assert.deepEqual([await lines(who), await lines(who, "done")], [[], ["assignment 1"]]);
    }
    const [done] = (await list(actors.houser, "done")).items;
    assert.notEqual(done?.deadline?.severity, "overdue");
  });

  it("keeps a returned lead with who assigned it until it is answered, also when others were added before", async () => {
    const { services, actors, units } = agency;
    const id = await agency.instructed({ lead: unit(units.housing) });
    agency.clock.set(on(20, "09:00"));
    await instruct(services, actors.leader, id, {
      version: await agency.version(id),
      inform: [unit(units.office)],
    });
    agency.clock.set(on(20, "10:00"));
    const lead = await agency.assignment(id, unit(units.housing));
    await returnAssignment(services, actors.housingHead, lead.id, { version: lead.version, reason: "Nhầm" });
    assert.deepEqual(await lines(actors.leader), ["returnedToMe 1"]);
    agency.clock.set(on(20, "11:00"));
    await instruct(services, actors.leader, id, {
      version: await agency.version(id),
      lead: unit(units.planning),
    });
    assert.deepEqual(await lines(actors.leader), []);
  });

  it("takes a returned transfer off the clerk's desk once it is submitted", async () => {
    const { services, actors, units } = agency;
    await setRule(services.store, actors.administrator, { key: "clerkMayTransfer", value: true });
    const { id } = await agency.register();
    await transferDocument(services, actors.clerk, id, { version: 1, lead: unit(units.housing) });
    const lead = await agency.assignment(id, unit(units.housing));
    await returnAssignment(services, actors.housingHead, lead.id, { version: lead.version, reason: "Nhầm" });
    assert.deepEqual(await lines(actors.clerk), ["returnedToMe 1"]);
    await submitDocument(services, actors.clerk, id, {
      version: await agency.version(id),
      to: actors.leader.personId,
    });
    assert.deepEqual([await lines(actors.clerk), await lines(actors.leader)], [[], ["toInstruct 1"]]);
  });

  it("of a leader who heads a unit is both, and of a head what the units below have as well", async () => {
    const { services, actors, units } = agency;
    const post = { agency: agency.agency, unit: units.appraisal };
    await services.store.transaction((records) => addPerson(records, "Kim Thị Ngà", "unitHead", post));
    await agency.instructed({ lead: unit(units.appraisal) });
    assert.deepEqual(await lines(actors.housingHead), ["assignment 1"]);
    assert.deepEqual(await lines(actors.appraiser), []);
    const both: Actor = { ...actors.leader, roles: ["leader", "unitHead"], headOf: [units.appraisal.id] };
    await agency.submitted();
    assert.deepEqual(await lines(both), ["toInstruct 2", "assignment 1"]);
  });
});
