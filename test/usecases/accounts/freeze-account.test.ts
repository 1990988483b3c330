import assert from "node:assert/strict";
import { freezes, accountActs, type FreezeInput } from "../../../src/contract/accounts.ts";
import { eventOf } from "../../../src/domain/notices/announcement.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { previewAnnouncement } from "../../../src/usecases/announcements/choose-audience.ts";
import { readAnnouncement } from "../../../src/usecases/announcements/read-announcements.ts";
import { sendAnnouncement } from "../../../src/usecases/announcements/send-announcement.ts";
import { spreadAnnouncement } from "../../../src/usecases/announcements/spread-announcement.ts";
import { liftFreeze } from "../../../src/usecases/accounts/lift-freeze.ts";
import { listAccountActs, listFreezes } from "../../../src/usecases/accounts/list-freezes.ts";
import { sendDigests } from "../../../src/usecases/notices/send-digests.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { addPerson } from "../../support/agency-fixture.ts";
import { on, openAgency, person, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("An account over which somebody lost control (R61)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const freeze = (by: Actor, more: Partial<FreezeInput> = {}) =>
    freezeAccount(agency.services, by, {
      personId: null,
      lostSince: null,
      reason: "Mất điện thoại",
      ...more,
    });
  const isRefused = (who: Actor) =>
    assert.rejects(identifyPerson(agency.services, { personId: who.personId }), {
      code: "access.account-frozen",
    });
  const code = (expected: string) => ({ code: expected });

  it("is closed at once, by the person, a colleague or an administrator, and by nobody of another agency", async () => {
    const { leader, clerk, planner, administrator, houser } = agency.actors;
    await freeze(planner);
    await isRefused(planner);
    await freeze(clerk, { personId: leader.personId });
    await isRefused(leader);
    await freeze(administrator, { personId: houser.personId });
    await isRefused(houser);
    await assert.rejects(freeze(agency.other.clerk, { personId: clerk.personId }), code("people.not-found"));
    await assert.rejects(freeze(clerk, { personId: leader.personId }), code("account.frozen-already"));
  });

  it("is told to the security officers and administrators at once, by a card and in a list", async () => {
    const officer = await officerOf(agency);
    await freeze(agency.actors.clerk, { personId: agency.actors.leader.personId });
    assert.deepEqual(await agency.told(), [
      "accountFrozen Lê Văn An",
      `accountFrozen ${agency.actors.administrator.name}`,
    ]);
    const [only] = freezes.parse(await listFreezes(agency.services, officer));
    assert.deepEqual(
      [only?.person.name, only?.frozenBy, only?.mayLift],
      [agency.actors.leader.name, agency.actors.clerk.name, true],
    );
    await assert.rejects(listFreezes(agency.services, agency.actors.leader), code("access.security-only"));
  });

  it("shows what was done with it since a moment, by numbers and names and never by content", async () => {
    const { leader, planner, administrator } = agency.actors;
    await agency.instructed({ ...orderTo(planner), text: "Việc cũ" });
    agency.clock.set(on(23));
    await agency.instructed({ ...orderTo(planner), text: "Nội dung không ai khác được đọc" });
    const { id } = await freeze(leader, { lostSince: on(22).toISOString() });
    const acts = accountActs.parse(
      await listAccountActs(agency.services, administrator, id, { since: on(22).toISOString() }),
    );
    assert.deepEqual(
      acts.items.map(({ action }) => action),
      ["account.frozen", "routing.instructed"],
    );
    assert.ok(!JSON.stringify(acts).includes("Nội dung"));
    assert.notEqual(acts.items[1]?.document, null);
    const all = await listAccountActs(agency.services, administrator, id, { since: on(1).toISOString() });
    assert.equal(all.items.length, 3);
  });

  it("is opened again by an administrator with a reason, never by its own person, and once", async () => {
    const { clerk, administrator, leader, auditor } = agency.actors;
    const { id } = await freeze(clerk, { personId: leader.personId });
    const undo = { version: 1, reason: "Đã đổi mật khẩu" };
    await assert.rejects(liftFreeze(agency.services, auditor, id, undo), code("access.security-only"));
    await assert.rejects(liftFreeze(agency.services, clerk, id, undo), code("access.security-only"));
    await liftFreeze(agency.services, administrator, id, undo);
    assert.equal((await identifyPerson(agency.services, { personId: leader.personId })).name, leader.name);
    await assert.rejects(liftFreeze(agency.services, administrator, id, undo), code("account.changed"));
    const [lifted] = await listFreezes(agency.services, administrator);
    assert.equal(lifted?.lifted?.reason, "Đã đổi mật khẩu");
    await freeze(clerk, { personId: leader.personId });
    await isRefused(leader);
  });

  it("is no way to close an office: a colleague's freezes are few, and somebody is left who lifts them", async () => {
    const { clerk, administrator, planner, houser, appraiser, leader } = agency.actors;
    await assert.rejects(freeze(clerk, { personId: administrator.personId }), code("account.nobody-left"));
    for (const { personId } of [planner, houser, appraiser]) await freeze(clerk, { personId });
    await assert.rejects(freeze(clerk, { personId: leader.personId }), code("account.too-many"));
    await freeze(administrator, { personId: leader.personId });
    await officerOf(agency);
    await freeze(leader, { personId: administrator.personId });
  });

  it("announces nothing more: whom it has not reached yet it reaches no more, and what is over stays as it was", async () => {
    const { services, actors } = agency;
    const announcement = async (by: Actor) => {
      const audience = { everyone: true, unitIds: [], personIds: [], listIds: [] };
      const { recipients: expected } = await previewAnnouncement(services, by, { audience });
      const key = services.ids.next();
      const words = { title: "Chuyển tiền gấp", body: "Theo đường dẫn sau." };
      await sendAnnouncement(services, by, {
        ...words,
        key,
        priority: 0,
        documentId: null,
        audience,
        expected,
      });
      return key;
    };
    const arrived = await announcement(actors.clerk);
    await spreadAnnouncement(services, { announcementId: arrived, afterId: null });
    await services.store.transaction(({ deliveries }) =>
      deliveries.cancelPending(eventOf(arrived), services.clock.now()),
    );
    const others = await announcement(actors.leader);
    const stopped = await announcement(actors.clerk);
    const spread = await announcement(actors.clerk);
    await spreadAnnouncement(services, { announcementId: spread, afterId: null });
    await freeze(actors.administrator, { personId: actors.clerk.personId });
    const read = (id: string) => readAnnouncement(services, actors.administrator, id);
    for (const id of [stopped, spread]) {
      const { state, endedBy, progress, recipients } = await read(id);
      assert.deepEqual(
        [state, endedBy, progress.cancelled],
        ["cancelled", actors.administrator.name, recipients],
        "nobody gets it",
      );
    }
    assert.deepEqual([(await read(arrived)).state, (await read(others)).state], ["sending", "sending"]);
  });

  it("cannot have been lost in the future, and stops no digest of the others", async () => {
    const { planner, houser, leader } = agency.actors;
    await assert.rejects(freeze(planner, { lostSince: on(21).toISOString() }), code("account.since-future"));
    await agency.instructed(orderTo(planner));
    await agency.instructed(orderTo(houser));
    await freeze(leader, { personId: planner.personId });
    await agency.told();
    agency.clock.set(on(23, "08:31"));
    await sendDigests(agency.services);
    const told = await agency.told();
    assert.ok(told.includes(`digest ${houser.name}`));
    assert.ok(!told.includes(`digest ${planner.name}`));
  });
});

const orderTo = (who: Actor) => ({
  text: "Xử lý",
  lead: person(who),
  support: [],
  inform: [],
  deadlineAt: null,
  replaces: null,
  confirmed: [],
});

async function officerOf({ services, agency }: AgencyAtWork): Promise<Actor> {
  const personId = await services.store.transaction((records) =>
    addPerson(records, "Lê Văn An", "securityOfficer", { agency, unit: null }),
  );
  return identifyPerson(services, { personId });
}
