import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { giveBackDocument } from "../../../src/usecases/routing/give-back-document.ts";
import type { OrderRequest } from "../../../src/usecases/routing/check-order.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { listAssignees } from "../../../src/usecases/routing/list-assignees.ts";
import { reopenDocument } from "../../../src/usecases/routing/reopen-document.ts";
import { submitDocument } from "../../../src/usecases/routing/submit-document.ts";
import { transferDocument } from "../../../src/usecases/routing/transfer-document.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { addUnit, setRule } from "../../support/agency-fixture.ts";

describe("Routing a document (R36, R43)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const order = async (id: string, request: OrderRequest, by: Actor = agency.actors.leader) =>
    instruct(agency.services, by, id, { version: await agency.version(id), ...request });
  const stateOf = async (id: string) => (await agency.services.store.read.incoming.get(id))?.state;

  it("is submitted, given back and submitted to another leader; each is told once, never who acted", async () => {
    const { services, actors } = agency;
    const { id } = await agency.register();
    await submitDocument(services, actors.clerk, id, {
      version: 1,
      to: actors.leader.personId,
      note: "Kính trình",
    });
    assert.deepEqual(await agency.told(), ["toInstruct Trần Quốc Bảo"]);
    await giveBackDocument(services, actors.leader, id, { version: 2, reason: "Trình đồng chí Nghĩa" });
    assert.deepEqual(await agency.told(), ["givenBack Lò Thị Mơ", "givenBack Nguyễn Thị Hạnh"]);
    await submitDocument(services, actors.secondClerk, id, { version: 3, to: actors.deputy.personId });
    assert.deepEqual(await agency.told(), ["toInstruct Phạm Hữu Nghĩa"]);
    await assert.rejects(order(id, { lead: person(actors.houser) }), {
      code: "access.leader-of-document-only",
    });
    await order(id, { lead: person(actors.houser) }, actors.deputy);
    assert.equal(await stateOf(id), "assigned");
  });

  it("goes to leaders of the agency alone", async () => {
    const { services, actors, other } = agency;
    const { id } = await agency.register();
    for (const to of [actors.housingHead.personId, other.leader.personId, uuidIds.next()]) {
      await assert.rejects(submitDocument(services, actors.clerk, id, { version: 1, to }), {
        code: "routing.not-a-leader",
        field: "to",
      });
    }
  });

  it("is instructed: units by their heads, people themselves, each once though in two roles (R14)", async () => {
    const { actors, units } = agency;
    const id = await agency.submitted();
    await agency.told();
    await order(id, {
      text: "Chủ trì, báo cáo trước 27/11",
      lead: unit(units.housing),
      support: [person(actors.housingHead), unit(units.planning)],
      inform: [person(actors.officeHead), person(actors.leader)],
      deadlineAt: on(27, "17:00").toISOString(),
    });
    assert.deepEqual(await agency.told(), [
      "assigned Hoàng Văn Ước",
      "assigned Đặng Ngọc Diễm",
      "assignedInform Vũ Đình Lương",
    ]);
    const { instructions } = await agency.services.store.read.routing.slip(id);
    assert.deepEqual(
      instructions.map(({ by, text, level }) => [by, text, level]),
      [[actors.leader.personId, "Chủ trì, báo cáo trước 27/11", "leader"]],
    );
  });

  it("tells a lead that is replaced, and refreshes the cards that are out", async () => {
    const { services, units } = agency;
    const id = await agency.instructed({ lead: unit(units.housing) });
    await agency.told();
    const before = await services.store.read.outbox.counts();
    await order(id, { lead: unit(units.planning) });
    assert.deepEqual(await agency.told(), ["assigned Đặng Ngọc Diễm", "released Hoàng Văn Ước"]);
    const { waiting } = await services.store.read.outbox.counts();
    assert.equal(waiting - before.waiting, 3, "two cards to bring, and one refreshing");
  });

  it("refuses whom nobody could reach: past deadlines, strangers, units without a head, other agencies", async () => {
    const { services, actors, other, units } = agency;
    const id = await agency.submitted();
    const before = agency.rows();
    const empty = await services.store.transaction((records) =>
      addUnit(records, agency.agency, "Phòng mới", "PM"),
    );
    const wrong: [string, OrderRequest][] = [
      ["routing.deadline-past", { lead: unit(units.housing), deadlineAt: on(20, "08:00").toISOString() }],
      ["routing.unknown-assignee", { lead: { kind: "person", id: uuidIds.next() } }],
      ["routing.unknown-assignee", { lead: person(other.specialist) }],
      ["routing.unknown-assignee", { lead: unit(units.housing), support: [unit(other.office)] }],
      ["routing.unknown-assignee", { lead: { kind: "unit", id: agency.agency.id } }],
      ["routing.unknown-assignee", { lead: { kind: "unit", id: actors.houser.personId } }],
      ["routing.unit-without-head", { lead: unit(empty) }],
      ["routing.nobody-assigned", {}],
      ["routing.lead-needed", { support: [unit(units.housing)] }],
    ];
    for (const [code, request] of wrong) await assert.rejects(order(id, request), { code });
    const kept = agency.rows();
    assert.deepEqual({ ...kept, org_node: [], org_term: [] }, { ...before, org_node: [], org_term: [] });
  });

  it("ends with an order that only informs, and can be opened again", async () => {
    const { services, actors, units } = agency;
    const id = await agency.submitted();
    await order(id, { inform: [unit(units.housing)] });
    assert.equal(await stateOf(id), "done");
    const detail = await readIncoming(services, actors.housingHead, id);
    assert.deepEqual(
      detail.acts.map(({ act }) => act),
      ["acknowledge", "assignOn"],
    );
    await reopenDocument(services, actors.leader, id, {
      version: await agency.version(id),
      reason: "Cần xử lý",
    });
    assert.equal(await stateOf(id), "submitted");
  });

  it("is transferred by the clerks only where the agency's rules allow it", async () => {
    const { services, actors, units } = agency;
    const { id } = await agency.register();
    const transfer = async () =>
      transferDocument(services, actors.clerk, id, {
        version: await agency.version(id),
        lead: unit(units.housing),
      });
    const offered = async () => (await readIncoming(services, actors.clerk, id)).acts.map(({ act }) => act);
    await assert.rejects(transfer(), { code: "routing.no-direct-transfer" });
    assert.deepEqual(await offered(), ["submit", "refuse", "amend"]);
    await setRule(services.store, actors.administrator, { key: "clerkMayTransfer", value: true });
    assert.deepEqual(await offered(), ["submit", "transfer", "refuse", "amend"]);
    await transfer();
    assert.deepEqual(await agency.told(), ["assigned Hoàng Văn Ước"]);
    await assert.rejects(readIncoming(services, actors.leader, id), { code: "document.absent" });
  });
});

