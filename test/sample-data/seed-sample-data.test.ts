import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { peopleView, settingsView } from "../../src/contract/administration.ts";
import { work, workBucket } from "../../src/contract/routing.ts";
import { incomingStates } from "../../src/domain/incoming/incoming-document.ts";
import type { IncomingDocument } from "../../src/domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../src/domain/outgoing/outgoing-document.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { fold } from "../../src/domain/text/fold.ts";
import { commune } from "../../src/sample-data/commune.ts";
import { department } from "../../src/sample-data/department.ts";
import { directoryAgencies } from "../../src/sample-data/add-directory.ts";
import { sampleNodeId, samplePersonId } from "../../src/sample-data/sample-agency.ts";
import { listDeadLetters } from "../../src/usecases/administration/list-dead-letters.ts";
import { listSettings } from "../../src/usecases/administration/list-settings.ts";
import { readPeople } from "../../src/usecases/administration/read-people.ts";
import { verifyAudit } from "../../src/usecases/audit/verify-audit.ts";
import { readFile } from "../../src/usecases/files/read-file.ts";
import { listIncoming } from "../../src/usecases/incoming/list-incoming.ts";
import { listOutgoing } from "../../src/usecases/outgoing/list-outgoing.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import { listWork } from "../../src/usecases/work/list-work.ts";
import { pageTexts } from "../adapters/forms/read-print.ts";
import { seededAt, type Seeded } from "./seeded-store.ts";

const monday = new Date("2026-11-23T02:10:00Z");
const agencyId = sampleNodeId(department.number);

