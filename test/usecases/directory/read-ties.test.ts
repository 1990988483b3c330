import assert from "node:assert/strict";
import { directoryView } from "../../../src/contract/directory-people.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { changePerson } from "../../../src/usecases/administration/change-person.ts";
import { readPeople } from "../../../src/usecases/administration/read-people.ts";
import { previewAnnouncement, readAudience } from "../../../src/usecases/announcements/choose-audience.ts";
import { confirmHead } from "../../../src/usecases/directory/propose-heads.ts";
import { readProposals } from "../../../src/usecases/directory/propose-units.ts";
import { readDirectory } from "../../../src/usecases/directory/read-directory.ts";
import { readTies } from "../../../src/usecases/directory/read-ties.ts";
import { makeList, removeList } from "../../../src/usecases/directory/recipient-lists.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { directoryAt, userAt } from "../../support/directory-at-graph.ts";
import { startGraphDouble, type GraphDouble } from "../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../support/trust-authority.ts";

const roles = ["User.Read.All", "GroupMember.Read.All"];

describe("Managers and groups as the organisation's directory has them", () => {
  let double: GraphDouble;
  let agency: AgencyAtWork;
  beforeEach(async () => {
    double = await startGraphDouble({ roles });
    trustAuthority(double.ca);
    double.state.longestPage = 2;
    agency = await openAgency();
  });
  afterEach(async () => {
    await agency.close();
    await double.close();
  });

  const services = () => ({ ...agency.services, directory: directoryAt(double) });
  const read = async () => {
    await readDirectory(services());
    return readTies(services());
  };
  const proposals = async () =>
    directoryView.parse(await readProposals(services(), agency.actors.administrator));
  const put = (managerOf: ReadonlyMap<Actor, Actor | null>) => {
    for (const [who, manager] of managerOf)
      double.state.users.put(
        userAt(who.personId, { displayName: who.name, managerId: manager?.personId ?? null }),
      );
  };
  const onLists = async (...listIds: string[]) => {
    const audience = { everyone: false, unitIds: [], personIds: [], listIds };
    return (await previewAnnouncement(agency.services, agency.actors.clerk, { audience })).recipients;
  };

  it("show an administrator whom people report to, and propose the head of a unit, who is appointed by a press", async () => {
    const { planner, planningHead, administrator, houser, appraiser, clerk } = agency.actors;
    put(
      new Map([
        [planner, houser],
        [planningHead, houser],
        [houser, null],
        [appraiser, houser],
      ]),
    );
    double.faults.plan(({ path }) => path.includes("expand=manager"), {
      kind: "status",
      status: 429,
      retryAfter: 0,
    });
    assert.deepEqual(await read(), { managers: 3, groups: 0 });
    const { people } = await readPeople(agency.services, administrator);
    const managers = new Map(people.map(({ id, manager }) => [id, manager]));
    assert.deepEqual(
      [planner, houser, clerk].map(({ personId }) => managers.get(personId)),
      [houser.name, null, null],
    );
    const { heads } = await proposals();
    assert.deepEqual(
      heads.map(({ unit, manager, managed, people: of }) => [unit.name, manager.name, managed, of]),
      [["Phòng Quy hoạch - Kiến trúc", houser.name, 2, 2]],
    );
    const [head] = heads;
    assert.ok(head);
    const { headOf } = await identifyPerson(agency.services, { personId: houser.personId });
    assert.deepEqual(headOf, [], "a manager in the directory has no right by it");
    const unitId = head.unit.id;
    const wrong = { unitId, managerId: clerk.personId };
    await assert.rejects(confirmHead(agency.services, administrator, wrong), {
      code: "directory.head-changed",
    });
    await confirmHead(agency.services, administrator, { unitId, managerId: head.manager.id });
    const after = await identifyPerson(agency.services, { personId: houser.personId });
    assert.deepEqual(after.headOf, [unitId]);
    assert.deepEqual((await proposals()).heads, []);
    assert.deepEqual(double.complaints, []);
  });

  it("become lists that follow the directory: members who come and go, groups within groups, new names, removal", async () => {
    const { planner, houser, appraiser, administrator, planningHead } = agency.actors;
    const { groups } = double.state;
    put(new Map([planner, houser, appraiser, planningHead].map((who) => [who, null])));
    const ids = agency.services.ids;
    const [council, party, strangers] = [ids.next(), ids.next(), ids.next()];
    groups.put(council, "Tổ công tác");
    groups.put(party, "Chi bộ");
    groups.put(strangers, "Người ngoài");
    // More than a page of Graph holds: the group comes in pieces.
    for (const { personId: id } of [planner, houser, appraiser]) groups.join(council, { id, type: "user" });
    groups.join(party, { id: planningHead.personId, type: "user" });
    groups.join(party, { id: council, type: "group" });
    groups.join(council, { id: party, type: "group" });
    groups.join(strangers, { id: ids.next(), type: "user" });
    assert.equal((await read())?.managers, 0);
    const proposed = (await proposals()).groups;
    assert.deepEqual(
      proposed.map(({ name, people }) => [name, people]),
      [
        ["Chi bộ", 4],
        ["Tổ công tác", 4],
      ],
    );
    assert.deepEqual((await readAudience(agency.services, agency.actors.clerk)).lists, []);
    groups.leave(council, party);
    const { id: listId } = await makeList(agency.services, administrator, { groupId: council });
    assert.equal((await makeList(agency.services, administrator, { groupId: council })).id, listId);
    await read();
    assert.equal(await onLists(listId), 3);
    groups.leave(council, planner.personId);
    groups.put(council, "Tổ công tác liên ngành");
    await read();
    const [list] = (await readAudience(agency.services, agency.actors.clerk)).lists;
    assert.deepEqual([list?.name, list?.people], ["Tổ công tác liên ngành", 2]);
    groups.remove(council);
    await read();
    assert.deepEqual(
      (await proposals()).lists.map(({ name, people, isGone }) => [name, people, isGone]),
      [["Tổ công tác", 0, true]],
    );
    await removeList(agency.services, administrator, listId);
    await assert.rejects(removeList(agency.services, administrator, listId), { code: "directory.no-list" });
    assert.deepEqual((await proposals()).lists, []);
    assert.deepEqual(double.complaints, []);
  });

  it("are read anew where Graph has forgotten (410), without what was gone meanwhile", async () => {
    const { planner, houser, administrator } = agency.actors;
    const { groups } = double.state;
    put(new Map([planner, houser].map((who) => [who, null])));
    const [kept, lost] = [agency.services.ids.next(), agency.services.ids.next()];
    for (const id of [kept, lost]) {
      groups.put(id, `Nhóm ${id.slice(0, 4)}`);
      for (const { personId } of [planner, houser]) groups.join(id, { id: personId, type: "user" });
    }
    await read();
    const { id: listId } = await makeList(agency.services, administrator, { groupId: kept });
    groups.remove(lost);
    groups.leave(kept, houser.personId);
    double.state.groupsForgottenBefore = groups.latest;
    agency.clock.set(new Date(agency.clock.now().getTime() + 60_000));
    await read();
    assert.equal(await onLists(listId), 1);
    assert.deepEqual((await proposals()).groups, []);
  });

  it("are left out where the tenant has not granted them: people go on, and the administrator is told", async () => {
    const { planner } = agency.actors;
    put(new Map([[planner, null]]));
    double.entra.app.roles = ["User.Read.All"];
    assert.deepEqual(await read(), { managers: 0, groups: null });
    assert.deepEqual([(await proposals()).groupsRefused, (await proposals()).people > 0], [true, true]);
    double.entra.app.roles = roles;
    double.state.groups.put(agency.services.ids.next(), "Tổ công tác");
    assert.deepEqual(await read(), { managers: 0, groups: 1 });
    assert.equal((await proposals()).groupsRefused, false);
  });

  it("tell of nobody who is out of service, and are nobody's business but an administrator's", async () => {
    const { planner, administrator, clerk } = agency.actors;
    const groupId = agency.services.ids.next();
    put(new Map([[planner, null]]));
    double.state.groups.put(groupId, "Tổ công tác");
    double.state.groups.join(groupId, { id: planner.personId, type: "user" });
    await read();
    const denied = { code: "access.administrators-only" };
    await assert.rejects(makeList(agency.services, clerk, { groupId }), denied);
    await assert.rejects(removeList(agency.services, clerk, groupId), denied);
    await assert.rejects(makeList(agency.services, administrator, { groupId: clerk.personId }), {
      code: "directory.no-group",
    });
    const { id: listId } = await makeList(agency.services, administrator, { groupId });
    const kept = await agency.services.store.read.people.person(planner.personId);
    assert.ok(kept);
    const { version, fullName, email, directoryId } = kept;
    await changePerson(agency.services, administrator, planner.personId, {
      version,
      fullName,
      email,
      directoryId,
      isActive: false,
      appointment: null,
    });
    assert.equal(await onLists(listId), 0);
  });
});
