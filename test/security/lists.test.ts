import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { deadLetters, deliveries, organisation, peopleView } from "../../src/contract/administration.ts";
import { agencySuggestions, registers } from "../../src/contract/directory.ts";
import { agencyAccounts } from "../../src/contract/guests.ts";
import { incomingCheck, incomingPage } from "../../src/contract/incoming.ts";
import { outgoingDetail, outgoingPage } from "../../src/contract/outgoing.ts";
import { work } from "../../src/contract/routing.ts";
import { searchAnswer } from "../../src/contract/search.ts";
import { unzip } from "../adapters/forms/read-print.ts";
import { watchPlans, type WatchedPlans } from "../support/query-plans.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { otherPeople, ownPeople, type Somebody } from "./people-in-world.ts";
import { deadLetterOf } from "./rows-of-administration.ts";
import { outgoingReaders, readers, toOutsideReaders } from "./who-may.ts";
import { abstracts, incomingForm, openWorld, type World } from "./world.ts";

const somebodies: readonly Somebody[] = [...ownPeople, ...otherPeople];
const [mine, ours, theirs] = ["mine", "ours", "theirs"] as const;

describe("What lists show", function () {
  this.timeout(120_000);
  let world: World;
  let plans: WatchedPlans;

  before(async () => {
    world = await openWorld();
    plans = watchPlans(world.server.dataFolder);
  });
  after(async () => {
    plans.stop();
    await world.close();
  });

  const readable = (name: Somebody) =>
    [mine, ours, theirs].filter((it) => readers[it].includes(name)).map((it) => world.documents[it].id);

  it("is of incoming documents what the person may read, in every view, search and order", async () => {
    const some = [
      "",
      "?view=thisMonth",
      "?sort=numberAsc",
      "?sender=ban",
      "?typeName=Công văn",
      "?q=ban",
      "?state=assigned",
      "?atNumber=5",
      `?year=${new Date().getFullYear()}`,
    ];
    for (const name of somebodies) {
      for (const query of some) {
        const { items } = await world.as(name).get(`/api/incoming${query}`, incomingPage);
        assert.deepEqual(items.map(({ id }) => id).toSorted(), readable(name).toSorted(), `${name} ${query}`);
      }
    }
  });

  it("is found by the search where the person may read it, by its fields and by the text of its files", async () => {
    for (const name of somebodies) {
      for (const query of ["?q=ban", "?q=ban&kind=incoming", "?q=ban&state=assigned", "?q=ban&sender=ban"]) {
        const { items } = await world.as(name).get(`/api/search${query}`, searchAnswer);
        const incoming = items.filter(({ kind }) => kind === "incoming").map(({ id }) => id);
        assert.deepEqual(incoming.toSorted(), readable(name).toSorted(), `${name} ${query}`);
      }
    }
  });

  it("is of outgoing documents what the person may read, without the issuer's own notes elsewhere", async () => {
    for (const name of somebodies) {
      const isOurs = !otherPeople.some((it) => it === name);
      for (const q of ["", "trần quốc bảo"]) {
        const shown = (
          await Promise.all(
            ["own", "received"].map(async (view) => {
              const { items } = await world.as(name).get(`/api/outgoing?view=${view}&q=${q}`, outgoingPage);
              return items.map(({ id }) => `${view} ${id}`);
            }),
          )
        ).flat();
        const isFound = (it: keyof typeof outgoingReaders) => q === "" || it === "sent";
        const wanted = (["sent", "ours", "theirs"] as const)
          .filter((it) => outgoingReaders[it].includes(name) && isFound(it))
          .map((it) => `${it === "sent" && !isOurs ? "received" : "own"} ${world.outgoing[it]}`);
        if (toOutsideReaders.includes(name)) wanted.push(`own ${world.toOutside}`);
        assert.deepEqual(shown.toSorted(), wanted.toSorted(), `${name} ${q}`);
      }
    }
    const [row] = (await world.as("otherClerk").get("/api/outgoing?view=received&q=đồng mít", outgoingPage))
      .items;
    assert.ok(row);
    assert.equal(row.archiveKeeper, null);
    const [own] = (await world.as("clerk").get("/api/outgoing?q=đồng mít", outgoingPage)).items;
    assert.equal(own?.archiveKeeper, "Ngăn kéo số chín");
    const path = `/api/outgoing/${world.outgoing.sent}`;
    const { fields, history } = await world.as("otherClerk").get(path, outgoingDetail);
    assert.deepEqual([fields.archiveKeeper, fields.description, history], [null, null, []]);
  });

  it("is of work nothing that the person may not read", async () => {
    for (const name of somebodies) {
      for (const bucket of ["toHandle", "supporting", "toKnow", "assignedByMe", "done"]) {
        const { items } = await world.as(name).get(`/api/work?bucket=${bucket}`, work);
        for (const { documentId } of items)
          assert.ok(readable(name).includes(documentId), `${name} ${bucket}`);
      }
    }
  });

  it("is of registers, books and habits what is the agency's own", async () => {
    const numbers = async (name: Somebody) =>
      (await world.as(name).get("/api/registers?kind=incoming", registers)).map(
        ({ lastNumber }) => lastNumber,
      );
    assert.deepEqual([await numbers("auditor"), await numbers("otherAuditor")], [[2], [1]]);
    const year = new Date().getFullYear();
    for (const name of ["clerk", "auditor", "otherClerk", "otherAuditor"] as const) {
      const isOurs = name === "clerk" || name === "auditor";
      for (const form of ["incoming", "tracking", "outgoing"] as const) {
        const response = await world.as(name).request("GET", `/api/print/${form}.xlsx?year=${year}`);
        const parts = await unzip(Buffer.from(await response.arrayBuffer()));
        const book = [...parts.values()].join("\n");
        const outgoing = form === "outgoing";
        const shown = outgoing ? [abstracts.sent, abstracts.oursOut] : [abstracts.mine, abstracts.ours];
        const hidden = [outgoing ? abstracts.theirsOut : abstracts.theirs];
        for (const abstract of shown) assert.equal(book.includes(abstract), isOurs, `${name} ${form}`);
        for (const abstract of hidden) assert.equal(book.includes(abstract), !isOurs, `${name} ${form}`);
      }
    }
    const suggested = await world.as("otherClerk").get("/api/directory/agencies?q=tỉnh", agencySuggestions);
    assert.deepEqual(
      suggested.flatMap(({ habit }) => habit ?? []),
      [],
    );
  });

  it("does not tell a clerk of one agency that another one has the same document", async () => {
    const other = world.as("otherClerk");
    const bytes = await makePdf([`Tệp ${abstracts.mine}`]);
    const { id } = await other.upload("cùng tệp.pdf", bytes);
    const found = await other.post(
      "/api/incoming/check",
      { fields: incomingForm(abstracts.mine), uploadIds: [id, world.files.mine] },
      incomingCheck,
    );
    assert.deepEqual(found.duplicates, []);
    const body = { key: randomUUID(), fields: incomingForm(abstracts.mine), uploadIds: [id] };
    await other.post("/api/incoming", body, z.unknown());
    const asked = { fields: incomingForm(abstracts.theirs), uploadIds: [] };
    assert.deepEqual(
      (await world.as("clerk").post("/api/incoming/check", asked, incomingCheck)).duplicates,
      [],
    );
  });

  it("is of people, units, deliveries and dead letters what is the administrator's own", async () => {
    const [own, foreign] = [
      await deadLetterOf(world, "administrator"),
      await deadLetterOf(world, "otherAdministrator"),
    ];
    for (const name of ["administrator", "otherAdministrator"] as const) {
      const isOurs = name === "administrator";
      const client = world.as(name);
      const letters = (await client.get("/api/admin/dead-letters", deadLetters)).map(({ id }) => id);
      assert.deepEqual(letters, [isOurs ? own : foreign]);
      const { people } = await client.get("/api/admin/people", peopleView);
      const has = (who: Somebody) => people.some(({ id }) => id === world.people[who].personId);
      assert.deepEqual([has("clerk"), has("otherClerk")], [isOurs, !isOurs]);
      const { nodes } = await client.get("/api/admin/organisation", organisation);
      const { agency, other } = world.server.people;
      const roots = nodes.filter(({ kind }) => kind === "agency").map(({ id }) => id);
      assert.deepEqual(roots, [isOurs ? agency.id : other.agency.id]);
      const sent = (await client.get("/api/admin/deliveries", deliveries)).items;
      const { documents } = world;
      const about = isOurs ? [documents.mine.id, documents.ours.id, world.toOutside] : [documents.theirs.id];
      assert.ok(sent.length > 0);
      const { accounts } = await client.get("/api/admin/guests", agencyAccounts);
      const representatives = accounts.flatMap((account) => account.people);
      const ourNames = [
        ...people.map(({ fullName }) => fullName),
        ...representatives.map((it) => it.person.name),
      ];
      for (const { documentId, person } of sent) {
        assert.ok(ourNames.includes(person), name);
        assert.ok(documentId === null || about.includes(documentId), name);
      }
    }
  });

  it("is read from no table that grows from end to end, by any view, search or order", () => {
    assert.ok(plans.assertNoScans() > 80);
  });
});
