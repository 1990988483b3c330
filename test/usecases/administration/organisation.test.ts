import assert from "node:assert/strict";
import { organisation, orgNodeInput, type OrgNodeInput } from "../../../src/contract/administration.ts";
import type { OrgNode } from "../../../src/domain/organisation/org-node.ts";
import { addNode } from "../../../src/usecases/administration/add-node.ts";
import { changeNode } from "../../../src/usecases/administration/change-node.ts";
import { readOrganisation } from "../../../src/usecases/administration/read-organisation.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { administered, broken, today, type Administered } from "./administered-agency.ts";

describe("The organisation of an agency", () => {
  let at: Administered;
  beforeEach(async () => {
    at = await administered();
  });
  afterEach(() => at.store.close());

  const input = (more: Partial<OrgNodeInput> = {}): OrgNodeInput =>
    orgNodeInput.parse({
      version: null,
      kind: "unit",
      parentId: at.agency.id,
      name: "Phòng Kinh tế xây dựng",
      abbreviation: "KTXD",
      oldCode: null,
      newCode: null,
      validFrom: today,
      validTo: null,
      ...more,
    });
  /** What a form sends that changes nothing. */
  const asItIs = ({
    parentId,
    name,
    abbreviation,
    oldCode,
    newCode,
    validFrom,
    validTo,
    version,
    kind,
  }: OrgNode) => input({ parentId, name, abbreviation, oldCode, newCode, validFrom, validTo, version, kind });
  const add = (more: Partial<OrgNodeInput> = {}) =>
    addNode(at.services, at.actors.administrator, input(more));
  const change = (node: OrgNode, more: Partial<OrgNodeInput>) =>
    changeNode(at.services, at.actors.administrator, node.id, { ...asItIs(node), ...more });
  const read = async (on?: string) =>
    organisation.parse(await readOrganisation(at.services, at.actors.administrator, { on })).nodes;
  const node = async (id: string): Promise<OrgNode> => {
    const found = await at.store.read.organisation.node(id);
    assert.ok(found);
    return found;
  };

  it("is read as a tree on any day, by administrators and auditors alone", async () => {
    assert.deepEqual(
      (await read()).map(({ name }) => name).sort(),
      [
        "Phòng Quy hoạch - Kiến trúc",
        "Phòng Quản lý nhà",
        "Sở Xây dựng",
        "Tổ Thẩm định",
        "Văn phòng Sở",
      ].sort(),
    );
    assert.equal((await read("2019-12-31")).length, 0);
    await readOrganisation(at.services, at.actors.auditor);
    for (const who of [at.actors.clerk, at.actors.leader, at.actors.housingHead, at.actors.planner])
      await assert.rejects(readOrganisation(at.services, who), broken("access.administrators-only"));
  });

  it("takes new units at any depth, and writes down who added them", async () => {
    const { id, version } = await add({
      parentId: at.units.appraisal.id,
      name: "  Nhóm   một cửa ",
      abbreviation: "MC",
    });
    assert.equal(version, 1);
    const added = (await read()).find((one) => one.id === id);
    assert.equal(added?.name, "Nhóm một cửa");
    const entry = await at.lastEntry();
    assert.deepEqual(
      [entry?.action, entry?.subjectId, entry?.actorId],
      ["organisation.added", id, at.actors.administrator.personId],
    );
  });

  it("lets nobody but its administrator change it, and no other agency's node be seen or touched", async () => {
    for (const who of [at.actors.auditor, at.actors.clerk, at.actors.leader]) {
      await assert.rejects(addNode(at.services, who, input()), broken("access.administrators-only"));
      await assert.rejects(
        changeNode(at.services, who, at.units.office.id, asItIs(at.units.office)),
        broken("access.administrators-only"),
      );
    }
    const absent = broken("organisation.not-found");
    await assert.rejects(change(at.other.office, { name: "Phòng khác" }), absent);
    await assert.rejects(change({ ...at.units.office, id: at.services.ids.next() }, {}), absent);
    await assert.rejects(
      add({ parentId: at.other.agency.id }),
      broken("organisation.no-such-parent", "parentId"),
    );
    await assert.rejects(add({ kind: "agency" }), broken("organisation.units-only", "kind"));
  });

  it("refuses a cycle, dates outside the unit above, wrong codes, and abbreviations that are taken", async () => {
    await assert.rejects(
      change(at.units.housing, { parentId: at.units.appraisal.id }),
      broken("organisation.cycle", "parentId"),
    );
    await assert.rejects(
      change(at.units.housing, { parentId: at.units.housing.id }),
      broken("organisation.cycle"),
    );
    await assert.rejects(
      add({ validFrom: "2019-01-01" }),
      broken("organisation.outside-parent", "validFrom"),
    );
    await assert.rejects(
      add({ validTo: "2026-01-01" }),
      broken("organisation.ends-before-it-begins", "validTo"),
    );
    await assert.rejects(add({ oldCode: "000.00.19H29" }), broken("organisation.old-code-form", "oldCode"));
    await assert.rejects(add({ newCode: "H95..14" }), broken("organisation.new-code-form", "newCode"));
    await assert.rejects(
      add({ abbreviation: "vp" }),
      broken("organisation.abbreviation-taken", "abbreviation"),
    );
    await assert.rejects(
      add({ abbreviation: "K T" }),
      broken("organisation.abbreviation-form", "abbreviation"),
    );
    const { id } = await add({ oldCode: "000.01.14.h95", newCode: "h95.14.1", abbreviation: "ĐT" });
    assert.deepEqual([(await node(id)).oldCode, (await node(id)).newCode], ["000.01.14.H95", "H95.14.1"]);
    // ĐT and DT are two abbreviations.
    await add({ abbreviation: "DT", name: "Phòng Dân tộc" });
  });

  it("corrects a mistake in place, and tells the second of two that somebody was first", async () => {
    await change(at.units.planning, { name: "Phòng Quy hoạch – Kiến trúc" });
    assert.equal((await node(at.units.planning.id)).name, "Phòng Quy hoạch – Kiến trúc");
    await assert.rejects(change(at.units.planning, { name: "Phòng khác" }), broken("organisation.changed"));
    const entry = await at.lastEntry();
    assert.deepEqual(entry?.data["name"], ["Phòng Quy hoạch - Kiến trúc", "Phòng Quy hoạch – Kiến trúc"]);
  });

  it("keeps the old name for old days when a unit is renamed; its units, people and open work go on", async () => {
    const { housing, appraisal } = at.units;
    const { id } = await change(housing, {
      name: "Phòng Nhà ở và Thị trường",
      abbreviation: "NOTT",
      validFrom: "2026-11-01",
    });
    assert.notEqual(id, housing.id);
    const before = await read("2026-10-31");
    assert.equal(before.find((one) => one.id === housing.id)?.name, "Phòng Quản lý nhà");
    assert.equal(before.find((one) => one.id === appraisal.id)?.parentId, housing.id);
    const now = await read();
    assert.equal(
      now.find((one) => one.id === housing.id),
      undefined,
    );
    const renamed = now.find((one) => one.id === id);
    assert.deepEqual(renamed?.predecessors, [
      { id: housing.id, name: "Phòng Quản lý nhà", effectiveOn: "2026-11-01" },
    ]);
    assert.equal(now.find((one) => one.id === appraisal.id)?.parentId, id);

    const head = await identifyPerson(at.services, { personId: at.actors.housingHead.personId });
    assert.ok([id, housing.id, appraisal.id].every((unit) => head.headOf.includes(unit)));
    const { appointments } = await at.store.read.people.peopleOf(at.agency.id);
    const held = appointments.filter(({ personId }) => personId === head.personId);
    assert.deepEqual(
      new Map(held.map((one) => [one.unitId, one.validTo])),
      new Map([
        [housing.id, "2026-10-31"],
        [id, null],
      ]),
    );
  });

  it("renames the agency under the same id, so that its registers go on, and keeps the former name", async () => {
    const { id } = await change(at.agency, { name: "Sở Xây dựng và Quy hoạch", validFrom: "2026-11-01" });
    assert.equal(id, at.agency.id);
    assert.equal((await read("2026-10-31")).find(({ kind }) => kind === "agency")?.name, "Sở Xây dựng");
    assert.equal((await read()).find(({ kind }) => kind === "agency")?.name, "Sở Xây dựng và Quy hoạch");
    assert.ok((await read()).some((one) => one.id === at.units.office.id && one.parentId === id));
    const former = (await read("2026-10-31")).find(({ kind }) => kind === "agency");
    assert.ok(former);
    await assert.rejects(change(await node(former.id), { name: "Sở" }), broken("organisation.former-agency"));
    assert.deepEqual(
      (await at.store.read.organisation.agenciesHere()).map((one) => one.id).sort(),
      [at.agency.id, at.other.agency.id].sort(),
    );
    await assert.rejects(
      change(await node(id), { validTo: "2027-01-01" }),
      broken("organisation.agency-stays", "validTo"),
    );
  });

  it("merges units: the former ones end, who was in them goes on in the new one", async () => {
    const merged = await add({
      name: "Phòng Quy hoạch và Nhà ở",
      abbreviation: "QHNO",
      validFrom: "2026-12-01",
      predecessorIds: [at.units.planning.id, at.units.office.id],
    });
    assert.equal((await node(at.units.planning.id)).validTo, "2026-11-30");
    const view = (await read("2026-12-01")).find(({ id }) => id === merged.id);
    assert.equal(view?.predecessors.length, 2);
    at.services.clock.set(new Date("2026-12-01T02:00:00Z"));
    const planner = await identifyPerson(at.services, { personId: at.actors.planner.personId });
    assert.deepEqual(planner.memberOf, [merged.id]);
    // A unit with units of its own is not merged over their heads.
    await assert.rejects(
      add({ abbreviation: "X", validFrom: "2027-01-01", predecessorIds: [at.units.housing.id] }),
      broken("organisation.child-outside"),
    );
    await assert.rejects(
      add({ abbreviation: "Y", predecessorIds: [at.other.office.id] }),
      broken("organisation.not-a-predecessor", "predecessorIds"),
    );
  });

  it("does not close a unit over the heads of its units and people", async () => {
    await assert.rejects(
      change(at.units.housing, { validTo: today }),
      broken("organisation.child-outside", "validTo"),
    );
    await assert.rejects(
      change(at.units.planning, { validTo: today }),
      broken("organisation.people-outside", "validTo"),
    );
    const { id } = await add();
    await change(await node(id), { validTo: "2026-12-31" });
    assert.equal(
      (await read("2027-01-01")).some((one) => one.id === id),
      false,
    );
  });
});
