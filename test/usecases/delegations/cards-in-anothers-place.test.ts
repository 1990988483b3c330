import assert from "node:assert/strict";
import type { DelegationInput } from "../../../src/contract/delegations.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { delegate, revokeDelegation } from "../../../src/usecases/delegations/delegate.ts";
import { handOverWork } from "../../../src/usecases/handovers/hand-over-work.ts";
import { refreshEndedStandIns } from "../../../src/usecases/notices/refresh-stand-in.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { meet, runOutbox } from "../notices/meet.ts";

describe("Cards of documents that somebody handles in another's place (NĐ 30, Đ13.3)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
    const { leader, officeHead } = agency.actors;
    await meet(agency, leader, officeHead);
  });
  afterEach(() => agency.close());

  /** What it begins with is brought, and told of no more. */
  const give = async (more: Partial<DelegationInput> = {}) => {
    const given = await delegate(agency.services, agency.actors.leader, {
      kind: "authorised",
      receiverId: agency.actors.officeHead.personId,
      types: ["Công văn"],
      basis: "12/GUQ-SXD",
      validFrom: "2026-11-20",
      validTo: "2026-11-27",
      ...more,
    });
    await runOutbox(agency);
    await agency.told();
    return given;
  };
  const letter = () => agency.submitted({ typeName: "Công văn", codeNotation: "UBND-VP" });
  /** What the person was shown since the last time this was asked. */
  const shownTo = async ({ personId }: Actor) => {
    await runOutbox(agency);
    const cards = agency.sent.filter(({ to }) => to === personId);
    agency.sent.length = 0;
    return cards.map(({ notice }) =>
      notice.kind === "document"
        ? `${notice.reason} for ${notice.onBehalfOf?.name ?? "oneself"}`
        : notice.kind,
    );
  };

  it("come to the stand-in too, of the delegated types, with the acts of the giver", async () => {
    const { leader, officeHead } = agency.actors;
    await give();
    await letter();
    await agency.submitted({ typeName: "Quyết định", codeNumber: "18" });
    assert.deepEqual(
      await agency.told(),
      [`toInstruct ${leader.name}`, `toInstruct ${leader.name}`, `toInstruct ${officeHead.name}`].toSorted(),
    );
    await runOutbox(agency);
    const card = agency.sent.find(({ to }) => to === officeHead.personId)?.notice;
    assert.ok(card?.kind === "document");
    assert.equal(card.onBehalfOf?.id, leader.personId);
    assert.ok(card.detail.acts.some(({ act }) => act === "instruct"));
  });

  it("say that it is over from the moment that the delegation is withdrawn, and none comes any more", async () => {
    const { leader, officeHead } = agency.actors;
    const { id } = await give();
    await letter();
    assert.deepEqual(await shownTo(officeHead), [`toInstruct for ${leader.name}`]);
    await revokeDelegation(agency.services, leader, id, { version: 1 });
    assert.deepEqual(await shownTo(officeHead), ["standInOver"]);
    await letter();
    assert.deepEqual(await shownTo(officeHead), []);
  });

  it("say so with the day after the last one, once", async () => {
    const { leader, officeHead } = agency.actors;
    await give();
    await letter();
    assert.deepEqual(await shownTo(officeHead), [`toInstruct for ${leader.name}`]);
    assert.equal(await refreshEndedStandIns(agency.services), 0);
    agency.clock.set(on(28, "00:01"));
    assert.equal(await refreshEndedStandIns(agency.services), 1);
    assert.deepEqual(await shownTo(officeHead), ["standInOver"]);
    await refreshEndedStandIns(agency.services);
    assert.deepEqual(await shownTo(officeHead), []);
  });

  it("do not come where one of the two accounts is frozen, and end when the work is handed over", async () => {
    const { leader, officeHead, administrator } = agency.actors;
    const { id } = await give();
    await letter();
    assert.deepEqual(await shownTo(officeHead), [`toInstruct for ${leader.name}`]);
    await handOverWork(agency.services, administrator, leader.personId, {
      items: [{ kind: "delegation", id, to: null }],
    });
    assert.deepEqual(await shownTo(officeHead), ["standInOver"]);
    await give();
    assert.deepEqual(await shownTo(officeHead), ["standIn"]);
    await freezeAccount(agency.services, administrator, {
      personId: leader.personId,
      lostSince: null,
      reason: "Mất điện thoại",
    });
    await letter();
    assert.deepEqual(await shownTo(officeHead), []);
  });
});
