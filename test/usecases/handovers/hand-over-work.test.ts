import assert from "node:assert/strict";
import { heldWork, type HandOverInput } from "../../../src/contract/handovers.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { delegate } from "../../../src/usecases/delegations/delegate.ts";
import { handOverWork } from "../../../src/usecases/handovers/hand-over-work.ts";
import { readHeldWork } from "../../../src/usecases/handovers/read-held-work.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

const code = (expected: string) => ({ code: expected });

describe("The work of somebody who moves or leaves", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const order = (who: Actor) => ({
    text: "Xử lý",
    lead: person(who),
    support: [],
    inform: [],
    deadlineAt: null,
    replaces: null,
    confirmed: [],
  });
  const held = async (who: Actor) =>
    heldWork.parse(await readHeldWork(agency.services, agency.actors.administrator, who.personId)).items;
  const handOver = (who: Actor, items: HandOverInput["items"]) =>
    handOverWork(agency.services, agency.actors.administrator, who.personId, { items });
  const toHandle = async (who: Actor) =>
    (await listWork(agency.services, who, { bucket: "toHandle", limit: 20 })).counts.toHandle;

  it("goes to one or several receivers in one step, with one card each and a line in every history", async () => {
    const { planner, houser, planningHead } = agency.actors;
    const first = await agency.instructed(order(planner));
    await agency.instructed(order(planner), { codeNumber: "18" });
    await agency.told();
    const items = await held(planner);
    assert.deepEqual(
      items.map(({ kind, role }) => `${kind} ${role}`),
      ["assignment lead", "assignment lead"],
    );
    const to = [person(houser), unit(agency.units.planning)];
    const done = await handOver(
      planner,
      items.map(({ kind, id }, i) => ({ kind, id, to: to[i] ?? null })),
    );
    assert.deepEqual(done, { done: 2, skipped: 0 });
    assert.deepEqual(
      [await toHandle(planner), await toHandle(houser), await toHandle(planningHead)],
      [0, 1, 1],
    );
    assert.deepEqual(
      await agency.told(),
      [`workHandedOver ${planningHead.name}`, `workHandedOver ${houser.name}`].toSorted(),
    );
    const { history } = await readIncoming(agency.services, houser, first);
    assert.equal(history.at(-1)?.action, "routing.handedOver");
    assert.deepEqual(await held(planner), []);
  });

  it("holds what stands before a leader, which goes to a leader alone, and delegations, which end", async () => {
    const { leader, deputy, officeHead } = agency.actors;
    const before = await agency.submitted();
    await delegate(agency.services, leader, {
      kind: "authorised",
      receiverId: officeHead.personId,
      types: null,
      basis: "12/GUQ",
      validFrom: "2026-11-20",
      validTo: "2026-12-20",
    });
    const items = await held(leader);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ["document", "delegation"],
    );
    const each = (to: Actor): HandOverInput["items"] =>
      items.map(({ kind, id }) => ({ kind, id, to: kind === "delegation" ? null : person(to) }));
    await assert.rejects(handOver(leader, each(officeHead)), code("handover.receiver"));
    assert.deepEqual(await handOver(leader, each(deputy)), { done: 2, skipped: 0 });
    assert.equal(await toHandle(deputy), 1);
    const { acts } = await readIncoming(agency.services, deputy, before);
    assert.ok(acts.some(({ act }) => act === "instruct"));
    assert.deepEqual(await held(leader), []);
    // Done again after a server stopped in the middle, nothing happens twice.
    assert.deepEqual(await handOver(leader, each(deputy)), { done: 0, skipped: 2 });
  });

  it("is handed over by an administrator, of the agency's own people, and to people who are there", async () => {
    const { planner, clerk } = agency.actors;
    await agency.instructed(order(planner));
    const [item] = await held(planner);
    assert.ok(item);
    const to = person(agency.other.specialist);
    await assert.rejects(
      handOver(planner, [{ kind: item.kind, id: item.id, to }]),
      code("handover.receiver"),
    );
    await assert.rejects(
      handOverWork(agency.services, clerk, planner.personId, { items: [] }),
      code("access.administrators-only"),
    );
    await assert.rejects(held(agency.other.specialist), code("people.not-found"));
  });
});
