import assert from "node:assert/strict";
import { ownDelegations, type DelegationInput } from "../../../src/contract/delegations.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { delegate, revokeDelegation } from "../../../src/usecases/delegations/delegate.ts";
import { listOwnDelegations } from "../../../src/usecases/delegations/list-delegations.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { on, openAgency, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

const code = (expected: string) => ({ code: expected });

describe("Somebody who acts in another's place (thay mặt)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const give = (giver: Actor, receiver: Actor, more: Partial<DelegationInput> = {}) =>
    delegate(agency.services, giver, {
      kind: "authorised",
      receiverId: receiver.personId,
      types: null,
      basis: "12/GUQ-SXD",
      validFrom: "2026-11-20",
      validTo: "2026-11-27",
      ...more,
    });
  const inPlace = (receiver: Actor, giver: Actor) =>
    identifyPerson(agency.services, { personId: receiver.personId, onBehalfOf: giver.personId });
  const order = (version: number) => ({
    version,
    text: "Phòng Quy hoạch chủ trì",
    lead: unit(agency.units.planning),
    support: [],
    inform: [],
    deadlineAt: null,
    replaces: null,
    confirmed: [],
  });

  it("does the giver's work with the giver's rights, and everything says so", async () => {
    const { leader, officeHead } = agency.actors;
    await give(leader, officeHead);
    const id = await agency.submitted();
    const deputy = await inPlace(officeHead, leader);
    const work = await listWork(agency.services, deputy, { bucket: "toHandle", limit: 10 });
    assert.deepEqual(
      work.items.map(({ documentId }) => documentId),
      [id],
    );
    await instruct(agency.services, deputy, id, order(await agency.version(id)));
    const detail = await readIncoming(agency.services, leader, id);
    const last = detail.history.at(-1);
    assert.deepEqual([last?.who, last?.onBehalfOf], [officeHead.name, leader.name]);
    const [given] = detail.slip.instructions;
    assert.deepEqual([given?.by.name, given?.onBehalfOf?.name], [officeHead.name, leader.name]);
    // It is the leader's order: the leader's to follow up, not the stand-in's own.
    for (const [who, count] of [
      [leader, 1],
      [deputy, 1],
      [officeHead, 0],
    ] as const) {
      const { counts } = await listWork(agency.services, who, { bucket: "assignedByMe", limit: 10 });
      assert.equal(counts.assignedByMe, count, who.name);
    }
    const entries = await agency.services.store.read.audit.ofDocument(id);
    assert.deepEqual(
      entries.filter(({ onBehalfOf }) => onBehalfOf !== null).map(({ actorId }) => actorId),
      [officeHead.personId],
    );
  });

  it("sees and handles documents of the delegated types alone", async () => {
    const { leader, officeHead } = agency.actors;
    await give(leader, officeHead, { types: ["Công văn"] });
    const letter = await agency.submitted({ typeName: "Công văn", codeNotation: "UBND-VP" });
    const decision = await agency.submitted({ typeName: "Quyết định", codeNumber: "18" });
    const deputy = await inPlace(officeHead, leader);
    const { items, counts } = await listWork(agency.services, deputy, { bucket: "toHandle", limit: 10 });
    assert.deepEqual([items.map(({ documentId }) => documentId), counts.toHandle], [[letter], 1]);
    await assert.rejects(readIncoming(agency.services, deputy, decision), code("document.absent"));
    await assert.rejects(
      instruct(agency.services, deputy, decision, order(await agency.version(decision))),
      code("document.absent"),
    );
  });

  it("stops with the delegation, with the giver's office and with either account", async () => {
    const { leader, deputy, officeHead, administrator } = agency.actors;
    const { id } = await give(leader, officeHead);
    const over = () => assert.rejects(inPlace(officeHead, leader), code("access.delegation-over"));
    await inPlace(officeHead, leader);
    agency.clock.set(on(28));
    await over();
    agency.clock.set(on(20));
    await freezeAccount(agency.services, administrator, {
      personId: leader.personId,
      lostSince: null,
      reason: "Mất điện thoại",
    });
    await over();
    await assert.rejects(
      revokeDelegation(agency.services, deputy, id, { version: 1 }),
      code("delegation.not-found"),
    );
    const second = await give(deputy, officeHead);
    await inPlace(officeHead, deputy);
    await revokeDelegation(agency.services, officeHead, second.id, { version: 1 });
    await assert.rejects(inPlace(officeHead, deputy), code("access.delegation-over"));
    await give(deputy, officeHead, { kind: "deputy", validTo: null, basis: null });
    await endLeadership(agency, deputy);
    await assert.rejects(inPlace(officeHead, deputy), code("access.delegation-over"));
  });

  it("is chosen among those who can do the work, for a time, in writing, and passes nothing on", async () => {
    const { leader, officeHead, planningHead, planner, houser, clerk, administrator } = agency.actors;
    await assert.rejects(give(leader, planner), code("delegation.not-to-them"));
    await assert.rejects(give(planningHead, houser), code("delegation.not-to-them"));
    await give(planningHead, planner);
    for (const giver of [clerk, administrator])
      await assert.rejects(give(giver, officeHead), code("delegation.not-to-them"));
    await assert.rejects(give(leader, leader), code("delegation.to-oneself"));
    await assert.rejects(give(leader, officeHead, { validTo: null }), code("delegation.needs-an-end"));
    await assert.rejects(give(leader, officeHead, { basis: " " }), code("delegation.needs-a-paper"));
    await assert.rejects(give(leader, officeHead, { validTo: "2028-01-01" }), code("delegation.too-long"));
    await give(leader, officeHead);
    const stand = await inPlace(officeHead, leader);
    await assert.rejects(give(stand, planningHead), code("delegation.chain"));
    // The planning head received nothing through the office head's own delegation.
    await assert.rejects(inPlace(planningHead, leader), code("access.delegation-over"));
    const own = ownDelegations.parse(await listOwnDelegations(agency.services, leader));
    assert.deepEqual(
      own.given.map(({ receiver, state }) => [receiver.name, state]),
      [[officeHead.name, "holds"]],
    );
    assert.ok(own.receivers.some(({ id }) => id === planningHead.personId));
    assert.ok(!own.receivers.some(({ id }) => id === planner.personId));
  });

  it("has no register and no right that is not delegated, whatever else the giver is", async () => {
    const { planningHead, planner } = agency.actors;
    await give(planningHead, planner);
    const { version: _version, ...request } = order(0);
    const document = await agency.instructed(request);
    const stand = await inPlace(planner, planningHead);
    assert.deepEqual(stand.roles, ["unitHead"]);
    const assignment = await agency.assignment(document, unit(agency.units.planning));
    await acknowledgeAssignment(agency.services, stand, assignment.id, { version: assignment.version });
    const after = await agency.assignment(document, unit(agency.units.planning));
    assert.equal(after.acknowledgedBy, planner.personId);
  });
});

async function endLeadership({ services }: AgencyAtWork, { personId }: Actor): Promise<void> {
  await services.store.transaction(async ({ people }) => {
    const [held] = await people.everyAppointmentOf(personId);
    assert.ok(held);
    await people.updateAppointment({ ...held, validTo: "2026-11-19" }, held.version);
  });
}
