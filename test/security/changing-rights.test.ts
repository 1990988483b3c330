import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { incomingDetail, incomingPage } from "../../src/contract/incoming.ts";
import { actDone, work } from "../../src/contract/routing.ts";
import { session } from "../../src/contract/session.ts";
import type { Appointment } from "../../src/domain/people/person.ts";
import { setRule } from "../support/agency-fixture.ts";
import { refusalOf } from "../support/api-client.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import type { Somebody } from "./people-in-world.ts";
import { watchStore, type WatchedStore } from "./watched-store.ts";
import { incomingForm, openWorld, type World } from "./world.ts";

const buckets = ["toHandle", "supporting", "toKnow", "assignedByMe", "done"];

describe("Rights that change while people work", function () {
  this.timeout(60_000);
  let world: World;
  let store: WatchedStore;

  beforeEach(async () => {
    world = await openWorld();
    store = watchStore(world.server.dataFolder);
  });
  afterEach(async () => {
    store.close();
    await world.close();
  });

  /** As an administrator does it: the person's only appointment becomes another one. */
  function appoint(name: Somebody, change: Partial<Appointment>): Promise<void> {
    return world.server.services.store.transaction(async ({ people }) => {
      const [held] = await people.everyAppointmentOf(world.people[name].personId);
      assert.ok(held !== undefined && (await people.updateAppointment({ ...held, ...change }, held.version)));
    });
  }
  function deactivate(name: Somebody): Promise<void> {
    return world.server.services.store.transaction(async ({ people }) => {
      const person = await people.person(world.people[name].personId);
      assert.ok(
        person !== null && (await people.updatePerson({ ...person, isActive: false }, person.version)),
      );
    });
  }
  const code = async (name: Somebody, method: string, path: string, body?: unknown) =>
    (await refusalOf(await world.as(name).request(method, path, body))).code;
  const listed = async (name: Somebody) =>
    (await world.as(name).get("/api/incoming", incomingPage)).items.map(({ id }) => id);
  const atWork = async (name: Somebody) => {
    const all = await Promise.all(buckets.map((it) => world.as(name).get(`/api/work?bucket=${it}`, work)));
    return [...new Set(all.flatMap(({ items }) => items.map(({ documentId }) => documentId)))];
  };

  it("take a clerk's registers away with the next request, also what the clerk had transferred", async () => {
    await setRule(world.server.services.store, world.server.people.actors.clerk, {
      key: "clerkMayTransfer",
      value: true,
    });
    const id = await world.register("clerk", "Xây tường rào kho Đìa Sậy");
    const lead = { kind: "person", id: world.people.planner.personId };
    await world.as("clerk").post(`/api/incoming/${id}/transfer`, { version: 1, lead }, actDone);
    assert.ok((await atWork("clerk")).includes(id));
    await appoint("clerk", { role: "specialist" });
    assert.deepEqual((await world.as("clerk").get("/api/session", session)).roles, ["specialist"]);
    assert.equal(await code("clerk", "GET", `/api/incoming/${id}`), "document.absent");
    assert.equal(await code("clerk", "GET", `/api/files/${world.files.mine}`), "file.not-found");
    assert.deepEqual(await listed("clerk"), []);
    assert.deepEqual(await atWork("clerk"), []);
    const fields = incomingForm("Thử lại");
    const body = { key: randomUUID(), fields, uploadIds: [randomUUID()] };
    assert.equal(await code("clerk", "POST", "/api/incoming", body), "access.clerks-only");
  });

  it("take a unit's work away from a head who goes to another unit, and give it to who follows", async () => {
    const { id } = world.documents.mine;
    assert.deepEqual(await atWork("housingHead"), [id]);
    await appoint("housingHead", { unitId: world.server.people.units.planning.id });
    assert.equal(await code("housingHead", "GET", `/api/incoming/${id}`), "document.absent");
    assert.deepEqual(await listed("housingHead"), []);
    assert.deepEqual(await atWork("housingHead"), []);
    const { id: given, version } = world.assignments.person;
    const answer = { version, granted: true };
    const path = `/api/assignments/${given}/decide-extension`;
    assert.equal(await code("housingHead", "POST", path, answer), "document.absent");
    await appoint("planningHead", { unitId: world.server.people.units.housing.id });
    await world.as("planningHead").post(path, answer, actDone);
  });

  it("let a leader who is one no more read what was before them, and order nothing", async () => {
    const { id, version } = world.documents.mine;
    await appoint("leader", { role: "specialist" });
    await world.as("leader").get(`/api/incoming/${id}`, incomingDetail);
    const order = { version, text: "Thêm", lead: { kind: "person", id: world.people.planner.personId } };
    const before = store.picture();
    for (const [act, body] of [
      ["instruct", order],
      ["give-back", { version, reason: "Thôi" }],
      ["reopen", { version, reason: "Thôi" }],
    ] as const) {
      const refusal = await code("leader", "POST", `/api/incoming/${id}/${act}`, body);
      assert.equal(refusal, "access.leader-of-document-only");
    }
    assert.ok(store.picture() === before, "something was changed");
  });

  it("stop a person who is removed in the middle of an upload and of an act, whatever was begun", async () => {
    const pdf = await makePdf(["Một nửa"]);
    const clerk = world.as("clerk");
    const address = await clerk.beginUpload("Một nửa.pdf", pdf.length);
    assert.equal((await clerk.append(address, 0, pdf.subarray(0, 100))).status, 204);
    await deactivate("clerk");
    const before = store.picture();
    const refusal = await refusalOf(await clerk.append(address, 100, pdf.subarray(100)));
    assert.deepEqual([refusal.status, refusal.code], [403, "access.unknown-person"]);
    const { id, version } = world.assignments.support;
    await deactivate("planner");
    const changed = store.picture();
    assert.equal(
      await code("planner", "POST", `/api/assignments/${id}/complete`, { version, result: "Xong" }),
      "access.unknown-person",
    );
    assert.ok(store.picture() === changed && changed !== before, "something was changed");
  });

  it("give a role with the next request, and take it with the last day of the appointment", async () => {
    assert.equal(await code("bystander", "GET", "/api/outgoing/choices"), "access.clerks-only");
    await appoint("bystander", { role: "clerk" });
    assert.equal((await listed("bystander")).length, 2);
    await appoint("bystander", { validTo: "2026-01-31" });
    assert.equal(await code("bystander", "GET", "/api/session"), "access.no-appointment");
    assert.equal(await code("bystander", "GET", "/api/incoming"), "access.no-appointment");
  });

  it("keep the agencies of one person apart", async () => {
    const { agency } = world.server.people.other;
    const { personId } = world.people.secondClerk;
    await world.server.services.store.transaction(({ people }) =>
      people.insertAppointment({
        id: randomUUID(),
        personId,
        agencyId: agency.id,
        unitId: null,
        role: "specialist",
        positionId: null,
        validFrom: "2026-01-01",
        validTo: null,
        version: 1,
      }),
    );
    const second = world.as("secondClerk");
    const there = { "x-agency": agency.id };
    const address = await second.beginUpload("Của một bên.pdf", 10);
    const outcomes = async (headers: Record<string, string>) =>
      Promise.all(
        [
          `/api/incoming/${world.documents.ours.id}`,
          `/api/incoming/${world.documents.theirs.id}`,
          `/api/files/${world.files.ours}`,
          address,
          "/api/outgoing/choices",
        ].map(async (path) => (await second.request("GET", path, undefined, headers)).status),
      );
    assert.deepEqual(await outcomes({}), [200, 404, 200, 200, 200]);
    assert.deepEqual(await outcomes(there), [404, 404, 404, 404, 403]);
  });
});