describe("Whom one may choose", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  it("is the whole agency for a document, the unit and what is below it for its assignment, and nobody for a person's", async () => {
    const { services, actors, units } = agency;
    const id = await agency.instructed({ lead: unit(units.housing), support: [person(actors.planner)] });
    const all = await listAssignees(services, actors.leader, { documentId: id });
    assert.deepEqual(
      all.leaders.map(({ name }) => name),
      ["Trần Quốc Bảo", "Phạm Hữu Nghĩa"],
    );
    assert.deepEqual(all.units.map(({ name }) => name).toSorted(), [
      "Phòng Quy hoạch - Kiến trúc",
      "Phòng Quản lý nhà",
      "Văn phòng Sở",
    ]);
    assert.equal(all.people.length, 12);
    const housing = await agency.assignment(id, unit(units.housing));
    const within = await listAssignees(services, actors.housingHead, { assignmentId: housing.id });
    assert.deepEqual(within.people.map(({ name }) => name).toSorted(), [
      "Hoàng Văn Ước",
      "Mai Xuân Kỳ",
      "Trương Quốc Ưởng",
    ]);
    const own = await agency.assignment(id, person(actors.planner));
    const none = await listAssignees(services, actors.planner, { assignmentId: own.id });
    assert.deepEqual([none.people, none.units], [[], []]);
  });

  it("says nothing of a document that one may not read", async () => {
    const { services, actors, other, units } = agency;
    const id = await agency.instructed({ lead: unit(units.housing) });
    const { id: assignmentId } = await agency.assignment(id, unit(units.housing));
    for (const query of [{ documentId: id }, { assignmentId }, { documentId: uuidIds.next() }]) {
      for (const who of [actors.planner, other.leader]) {
        await assert.rejects(listAssignees(services, who, query), { code: "document.absent" });
      }
    }
  });
});
