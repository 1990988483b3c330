import assert from "node:assert/strict";
import type { DelegationInput } from "../../../src/contract/delegations.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { delegate, revokeDelegation } from "../../../src/usecases/delegations/delegate.ts";
import { beginStandIns } from "../../../src/usecases/notices/begin-stand-in.ts";
import { tellPeople } from "../../../src/usecases/notices/tell-people.ts";
import { refreshEndedStandIns } from "../../../src/usecases/notices/refresh-stand-in.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { deliveries, meet, runOutbox } from "../notices/meet.ts";

describe("Standing in for somebody begins and ends with the cards (NĐ 30, Đ13.3)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
    const { leader, officeHead } = agency.actors;
    await meet(agency, leader, officeHead);
  });
  afterEach(() => agency.close());

  const give = (giver: Actor, more: Partial<DelegationInput> = {}) =>
    delegate(agency.services, giver, {
      kind: "authorised",
      receiverId: agency.actors.officeHead.personId,
      types: null,
      basis: "12/GUQ-SXD",
      validFrom: "2026-11-20",
      validTo: "2026-11-27",
      ...more,
    });
  /** What the stand-in was shown since the last time this was asked. */
  const shown = async () => {
    await runOutbox(agency);
    const { personId } = agency.actors.officeHead;
    const cards = agency.sent.splice(0).filter(({ to }) => to === personId);
    return cards.map(({ notice }) => notice);
  };
  const kinds = async () => (await shown()).map(({ kind }) => kind);

  it("with one card for what waits already, that counts it and lists what is urgent, not one for each", async () => {
    const { leader } = agency.actors;
    for (const priority of [0, 0, 0, 3] as const) await agency.submitted({ priority });
    await shown();
    await give(leader);
    const [card, ...others] = await shown();
    assert.deepEqual(others, []);
    assert.ok(card?.kind === "standIn");
    assert.deepEqual([card.giver.id, card.count, card.until], [leader.personId, 4, "2026-11-27"]);
    assert.deepEqual(
      card.urgent.map(({ priority }) => priority),
      [3],
    );
  });

  it("on its first day where it was given before that, once, and with nothing where nothing waits", async () => {
    const { leader } = agency.actors;
    await give(leader, { validFrom: "2026-11-23" });
    await agency.submitted();
    assert.deepEqual(await kinds(), []);
    agency.clock.set(on(23, "07:00"));
    assert.equal(await beginStandIns(agency.services), 1);
    await beginStandIns(agency.services);
    assert.deepEqual(await kinds(), ["standIn"]);
    await give(agency.actors.deputy, { validFrom: "2026-11-23" });
    assert.deepEqual(await kinds(), []);
  });

  it("and ends with that card saying so, by being withdrawn and by its last day", async () => {
    const { leader } = agency.actors;
    await agency.submitted();
    const { id } = await give(leader);
    assert.deepEqual(await kinds(), ["standIn"]);
    await revokeDelegation(agency.services, leader, id, { version: 1 });
    assert.deepEqual(await kinds(), ["standInOver"]);
    await give(leader);
    assert.deepEqual(await kinds(), ["standIn"]);
    agency.clock.set(on(28, "00:01"));
    await refreshEndedStandIns(agency.services);
    assert.deepEqual(await kinds(), ["standInOver"]);
  });

  it("for two givers with a card in each one's place, so that nobody acts in the wrong name", async () => {
    const { leader, deputy, officeHead } = agency.actors;
    await give(leader);
    await give(deputy);
    await runOutbox(agency);
    const documentId = await agency.submitted();
    const happening = { eventKey: "both", agencyId: agency.agency.id, documentId, actorId: null, at: on(20) };
    const both = [leader, deputy].map(({ personId: id }) => ({
      to: { kind: "person", id } as const,
      reason: "completed" as const,
      assignmentId: null,
    }));
    await agency.services.store.transaction((records) =>
      tellPeople(agency.services, records, happening, both),
    );
    const cards = (await deliveries(agency)).filter(
      ({ personId, reason }) => personId === officeHead.personId && reason === "completed",
    );
    assert.deepEqual(
      new Set(cards.map(({ onBehalfOf }) => onBehalfOf)),
      new Set([leader.personId, deputy.personId]),
    );
  });
});
