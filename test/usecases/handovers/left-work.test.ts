import assert from "node:assert/strict";
import { leftWork, type LeftGroup } from "../../../src/contract/left-work.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { addAppointment } from "../../../src/usecases/administration/add-appointment.ts";
import { addPerson } from "../../../src/usecases/administration/add-person.ts";
import { changeAppointment } from "../../../src/usecases/administration/change-appointment.ts";
import { changePerson } from "../../../src/usecases/administration/change-person.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { delegate } from "../../../src/usecases/delegations/delegate.ts";
import { findLeftWork } from "../../../src/usecases/handovers/find-left-work.ts";
import { listLeftWork } from "../../../src/usecases/handovers/list-left-work.ts";
import { reassignLeftWork } from "../../../src/usecases/handovers/reassign-left-work.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { composeNotice } from "../../../src/usecases/notices/compose-notice.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";

import { listWork } from "../../../src/usecases/work/list-work.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

const code = (expected: string) => ({ code: expected });

describe("Work that somebody left behind", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const order = (lead: ReturnType<typeof person>) => ({
    text: "Xử lý",
    lead,
    support: [],
    inform: [],
    deadlineAt: null,
    replaces: null,
    confirmed: [],
  });
  const postOf = async ({ personId }: Actor) => {
    const [post] = await agency.services.store.read.people.everyAppointmentOf(personId);
    assert.ok(post);
    return post;
  };
  const endPost = async (who: Actor, validTo: string | null) => {
    const { id, version, role, unitId, positionId, validFrom } = await postOf(who);
    const post = { version, role, unitId, positionId, validFrom, validTo };
    await changeAppointment(agency.services, agency.actors.administrator, id, post);
  };
  const move = async (who: Actor, unitId: string) => {
    await endPost(who, "2026-11-22");
    await addAppointment(agency.services, agency.actors.administrator, who.personId, {
      version: null,
      role: "specialist",
      unitId,
      positionId: null,
      validFrom: "2026-11-23",
      validTo: null,
    });
    agency.clock.set(on(23));
  };
  const goes = async (who: Actor, isActive = false) => {
    const kept = await agency.services.store.read.people.person(who.personId);
    assert.ok(kept);
    const { version, fullName, email, directoryId } = kept;
    const input = { version, fullName, email, directoryId, isActive, appointment: null };
    await changePerson(agency.services, agency.actors.administrator, who.personId, input);
  };
  const found = () => findLeftWork(agency.services).then((left) => left.found);
  const waiting = async (who: Actor): Promise<LeftGroup[]> =>
    leftWork.parse(await listLeftWork(agency.services, who)).groups;
  const give = (by: Actor, { person: of, items }: LeftGroup, to: Actor) =>
    reassignLeftWork(agency.services, by, {
      personId: of.id,
      items: items.map(({ assignmentId, version }) => ({ assignmentId, version, toId: to.personId })),
    });
  const toHandle = async (who: Actor) =>
    (await listWork(agency.services, who, { bucket: "toHandle", limit: 20 })).counts.toHandle;

  it("waits for the head of the unit, who is told once and gives it to people of the unit in one step", async () => {
    const { planner, planningHead, houser } = agency.actors;
    const forUnit = await agency.instructed(order(unit(agency.units.planning)));
    const { id, version } = await agency.assignment(forUnit, unit(agency.units.planning));
    await assignOn(agency.services, planningHead, id, { version, ...order(person(planner)) });
    const alone = await agency.instructed(order(person(planner)), { codeNumber: "18" });
    await agency.told();
    await goes(planner);
    assert.deepEqual([await found(), await found()], [1, 0]);
    assert.deepEqual(await agency.told(), [`workLeft ${planningHead.name}`]);
    const [group] = await waiting(planningHead);
    assert.ok(group);
    assert.deepEqual(
      [group.person.name, group.unit?.name, group.cause, group.items.length],
      [planner.name, "Phòng Quy hoạch - Kiến trúc", "left", 2],
    );
    // Nothing opens: what a leader gave to the person alone shows by its number.
    const seen = new Map(group.items.map(({ abstract, documentId }) => [documentId, abstract !== null]));
    assert.deepEqual([seen.get(forUnit), seen.get(null), seen.has(alone)], [true, false, false]);
    await assert.rejects(readIncoming(agency.services, planningHead, alone), code("document.absent"));
    await assert.rejects(give(planningHead, group, houser), code("handover.receiver"));
    assert.deepEqual(await give(planningHead, group, planningHead), { done: 2, skipped: 0 });
    assert.equal(await toHandle(planningHead), 3);
    assert.deepEqual([await waiting(planningHead), await found()], [[], 0]);
    const { history } = await readIncoming(agency.services, planningHead, alone);
    assert.deepEqual(
      [history.at(-1)?.action, history.at(-1)?.who],
      ["routing.handedOver", planningHead.name],
    );
    // Whoever acts on the list as it was does nothing twice.
    assert.deepEqual(await give(planningHead, group, planningHead), { done: 0, skipped: 2 });
  });

  it("is nobody else's to see or to give", async () => {
    const { planner, planningHead, housingHead, houser, administrator, clerk } = agency.actors;
    await agency.instructed(order(person(planner)));
    await goes(planner);
    await found();
    const [group] = await waiting(planningHead);
    assert.ok(group);
    assert.deepEqual(await waiting(housingHead), []);
    assert.deepEqual(await waiting(administrator), []);
    assert.deepEqual(await waiting(agency.other.officeHead), []);
    for (const stranger of [housingHead, administrator, agency.other.officeHead])
      assert.deepEqual(await give(stranger, group, houser), { done: 0, skipped: 1 });
    for (const nobody of [clerk, houser])
      await assert.rejects(give(nobody, group, houser), code("access.unit-head-only"));
    assert.equal(await toHandle(houser), 0);
  });

  it("waits for the head above where the unit has none, and for the administrators where nobody is above", async () => {
    const { appraiser, housingHead, planningHead, planner, administrator, houser } = agency.actors;
    await agency.instructed(order(person(appraiser)));
    await agency.instructed(order(person(planner)), { codeNumber: "18" });
    await agency.told();
    for (const who of [appraiser, planner, planningHead]) await goes(who);
    assert.equal(await found(), 2);
    assert.deepEqual(await agency.told(), [`workLeft ${housingHead.name}`, `workLeft ${administrator.name}`]);
    const [ofAppraiser] = await waiting(housingHead);
    assert.ok(ofAppraiser);
    assert.deepEqual(await give(housingHead, ofAppraiser, houser), { done: 1, skipped: 0 });
    const [headless, ...more] = await waiting(administrator);
    assert.ok(headless);
    assert.deepEqual([headless.person.name, more.length], [planner.name, 0]);
    assert.equal(headless.items[0]?.abstract, null);
    assert.deepEqual(await give(administrator, headless, housingHead), { done: 1, skipped: 0 });
    assert.equal(await toHandle(housingHead), 1);
  });

  it("stays at the unit that somebody left for another; the head gives it on or leaves it with them", async () => {
    const { planner, planningHead, housingHead } = agency.actors;
    const document = await agency.instructed(order(person(planner)));
    await agency.instructed(order(person(planner)), { codeNumber: "18" });
    await move(planner, agency.units.housing.id);
    await found();
    assert.deepEqual(await waiting(housingHead), []);
    const [group] = await waiting(planningHead);
    assert.ok(group);
    assert.deepEqual([group.cause, group.items.length], ["moved", 2]);
    // Until then it is theirs to do, as it was ordered.
    assert.equal(await toHandle(planner), 2);
    const [first, second] = group.items;
    assert.ok(first && second);
    await give(planningHead, { ...group, items: [first] }, planningHead);
    await give(planningHead, { ...group, items: [second] }, planner);
    assert.deepEqual([await waiting(planningHead), await found()], [[], 0]);
    assert.deepEqual([await toHandle(planner), await toHandle(planningHead)], [1, 1]);
    // New work comes to them where they are now.
    await agency.instructed(order(person(planner)), { codeNumber: "19" });
    assert.deepEqual([await found(), await waiting(planningHead)], [0, []]);
    await goes(planner);
    assert.equal(await found(), 1);
    assert.equal((await waiting(housingHead))[0]?.items.length, 2);
    const { history } = await readIncoming(agency.services, agency.actors.clerk, document);
    assert.match(history.at(-1)?.action ?? "", /routing\.(?:leftWith|handedOver)/u);
  });

  it("is theirs again when they come back, and a second departure is told anew", async () => {
    const { planner, planningHead } = agency.actors;
    await agency.instructed(order(person(planner)));
    await agency.told();
    await endPost(planner, "2026-11-19");
    assert.equal(await found(), 1);
    const [group] = await waiting(planningHead);
    assert.ok(group);
    await endPost(planner, null);
    // At once, before the job has looked again.
    assert.deepEqual(await waiting(planningHead), []);
    assert.deepEqual(await give(planningHead, group, planningHead), { done: 0, skipped: 1 });
    assert.equal(await found(), 0);
    await endPost(planner, "2026-11-19");
    assert.equal(await found(), 1);
    assert.deepEqual(await agency.told(), [`workLeft ${planningHead.name}`, `workLeft ${planningHead.name}`]);
  });

  it("is told to whoever stands in for the head too, and the card says how much waits now", async () => {
    const { services, actors } = agency;
    const { planner, planningHead } = actors;
    const colleague = await identifyPerson(services, { personId: (await newColleague()).id });
    await delegate(services, planningHead, {
      kind: "deputy",
      receiverId: colleague.personId,
      types: null,
      basis: null,
      validFrom: localDateOf(agency.clock.now()),
      validTo: null,
    });
    await agency.instructed(order(person(planner)));
    await agency.instructed(order(person(planner)), { codeNumber: "18" });
    await agency.told();
    await goes(planner);
    await found();
    const deliveries = await services.store.read.deliveries.list(agency.agency.id, { after: null, limit: 9 });
    const told = deliveries.filter(({ reason }) => reason === "workLeft");
    assert.deepEqual(
      told.map(({ personName, onBehalfOf }) => `${personName} ${onBehalfOf === null}`).toSorted(),
      [`${colleague.name} false`, `${planningHead.name} true`].toSorted(),
    );
    const standingIn = await identifyPerson(services, {
      personId: colleague.personId,
      onBehalfOf: planningHead.personId,
    });
    const [group] = await waiting(standingIn);
    assert.ok(group);
    const [item] = group.items;
    assert.ok(item);
    await give(standingIn, { ...group, items: [item] }, colleague);
    for (const delivery of told) {
      const notice = await composeNotice(services, delivery, { language: "vi" });
      assert.ok(notice?.kind === "workLeft");
      assert.deepEqual([notice.fromName, notice.count], [planner.name, 1]);
    }
    const rest = await waiting(planningHead);
    assert.ok(rest[0]);
    await give(planningHead, rest[0], colleague);
    for (const delivery of told)
      assert.equal(await composeNotice(services, delivery, { language: "vi" }), null);
  });

  async function newColleague() {
    return addPerson(agency.services, agency.actors.administrator, {
      version: null,
      fullName: "Lý Thị Mây",
      email: "may@sxd.example",
      directoryId: null,
      isActive: true,
      appointment: {
        version: null,
        role: "specialist",
        unitId: agency.units.planning.id,
        positionId: null,
        validFrom: "2026-11-01",
        validTo: null,
      },
    });
  }
});
