import assert from "node:assert/strict";
import type { Upload } from "../../../src/contract/files.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { StoredFileRecord } from "../../../src/ports/records/file-records.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { sweepOrphans } from "../../../src/usecases/files/sweep-orphans.ts";
import { demandClean } from "../../../src/usecases/quarantine/demand-clean.ts";
import { composeNotice } from "../../../src/usecases/notices/compose-notice.ts";
import { listQuarantine } from "../../../src/usecases/quarantine/list-quarantine.ts";
import { rescan } from "../../../src/usecases/quarantine/rescan.ts";
import { scanAgain } from "../../../src/usecases/quarantine/scan-again.ts";
import { scanWaiting } from "../../../src/usecases/quarantine/scan-upload.ts";
import { eicar, eicarName, laterFound } from "../../support/clamd.ts";
import { heldIds, openFileWorld, pdfFacts, sent, type FileWorld } from "../../support/file-services.ts";
import { scannerDouble, type ScannerDouble } from "../../support/scanner-double.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("the quarantine", () => {
  let world: FileWorld;
  let scanner: ScannerDouble;
  beforeEach(async () => {
    world = await openFileWorld();
    scanner = scannerDouble();
  });
  afterEach(() => world.close());

  const services = () => ({ ...world.services, scanner });
  const pace = { budgetMs: 60_000, pause: () => Promise.resolve() };
  const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

  async function send(text: string, role: "main" | "attachment" | "register" = "main"): Promise<Upload> {
    const { clerk } = world.people.actors;
    const input = { name: "cong-van.pdf", role, size: Buffer.byteLength(text) };
    const { id } = await beginUpload(services(), clerk, input);
    return appendUpload(services(), clerk, { id, offset: 0, bytes: sent(text) });
  }
  /** The upload as a document's file. */
  async function store(text: string, scan = true): Promise<StoredFileRecord> {
    const { id } = scan ? await send(text) : await sendUnscanned(text);
    const { store: records, clock, ids } = world.services;
    await records.transaction(async (tx) => {
      const upload = await tx.uploads.get(id);
      assert.ok(upload?.sha256 && upload.mediaType && upload.role !== "register" && upload.role !== "draft");
      const { role, sha256, mediaType } = upload;
      const place = { documentKind: "incoming", documentId: ids.next(), position: 0 } as const;
      await tx.files.insert([{ ...upload, role, sha256, mediaType, ...place, storedAt: clock.now() }]);
      await tx.uploads.remove(id);
    });
    const file = await records.read.files.get(id);
    assert.ok(file !== null);
    return file;
  }
  async function sendUnscanned(text: string): Promise<Upload> {
    const { clerk } = world.people.actors;
    const without = { ...world.services, scanner: null };
    const { id } = await beginUpload(without, clerk, {
      name: "cu.pdf",
      role: "main",
      size: Buffer.byteLength(text),
    });
    return appendUpload(without, clerk, { id, offset: 0, bytes: sent(text) });
  }
  const state = async (id: string) => (await world.services.store.read.files.get(id))?.scan.state;
  async function actions(): Promise<string[]> {
    const { agency } = world.people;
    return (await world.services.store.read.audit.chunk(agency.id, 0, 100)).map(({ action }) => action);
  }

  it("keeps a find for its days and then removes it, so that only the event stays", async () => {
    const upload = await send(eicar);
    assert.deepEqual([upload.state, upload.scan.found], ["blocked", eicarName]);
    world.clock.set(new Date(world.clock.now().getTime() + 29 * day));
    await sweepOrphans(services(), { graceMs: hour });
    assert.deepEqual(await heldIds(world), [upload.id]);
    world.clock.set(new Date(world.clock.now().getTime() + 2 * day));
    await sweepOrphans(services(), { graceMs: hour });
    assert.deepEqual(await heldIds(world), []);
    assert.deepEqual(await actions(), ["malware.found", "malware.removed"]);
  });

  it("takes in a find also where the file would be refused, and refuses before all what is secret", async () => {
    world.inspect = () => Promise.reject(new RuleBroken("intake.unknown-type", { params: {} }));
    assert.equal((await send(eicar)).state, "blocked");
    await assert.rejects(send("văn bản"), broken("intake.unknown-type"));
    const firstPage = [{ text: "TUYỆT MẬT" }, { text: "KẾ HOẠCH" }];
    world.inspect = () => Promise.resolve({ ...pdfFacts, firstPage });
    await assert.rejects(send(eicar), broken("intake.secret-on-page"));
    assert.equal((await heldIds(world)).length, 1);
  });

  it("is told by card to its sender and to the administrators, as long as the find stands", async () => {
    const upload = await send(eicar);
    const { agency, actors } = world.people;
    const { read } = world.services.store;
    const told = await read.deliveries.list(agency.id, { after: null, limit: 10 });
    const noticeOf = async (personId: string) => {
      const delivery = told.find((it) => it.personId === personId);
      return delivery === undefined ? null : composeNotice(services(), delivery, { language: "vi" });
    };
    const [sender, keeper] = [
      await noticeOf(actors.clerk.personId),
      await noticeOf(actors.administrator.personId),
    ];
    assert.ok(sender?.kind === "malware" && keeper?.kind === "malware");
    assert.deepEqual([sender.found, sender.administers, keeper.administers], [eicarName, false, true]);
    scanner.finds.clear();
    await scanAgain(services(), actors.administrator, upload.id);
    assert.equal(await noticeOf(actors.clerk.personId), null);
  });

  it("is each agency's own: nobody else's administrator sees a file of it, or has it scanned", async () => {
    const upload = await send(eicar);
    const { administrator, clerk } = world.people.actors;
    const mine = await listQuarantine(services(), administrator);
    assert.deepEqual(
      mine.items.map(({ id, person }) => [id, person]),
      [[upload.id, clerk.name]],
    );
    const theirs = { ...administrator, agencyId: world.services.ids.next() };
    assert.deepEqual((await listQuarantine(services(), theirs)).items, []);
    await assert.rejects(scanAgain(services(), theirs, upload.id), broken("quarantine.not-found"));
    await assert.rejects(listQuarantine(services(), clerk), broken("access.administrators-only"));
    await assert.rejects(scanAgain(services(), clerk, upload.id), broken("access.administrators-only"));
    scanner.finds.clear();
    assert.equal((await scanAgain(services(), administrator, upload.id)).state, "clean");
    assert.deepEqual((await listQuarantine(services(), administrator)).items, []);
  });

  it("scans registers that are imported like everything else", async () => {
    assert.equal((await send(eicar, "register")).state, "blocked");
    scanner.fault = "away";
    assert.equal((await send("stt;số", "register")).state, "waiting");
  });

  it("holds a file for every reason for which there is no verdict, and scans it once there is one", async () => {
    for (const fault of ["away", "broke", "slow", "blind", "strange"] as const) {
      scanner.fault = fault;
      assert.equal((await send("văn bản")).state, "waiting", fault);
    }
    assert.deepEqual(await scanWaiting(services(), { budgetMs: 60_000 }), { scanned: 0, found: 0 });
    scanner.fault = null;
    assert.deepEqual(await scanWaiting(services(), { budgetMs: 60_000 }), { scanned: 5, found: 0 });
    assert.equal(await world.services.store.read.uploads.countWaiting(), 0);
  });

  it("passes over one file that the scanner cannot bear, and scans the others", async () => {
    scanner.fault = "away";
    const poison = await send("thuốc độc");
    await send("văn bản");
    scanner.fault = null;
    const scan: ScannerDouble["scan"] = async (bytes, options) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      if (Buffer.concat(pieces).includes("độc")) scanner.fault = "broke";
      const again = () => scanner.scan(sent(Buffer.concat(pieces).toString()), options);
      return again().finally(() => {
        scanner.fault = null;
      });
    };
    const brittle = { ...services(), scanner: { ...scanner, scan } };
    assert.deepEqual(await scanWaiting(brittle, { budgetMs: 60_000 }), { scanned: 1, found: 0 });
    assert.equal((await world.services.store.read.uploads.get(poison.id))?.state, "waiting");
  });

  it("goes through what is kept when the signatures change, finds what slipped in, and frees what they no longer find", async () => {
    const [plain, slipped] = [await store("văn bản"), await store(laterFound)];
    const ready = await send(laterFound);
    assert.equal((await rescan(services(), pace))?.scanned, 0);
    assert.equal(await rescan(services(), pace), null);

    scanner.finds.set(laterFound, "Test.Later");
    scanner.edition = 2;
    const run = await rescan(services(), pace);
    assert.deepEqual([run?.looked, run?.scanned, run?.found], [2, 2, 1]);
    assert.deepEqual([await state(plain.id), await state(slipped.id)], ["clean", "infected"]);
    // What lay ready for a document is found before it becomes a part of one.
    assert.equal((await world.services.store.read.uploads.get(ready.id))?.state, "blocked");
    const blocked = await world.services.store.read.files.get(slipped.id);
    assert.ok(blocked !== null);
    await assert.rejects(demandClean(services(), blocked), broken("file.infected"));

    scanner.finds.delete(laterFound);
    scanner.edition = 3;
    await rescan(services(), pace);
    assert.equal(await state(slipped.id), "clean");
    assert.deepEqual(
      (await actions()).filter((action) => action !== "malware.found"),
      ["malware.foundLater", "malware.cleared", "malware.cleared"].toSorted((a, b) => b.localeCompare(a)),
    );
  });

  it("goes on where it was broken off, also after the signatures changed again, and reads nothing twice", async () => {
    for (let n = 0; n < 6; n += 1) await store(`văn bản ${n}`);
    scanner.edition = 2;
    const impatient = { budgetMs: 0, pause: () => Promise.resolve() };
    const first = await rescan(services(), impatient);
    assert.equal(first?.finishedAt, null);
    const before = scanner.scans;
    const run = await rescan(services(), pace);
    assert.equal(run?.looked, 6);
    assert.equal(scanner.scans - before, 6 - (first?.scanned ?? 0));
    scanner.fault = "away";
    scanner.edition = 3;
    assert.equal(await rescan(services(), pace), null);
    scanner.fault = null;
    assert.equal((await rescan(services(), pace))?.scanned, 6);
  });

  it("lets nobody have a file from before there was a scanner until it was scanned, once for all who ask", async () => {
    const old = await store("văn bản cũ", false);
    assert.equal(old.scan.state, "notScanned");
    await demandClean({ ...services(), scanner: null }, old);
    scanner.fault = "away";
    await assert.rejects(demandClean(services(), old), broken("file.waiting-for-scan"));
    scanner.fault = null;
    await Promise.all([1, 2, 3].map(() => demandClean(services(), old)));
    assert.deepEqual([scanner.scans, await state(old.id)], [1, "clean"]);
    const bad = await store(eicar, false);
    await assert.rejects(demandClean(services(), bad), broken("file.infected"));
    assert.equal(await state(bad.id), "infected");
  });
});
