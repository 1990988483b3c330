import assert from "node:assert/strict";
import { directoryView } from "../../../src/contract/directory-people.ts";
import { findStuckAssignments } from "../../../src/usecases/administration/find-stuck-assignments.ts";
import { readDirectory } from "../../../src/usecases/directory/read-directory.ts";
import { confirmDepartment, readProposals } from "../../../src/usecases/directory/propose-units.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { openAgency, person, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { directoryAt, userAt as user } from "../../support/directory-at-graph.ts";
import { startGraphDouble, type GraphDouble } from "../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../support/trust-authority.ts";

describe("People as the organisation's directory has them", () => {
  let double: GraphDouble;
  let agency: AgencyAtWork;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    double.state.longestPage = 2;
  });
  after(() => double.close());
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const services = () => ({ ...agency.services, directory: directoryAt(double) });
  const id = () => agency.services.ids.next();

  it("are read by pages, then by what changed, and anew where Graph has forgotten (410)", async () => {
    const people = [id(), id(), id(), id(), id()];
    for (const one of people) double.state.users.put(user(one));
    const { store } = agency.services;
    const first = await readDirectory(services());
    assert.equal(first?.read, double.state.users.size);
    assert.equal(await store.read.directory.count(), double.state.users.size);
    double.state.users.put(user(people[0] ?? "", { displayName: "Tên mới", jobTitle: "Chuyên viên" }));
    double.state.users.remove(people[1] ?? "");
    double.faults.plan(({ path }) => path.includes("/users/delta"), {
      kind: "status",
      status: 429,
      retryAfter: 0,
    });
    assert.deepEqual(await readDirectory(services()), { read: 1, ended: 0 });
    assert.equal(await store.read.directory.count(), double.state.users.size);
    double.state.users.remove(people[2] ?? "");
    double.state.forgottenBefore = double.state.users.latest;
    agency.clock.set(new Date(agency.clock.now().getTime() + 60_000));
    assert.equal((await readDirectory(services()))?.read, double.state.users.size);
    assert.equal(await store.read.directory.count(), double.state.users.size);
    double.state.forgottenBefore = 0;
    assert.deepEqual(double.complaints, []);
  });

  it("who were disabled or removed can do nothing from then on, and what they had is found at once", async () => {
    const { planner, houser } = agency.actors;
    for (const { personId, name } of [planner, houser])
      double.state.users.put(user(personId, { displayName: name }));
    await readDirectory(services());
    await agency.instructed({
      text: "Xử lý",
      lead: person(planner),
      support: [],
      inform: [],
      deadlineAt: null,
      replaces: null,
      confirmed: [],
    });
    double.state.users.put(user(planner.personId, { accountEnabled: false }));
    double.state.users.remove(houser.personId);
    assert.equal((await readDirectory(services()))?.ended, 2);
    for (const { personId } of [planner, houser])
      await assert.rejects(identifyPerson(agency.services, { personId }), { code: "access.unknown-person" });
    const found: string[] = [];
    await findStuckAssignments(agency.services, (finding) => {
      found.push(finding.kind);
      return Promise.resolve();
    });
    assert.deepEqual(found, ["assignmentStuck"]);
    // Nothing that the directory says opens an account again here.
    double.state.users.put(user(planner.personId, { accountEnabled: true }));
    assert.equal((await readDirectory(services()))?.ended, 0);
    await assert.rejects(identifyPerson(agency.services, { personId: planner.personId }));
  });

  it("keep an address by which they can be written to: one longer than a person's column is none", async () => {
    const { planner } = agency.actors;
    const mail = `${"x".repeat(200)}@sxd.example`;
    double.state.users.put(user(planner.personId, { mail, userPrincipalName: "quy@sxd.example" }));
    await readDirectory(services());
    const [read] = (await agency.services.store.read.directory.people()).filter(
      ({ directoryId }) => directoryId === planner.personId,
    );
    assert.equal(read?.email, "quy@sxd.example");
    const kept = await agency.services.store.read.people.personByDirectoryId(planner.personId);
    assert.equal(kept?.email, "quy@sxd.example");
  });

  it("propose units, which are made once an administrator says so, with their people; guests are none", async () => {
    const { administrator, clerk } = agency.actors;
    const newcomer = id();
    double.state.users.put(user(newcomer, { displayName: "Lý Thị Mây", department: "Phòng Pháp chế" }));
    double.state.users.put(user(id(), { department: "Phòng Pháp chế", userType: "Guest" }));
    double.state.users.put(user(id(), { department: "Phòng Pháp chế", companyName: "Sở Tài chính" }));
    await readDirectory(services());
    const before = directoryView.parse(await readProposals(services(), administrator));
    const proposed = before.departments.find(({ name }) => name === "Phòng Pháp chế");
    assert.deepEqual([proposed?.people, proposed?.missing, proposed?.unit], [1, 1, null]);
    await assert.rejects(readProposals(services(), clerk), { code: "access.administrators-only" });
    const asked = { name: "Phòng Pháp chế", abbreviation: "PC" };
    await assert.rejects(confirmDepartment(services(), administrator, { ...asked, abbreviation: null }), {
      code: "directory.abbreviation",
    });
    const done = await confirmDepartment(services(), administrator, asked);
    assert.deepEqual([done.appointed, done.waits], [1, 0]);
    const actor = await agency.services.store.read.people.personByDirectoryId(newcomer);
    assert.ok(actor);
    const { memberOf } = await identifyPerson(agency.services, { personId: actor.id });
    assert.deepEqual(memberOf, [done.unitId]);
    double.state.users.put(user(newcomer, { displayName: "Lý Thị Mây", department: "Phòng Quản lý nhà" }));
    await readDirectory(services());
    const after = await readProposals(services(), administrator);
    assert.deepEqual(
      after.moved.map(({ person: { name }, unit, department }) => [name, unit, department]),
      [["Lý Thị Mây", "Phòng Pháp chế", "Phòng Quản lý nhà"]],
    );
  });
});
