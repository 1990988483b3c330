import assert from "node:assert/strict";
import { practiceView } from "../../../src/contract/help.ts";
import { session } from "../../../src/contract/session.ts";
import { practicePapers } from "../../../src/sample-data/practice-papers.ts";
import { queueForArchive } from "../../../src/usecases/archive/queue-for-archive.ts";
import { markTourSeen } from "../../../src/usecases/help/mark-tour-seen.ts";
import { identifyPerson, readSession } from "../../../src/usecases/people/identify-actor.ts";
import { offerSampleSignIn } from "../../../src/usecases/people/offer-sample-sign-in.ts";
import { enterPractice } from "../../../src/usecases/practice/enter-practice.ts";
import { openPractice } from "../../../src/usecases/practice/open-practice.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("An agency to practise in (R67, R68)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const deps = () => ({ ...agency.services, practicePapers: practicePapers() });
  const open = () => openPractice(deps(), agency.actors.administrator);
  const practising = async (who: AgencyAtWork["actors"]["clerk"]) => {
    const { agencyId } = await enterPractice(deps(), who);
    return identifyPerson(agency.services, { personId: who.personId, agencyId });
  };
  const waiting = async (who: AgencyAtWork["actors"]["clerk"]) =>
    (await listWork(agency.services, who, { bucket: "toHandle", limit: 10 })).items.length;

  it("has made-up people and documents, and each who enters finds work in their own role", async () => {
    await assert.rejects(enterPractice(deps(), agency.actors.clerk), { code: "practice.none" });
    const { practice } = practiceView.parse(await open());
    assert.deepEqual([practice?.people, practice?.documents], [5, 4]);
    const leader = await practising(agency.actors.leader);
    assert.deepEqual(leader.roles, ["leader"]);
    assert.equal(await waiting(leader), 2);
    const planner = await practising(agency.actors.planner);
    assert.equal(await waiting(planner), 2);
    // Administering is not practised: who does nothing else begins as a clerk.
    assert.deepEqual((await practising(agency.actors.administrator)).roles, ["clerk"]);
    assert.equal(await waiting(await practising(agency.actors.leader)), 2, "entering again gives no more");
  });

  it("lets nothing out: no card, no file for the archive; and says on every session what it is", async () => {
    await open();
    const leader = await practising(agency.actors.leader);
    assert.deepEqual(await agency.told(), []);
    assert.equal(await waiting(agency.actors.leader), 0);
    const files = await agency.services.store.read.files.after(null, 50);
    const archives = { current: { kind: "folder" } } as unknown as AgencyAtWork["services"]["archives"];
    await agency.services.store.transaction((records) => queueForArchive({ archives }, records, files));
    assert.equal((await agency.services.store.read.places.queue()).waiting, 0);

    const there = session.parse(await readSession(agency.services, leader));
    assert.deepEqual([there.agency.isPractice, there.hasPractice], [true, false]);
    const home = session.parse(await readSession(agency.services, agency.actors.leader));
    assert.deepEqual([home.agency.isPractice, home.hasPractice], [false, true]);
    assert.deepEqual(
      home.agencies.map(({ isPractice }) => isPractice),
      [false, true],
    );
    const offered = await offerSampleSignIn(agency.services);
    assert.ok(offered.every(({ name }) => !name.endsWith("Mẫu")));
  });

  it("begins anew for everybody when the administrator says so, and cannot be nested", async () => {
    await open();
    const leader = await practising(agency.actors.leader);
    agency.clock.set(new Date(agency.services.clock.now().getTime() + 60_000));
    await open();
    await assert.rejects(
      identifyPerson(agency.services, { personId: leader.personId, agencyId: leader.agencyId }),
      { code: "access.no-appointment" },
    );
    const again = await practising(agency.actors.leader);
    assert.notEqual(again.agencyId, leader.agencyId);
    assert.equal(await waiting(again), 2);
    await assert.rejects(enterPractice(deps(), again), { code: "practice.within" });
    await assert.rejects(openPractice(deps(), agency.actors.leader), { code: "access.administrators-only" });
  });

  it("remembers once for each person in which roles they were shown around", async () => {
    const { clerk, leader } = agency.actors;
    await markTourSeen(agency.services, clerk, "clerk");
    assert.deepEqual(await markTourSeen(agency.services, clerk, "clerk"), { toursSeen: ["clerk"] });
    assert.deepEqual((await readSession(agency.services, leader)).toursSeen, []);
  });
});
