import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { openPersonsTokens } from "../../../src/adapters/identity/on-behalf-of.ts";
import { personsCalendar } from "../../../src/adapters/persons-graph/persons-calendar.ts";
import { personsFiles } from "../../../src/adapters/persons-graph/persons-files.ts";
import { openAsPerson, personsTuning } from "../../../src/adapters/persons-graph/persons-graph.ts";
import type { PersonsProof } from "../../../src/ports/in-persons-name.ts";
import { quick } from "../../support/archive-double.ts";
import type { EntraPeople } from "../../support/entra-people.ts";
import type { GraphDouble } from "../../support/graph-double/graph-double.ts";
import { openPeopleAtGraph } from "../../support/people-at-graph.ts";

const person = "11111111-1111-4111-8111-111111111111";
const other = "22222222-2222-4222-8222-222222222222";

describe("Graph in a person's name", function () {
  this.timeout(30_000);
  let people: EntraPeople;
  let double: GraphDouble;
  before(async () => {
    ({ people, double } = await openPeopleAtGraph());
    for (const one of ["Calendars.ReadWrite", "Files.Read.All"]) double.entra.people.consented.add(one);
  });
  afterEach(() => {
    double.faults.clear();
    double.state.persons.events.length = 0;
    double.state.persons.sent = 0;
  });
  after(async () => {
    assert.deepEqual(double.complaints, []);
    await double.close();
  });

  const proofOf = async (directoryId: string): Promise<PersonsProof> => ({
    directoryId,
    token: await people.tokenFor(directoryId),
  });
  const asPerson = () => {
    const app = {
      tenantId: people.tenantId,
      clientId: people.clientId,
      credential: { kind: "password", password: double.entra.app.secret } as const,
      loginUrl: double.origin,
      graphUrl: double.origin,
    };
    return openAsPerson(double.origin, openPersonsTokens(app), { ...personsTuning, ...quick });
  };
  const at = (time: string) => new Date(`2026-11-25T${time}:00+07:00`);
  const event = {
    startsAt: at("08:30"),
    endsAt: at("10:00"),
    place: "Phòng họp số 2",
    participants: [{ name: "Trần Văn Bình", email: "binh@donvi.gov.vn" }],
    transaction: "0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f",
    title: "Họp giao ban",
    text: "Giấy mời 127/GM-UBND",
  };

  describe("a calendar", () => {
    it("holds one draft, in Vietnam's time, however often it is asked for and whatever answer is lost", async () => {
      const calendar = personsCalendar(asPerson());
      const proof = await proofOf(person);
      double.faults.plan(({ path, method }) => method === "POST" && path === "/v1.0/me/events", {
        kind: "loseAnswer",
      });
      const first = await calendar.draft(proof, event);
      const second = await calendar.draft(proof, event);
      assert.deepEqual([second.id, second.isSent], [first.id, false]);
      const [kept, ...more] = double.state.persons.events;
      assert.deepEqual(more, []);
      assert.deepEqual(kept?.event.start, {
        dateTime: "2026-11-25T08:30:00",
        timeZone: "SE Asia Standard Time",
      });
      assert.equal(double.state.persons.sent, 0);
    });

    it("keeps whom the person invited besides when the time changes, and says what is gone", async () => {
      const calendar = personsCalendar(asPerson());
      const proof = await proofOf(person);
      const { id } = await calendar.draft(proof, event);
      const [kept] = double.state.persons.events;
      assert.ok(kept !== undefined);
      const guest = {
        emailAddress: { name: "Khách", address: "khach@noikhac.vn" },
        type: "optional",
      } as const;
      kept.event = { ...kept.event, attendees: [...(kept.event.attendees ?? []), guest] };
      const added = { name: "Lê Thị Cúc", email: "cuc@donvi.gov.vn" };
      const to = { ...event, startsAt: at("09:00"), participants: [...event.participants, added] };
      assert.equal((await calendar.change(proof, id, to))?.isSent, false);
      assert.deepEqual(
        kept.event.attendees?.map((it) => it.emailAddress?.address),
        ["binh@donvi.gov.vn", "khach@noikhac.vn", "cuc@donvi.gov.vn"],
      );
      assert.equal(kept.event.start?.dateTime, "2026-11-25T09:00:00");
      await calendar.remove(proof, id);
      assert.equal(await calendar.look(proof, id), null);
      assert.equal(await calendar.change(proof, id, to), null);
      assert.equal(await calendar.look(await proofOf(other), id), null, "somebody else's is not there");
    });

    it("carries files small and large, byte for byte, and says which its mailbox does not take", async () => {
      const calendar = personsCalendar(asPerson());
      const proof = await proofOf(person);
      const { id } = await calendar.draft(proof, { ...event, transaction: crypto.randomUUID() });
      const kept = double.state.persons.events.find((it) => it.id === id);
      const paper = (name: string, size: number) => ({
        name,
        mediaType: "application/pdf",
        bytes: randomBytes(size),
      });
      const papers = [
        paper("nhỏ.pdf", 3 * 1024 * 1024 - 1),
        paper("vừa.pdf", 3 * 1024 * 1024),
        paper("lớn.pdf", 9_000_001),
      ];
      for (const one of papers) assert.equal(await calendar.attach(proof, id, one), true);
      assert.deepEqual(
        kept?.attachments.map(({ name, bytes }) => [
          name,
          bytes.equals(papers.find((it) => it.name === name)?.bytes ?? bytes.subarray(1)),
        ]),
        papers.map(({ name }) => [name, true]),
      );
      double.state.persons.mailboxTakes = 4_000_000;
      assert.equal(await calendar.attach(proof, id, paper("quá lớn.pdf", 5_000_000)), false);
      double.state.persons.mailboxTakes = 26_000_000;
      double.faults.plan(({ host, method }) => host === "bytes" && method === "PUT", {
        kind: "status",
        status: 503,
      });
      await assert.rejects(calendar.attach(proof, id, paper("dở.pdf", 5_000_000)), { fault: "offline" });
      assert.equal(double.state.persons.uploads.size, 0, "what did not come whole is given up");
      assert.deepEqual(
        await calendar.papers(proof, id),
        papers.map(({ name }) => name),
      );
    });

    it("tells who is busy when, in more than one question where there are many, and whose is not to be seen", async () => {
      const calendar = personsCalendar(asPerson());
      const item = (status: string, from: string, to: string) => ({
        status: status as "busy",
        start: { dateTime: at(from).toISOString().slice(0, 19), timeZone: "UTC" },
        end: { dateTime: at(to).toISOString().slice(0, 19), timeZone: "UTC" },
        subject: "Khám bệnh",
      });
      const address = (n: number) => `nguoi${n}@donvi.gov.vn`;
      for (let n = 0; n < 24; n += 1) double.state.persons.schedules.set(address(n), []);
      double.state.persons.schedules.set(address(22), [
        item("busy", "08:00", "09:00"),
        item("free", "09:00", "09:30"),
        item("oof", "09:30", "12:00"),
      ]);
      const addresses = Array.from({ length: 25 }, (_one, n) => address(n));
      const seen = await calendar.busy(await proofOf(person), addresses, event);
      assert.deepEqual(seen[0], { state: "seen", busy: [] });
      assert.deepEqual(seen[22], {
        state: "seen",
        busy: [
          { kind: "busy", startsAt: at("08:00"), endsAt: at("09:00") },
          { kind: "away", startsAt: at("09:30"), endsAt: at("12:00") },
        ],
      });
      assert.deepEqual(seen[24], { state: "unknown" });
    });

    it("says what Graph refuses, how long it wants to be left alone, and that somebody must prove who they are", async () => {
      const calendar = personsCalendar(asPerson());
      const proof = await proofOf(person);
      const fails = (status: number, more = {}) =>
        double.faults.plan(
          ({ path }) => path.startsWith("/v1.0/me/"),
          { kind: "status", status, ...more },
          2,
        );
      fails(403, { code: "ErrorAccessDenied" });
      await assert.rejects(calendar.look(proof, "any"), { fault: "denied", reason: "ErrorAccessDenied" });
      double.faults.clear();
      fails(429, { retryAfter: 60 });
      await assert.rejects(calendar.look(proof, "any"), { fault: "throttled", retryAfter: 60 });
      double.faults.clear();
      fails(503);
      await assert.rejects(calendar.look(proof, "any"), { fault: "offline" });
      double.faults.clear();
      fails(401);
      await assert.rejects(calendar.look(proof, "any"), { name: "PersonNeeded", act: "signIn" });
    });
  });

  describe("a file that a message names", () => {
    const address = "https://donvi.sharepoint.com/sites/to-1/Tai lieu/công văn.pdf";
    const bytes = randomBytes(400_000);
    before(async () => {
      const site = double.state.addSite("https://donvi.sharepoint.com/sites/to-1");
      const [drive] = site.drives;
      assert.ok(drive !== undefined);
      const item = drive.add(drive.root, "công văn.pdf", false);
      drive.setContent(item, await double.state.blobs.keep(Readable.from([bytes])));
      double.state.persons.shared.set(address, { drive, item, with: new Set([person]) });
      const folder = drive.add(drive.root, "thư mục", true);
      double.state.persons.shared.set(`${address}/..`, { drive, item: folder, with: new Set([person]) });
    });

    const read = async (file: { open(): Promise<AsyncIterable<Uint8Array>> } | null): Promise<string> => {
      const hash = createHash("sha256");
      for await (const piece of (await file?.open()) ?? []) hash.update(piece);
      return hash.digest("hex");
    };

    it("is read as its person may read it, on from where the connection broke, without a token to the bytes' host", async () => {
      const files = personsFiles(asPerson(), { ...personsTuning, ...quick });
      double.faults.plan(({ host, method }) => host === "bytes" && method === "GET", {
        kind: "cutAnswer",
        afterBytes: 150_000,
      });
      const file = await files.find(await proofOf(person), address);
      assert.deepEqual([file?.name, file?.size], ["công văn.pdf", bytes.length]);
      assert.equal(await read(file), createHash("sha256").update(bytes).digest("hex"));
    });

    it("is not there for whom it is not shared with, nor where it is a folder or gone", async () => {
      const files = personsFiles(asPerson());
      assert.equal(await files.find(await proofOf(other), address), null);
      assert.equal(await files.find(await proofOf(person), `${address}/..`), null);
      assert.equal(await files.find(await proofOf(person), `${address}?x`), null);
    });

    it("says that its bytes do not come to their end", async () => {
      const files = personsFiles(asPerson(), { ...personsTuning, ...quick });
      double.faults.plan(({ host }) => host === "bytes", { kind: "status", status: 500 }, 5);
      const file = await files.find(await proofOf(person), address);
      await assert.rejects(read(file), { fault: "offline" });
    });
  });
});