describe("The sample data", () => {
  let seeded: Seeded;
  before(async function () {
    this.timeout(120_000);
    seeded = await seededAt(monday);
  });
  after(() => seeded.close());

  function actor(key: string, agency = department): Promise<Actor> {
    const everybody = [
      ...department.people,
      department.administrator,
      ...commune.people,
      commune.administrator,
    ];
    const person = everybody.find((one) => one.key === key);
    assert.ok(person, key);
    return identifyPerson(seeded.services, {
      personId: samplePersonId(person.number),
      agencyId: sampleNodeId(agency.number),
    });
  }

  it("have something in every list of work of a leader, a head, a specialist and a clerk", async () => {
    for (const key of ["thuận", "ẩn", "sarinh", "sương"]) {
      const who = await actor(key);
      for (const bucket of workBucket.options) {
        // A specialist assigns nothing to anybody.
        if (key === "sarinh" && bucket === "assignedByMe") continue;
        const found = work.parse(await listWork(seeded.services, who, { bucket, limit: 50 }));
        assert.ok(found.items.length > 0, `${key} ${bucket}`);
      }
    }
  });

  it("have documents in every state: late, urgent, overdue, waiting for more time, returned, reopened, answered", async () => {
    const documents = await incomingOf(seeded, agencyId);
    // A refusal is for documents that are worth nothing; the sample agencies receive none.
    for (const state of incomingStates.filter((one) => one !== "refused"))
      assert.ok(
        documents.some((one) => one.state === state),
        state,
      );
    assert.ok(documents.some(({ late }) => late !== null));
    assert.ok(documents.some(({ fields }) => fields.priority === 3));
    assert.ok(documents.some(({ fields }) => fields.source === "paper"));
    const slips = await seeded.services.store.read.routing.slips(documents.map(({ id }) => id));
    const assignments = [...slips.values()].flatMap((slip) => slip.assignments);
    assert.ok(assignments.some(({ extension }) => extension !== null));
    assert.ok(assignments.some(({ state }) => state === "returned"));
    assert.ok(assignments.some(({ state }) => state === "withdrawn" || state === "completed"));
    assert.ok(assignments.some(({ replySymbol }) => replySymbol !== null));
    assert.ok(
      assignments.some(
        (it) => it.state === "acknowledged" && it.deadlineAt !== null && it.deadlineAt < monday,
      ),
    );
    const actions = new Set<string>();
    for (const { id } of documents)
      for (const { action } of await seeded.services.store.read.audit.ofDocument(id)) actions.add(action);
    for (const action of [
      "routing.reopened",
      "routing.extensionGranted",
      "routing.extensionRefused",
      "routing.transferred",
    ])
      assert.ok(actions.has(action), action);
  });

  it("number both registers without a gap, in the order in which documents came", async () => {
    for (const { number } of [department, commune]) {
      const incoming = await incomingOf(seeded, sampleNodeId(number));
      assert.deepEqual(
        incoming.map((one) => one.arrivalNumber),
        incoming.map((_, i) => i + 1),
      );
      const times = incoming.map(({ registeredAt }) => registeredAt.getTime());
      assert.deepEqual(
        times,
        [...times].sort((a, b) => a - b),
      );
      assert.ok(times.every((time) => time <= monday.getTime()));
      const outgoing = await outgoingOf(seeded, sampleNodeId(number));
      assert.deepEqual(
        outgoing.map((one) => one.number),
        outgoing.map((_, i) => i + 1),
      );
    }
  });

  it("leave an audit that verifies", async () => {
    const verdicts = [];
    for await (const verdict of verifyAudit(seeded.services)) verdicts.push(verdict);
    assert.deepEqual(
      verdicts.map(({ agencyId: id, fault }) => [id, fault]),
      [department, commune].map(({ number }) => [sampleNodeId(number), null]),
    );
    assert.ok(verdicts.every(({ entries }) => entries > 30));
  });

  it("bring papers that are real PDFs with text that can be read, bearing the number of their entry", async () => {
    const clerk = await actor("chi");
    const documents = await incomingOf(seeded, agencyId);
    const outgoing = await outgoingOf(seeded, agencyId);
    for (const { id, symbol } of [
      ...documents
        .slice(0, 3)
        .map((it) => ({ id: it.id, symbol: `${it.fields.codeNumber}/${it.fields.codeNotation}` })),
      ...outgoing.slice(0, 3).map((it) => ({ id: it.id, symbol: it.symbol })),
    ]) {
      const [file] = await seeded.services.store.read.files.ofDocument(id);
      assert.ok(file);
      const chunks: Uint8Array[] = [];
      const opened = await readFile(seeded.services, clerk, file.id);
      for await (const piece of opened.whole()) chunks.push(piece);
      const pages = await pageTexts(Buffer.concat(chunks));
      assert.equal(pages.length, file.pageCount);
      assert.match(pages[0] ?? "", /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/u);
      assert.ok(pages[0]?.includes(symbol), symbol);
    }
  });

  it("show the commune nothing of the department but what was sent to it", async () => {
    const clerk = await actor("nhi", commune);
    const incoming = await listIncoming(seeded.services, clerk, { view: "all", sort: "number", limit: 200 });
    assert.equal(incoming.items.length, (await incomingOf(seeded, sampleNodeId(commune.number))).length);
    const received = (await outgoingOf(seeded, agencyId)).filter(({ fields }) =>
      fields.recipients.some((to) => to.agencyId === sampleNodeId(commune.number)),
    );
    assert.ok(received.length >= 2);
    for (const { id } of received)
      assert.ok(
        (await seeded.services.store.read.outgoing.access(id)).some((it) => it.startsWith("agency:")),
      );
    const own = await listOutgoing(seeded.services, clerk, { view: "own", sort: "number", limit: 200 });
    assert.ok(own.items.every(({ symbol }) => !symbol.includes("SKHCN")));
    const sent = await listOutgoing(seeded.services, clerk, { view: "received", sort: "number", limit: 200 });
    assert.deepEqual(sent.items.map(({ id }) => id).sort(), received.map(({ id }) => id).sort());
  });

  it("are found by words without tone marks", async () => {
    const found = await listIncoming(seeded.services, await actor("chi"), {
      view: "all",
      sort: "number",
      limit: 50,
      q: "chuyen doi so",
    });
    assert.ok(found.items.length >= 3);
  });

  it("have people with fixed ids, some in two roles and one in two agencies, and pages of administration with content", async () => {
    const administrator = await actor("phi");
    const { people, positions } = peopleView.parse(await readPeople(seeded.services, administrator));
    assert.equal(people.length, 16);
    assert.ok(people.every(({ id, directoryId }) => id === directoryId));
    assert.deepEqual(
      positions.map(({ rank }) => rank),
      positions.map(({ rank }) => rank).sort((a, b) => a - b),
    );
    assert.ok(people.some(({ appointments }) => appointments.length > 1));
    assert.deepEqual((await actor("lực", commune)).roles, ["specialist"]);
    const settings = settingsView.parse(await listSettings(seeded.services, administrator));
    assert.equal(settings.find(({ key }) => key === "clerkMayTransfer")?.value, true);
    assert.equal((await listDeadLetters(seeded.services, administrator)).length, 1);
    const { waiting } = await seeded.services.store.read.outbox.counts();
    assert.equal(waiting, 0);
    const years = await seeded.services.store.read.calendars.years(agencyId, [2026, 2027]);
    assert.equal(years.length, 2);
  });

  it("name nobody and no address of the labelled corpus", function () {
    const file = path.resolve(import.meta.dirname, "../../../shared/corpus/documents/gold.tsv");
    if (!existsSync(file)) {
      // oxlint-disable-next-line no-console -- said where it is skipped
      console.log("      (the corpus is not here: skipped)");
      this.skip();
    }
    const [head = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
    const columns = head.split("\t").flatMap((name, i) => (/signer/u.test(name) ? [i] : []));
    assert.ok(columns.length > 0);
    const named = new Set(
      rows.flatMap((row) => columns.flatMap((i) => (row.split("\t")[i] ?? "").split("; ").map(fold))),
    );
    const ours = readFileSync(path.resolve(import.meta.dirname, "../../src/sample-data/signers.ts"), "utf8");
    const names = [
      ...[...department.people, department.administrator, ...commune.people, commune.administrator].map(
        (it) => it.fullName,
      ),
      ...[...ours.matchAll(/^ {2}"([^"]+)",$/gmu)].map((match) => match[1] ?? ""),
    ];
    assert.ok(names.length > 40);
    assert.deepEqual(
      names.filter((name) => named.has(fold(name))),
      [],
    );
  });

  it("know some hundred agencies with codes of both forms, and those that were merged", () => {
    const agencies = [...directoryAgencies().values()];
    assert.ok(agencies.length >= 110, String(agencies.length));
    assert.equal(new Set(agencies.map(({ id }) => id)).size, agencies.length);
    assert.ok(agencies.some(({ code, oldCode }) => code !== undefined && oldCode !== undefined));
    assert.ok(agencies.some(({ to, successor }) => to !== undefined && successor !== undefined));
  });
});

describe("The sample data on other days", () => {
  for (const [day, instant] of [
    ["at the beginning of a year", "2027-01-05T00:40:00Z"],
    ["in the night of a Sunday", "2026-11-22T18:30:00Z"],
  ] as const) {
    it(`are whole ${day}, and the same`, async function () {
      this.timeout(120_000);
      const seeded = await seededAt(new Date(instant));
      try {
        const documents = await incomingOf(seeded, agencyId);
        assert.equal(documents.length, 51);
        assert.ok(documents.every(({ registeredAt }) => registeredAt < new Date(instant)));
        for await (const { fault } of verifyAudit(seeded.services)) assert.equal(fault, null);
      } finally {
        await seeded.close();
      }
    });
  }
});

/** Every entry, in order of registers and numbers. */
async function incomingOf({ services }: Seeded, agency: string): Promise<IncomingDocument[]> {
  const { read } = services.store;
  const registers = (await read.registers.ofAgency(agency, "incoming")).reverse();
  const all: IncomingDocument[] = [];
  for (const { id, lastNumber } of registers) {
    const found = await read.incoming.registerChunk(
      { registerId: id },
      { afterNumber: 0, toNumber: null, limit: 1000 },
    );
    assert.equal(found.length, lastNumber);
    all.push(...found);
  }
  return all;
}

async function outgoingOf({ services }: Seeded, agency: string): Promise<OutgoingDocument[]> {
  const { read } = services.store;
  const all: OutgoingDocument[] = [];
  for (const { id } of await read.registers.ofAgency(agency, "outgoing"))
    all.push(
      ...(await read.outgoing.registerChunk(
        { registerId: id },
        { afterNumber: 0, toNumber: null, limit: 1000 },
      )),
    );
  return all;
}
