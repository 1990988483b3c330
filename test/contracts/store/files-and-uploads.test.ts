import assert from "node:assert/strict";
import { notScanned } from "../../../src/domain/files/file-scan.ts";
import type { StoredFileRecord } from "../../../src/ports/records/file-records.ts";
import type { UploadRecord } from "../../../src/ports/records/upload-records.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("files", (opened) => {
  const fileOf = (more: Partial<StoredFileRecord> = {}): StoredFileRecord => ({
    id: newId(),
    agencyId: newId(),
    documentKind: "incoming",
    documentId: newId(),
    role: "main",
    position: 0,
    name: "Quyết định số 05 (bản ký).pdf",
    mediaType: "application/pdf",
    size: 5_000_000_000,
    sha256: "0123456789abcdef".repeat(4),
    pageCount: 3,
    storedAt: at("11-20 08:00"),
    scan: notScanned,
    active: [],
    ...more,
  });

  it("come back in their order, and are known by their ids", async () => {
    const { store } = opened();
    const documentId = newId();
    const files = [2, 0, 1].map((position) =>
      fileOf({ documentId, position, pageCount: null, documentKind: "outgoing", role: "attachment" }),
    );
    await store.transaction((records) => records.files.insert(files));
    assert.deepEqual(
      await store.read.files.ofDocument(documentId),
      files.toSorted((a, b) => a.position - b.position),
    );
    assert.deepEqual(await store.read.files.get(files[0]?.id ?? ""), files[0]);
    assert.equal(await store.read.files.get(newId()), null);
    const ids = files.map((it) => it.id);
    assert.deepEqual(await store.read.files.known([...ids, newId()]), new Set(ids));
    assert.deepEqual(await store.read.files.known([]), new Set());
  });

  it("say what a scan found in them, and which of an agency may not be read", async () => {
    const { store } = opened();
    const file = fileOf({ active: ["scripts", "embeddedFiles"] });
    await store.transaction((records) => records.files.insert([file, fileOf({ agencyId: file.agencyId })]));
    const scan = { state: "notSeen", signatures: "ClamAV 1/2", found: "limits" } as const;
    assert.equal(await store.transaction((records) => records.files.markScan(file.id, scan)), true);
    assert.equal(await store.transaction((records) => records.files.markScan(newId(), scan)), false);
    assert.deepEqual(await store.read.files.blocked(file.agencyId, 10), [{ ...file, scan }]);
    const clean = { state: "clean", signatures: "ClamAV 1/3", found: null } as const;
    await store.transaction((records) => records.files.markScan(file.id, clean));
    assert.deepEqual(await store.read.files.blocked(file.agencyId, 10), []);
    assert.deepEqual(await store.read.files.get(file.id), { ...file, scan: clean });
  });

  it("are known among thousands of ids at once", async () => {
    const { store } = opened();
    const file = fileOf();
    await store.transaction((records) => records.files.insert([file]));
    const many = Array.from({ length: 5_000 }, newId);
    assert.deepEqual(await store.read.files.known([...many, file.id]), new Set([file.id]));
  });

  it("are kept once", async () => {
    const { store } = opened();
    const file = fileOf();
    await store.transaction((records) => records.files.insert([file]));
    await assert.rejects(
      store.transaction((records) => records.files.insert([fileOf(), file])),
      DuplicateKey,
    );
  });
});

onEveryEngine("uploads", (opened) => {
  const uploadOf = (more: Partial<UploadRecord> = {}): UploadRecord => ({
    id: newId(),
    agencyId: newId(),
    personId: newId(),
    name: "Tờ trình.docx",
    role: "main",
    size: 12,
    state: "receiving",
    sha256: null,
    mediaType: null,
    pageCount: null,
    hasTextLayer: null,
    scan: notScanned,
    active: [],
    createdAt: at("11-20 08:00"),
    expiresAt: at("11-21 08:00"),
    ...more,
  });
  const facts = { sha256: "a".repeat(64), mediaType: "application/pdf", pageCount: 2, hasTextLayer: true };
  const clean = { state: "clean", signatures: "ClamAV 1/2", found: null } as const;
  const insert = (...uploads: readonly UploadRecord[]) =>
    opened().store.transaction(async (records) => {
      for (const upload of uploads) await records.uploads.insert(upload);
    });

  it("become ready once", async () => {
    const { store } = opened();
    const upload = uploadOf();
    await insert(upload);
    assert.deepEqual(await store.read.uploads.get(upload.id), upload);
    const found = { ...facts, state: "ready", scan: clean, active: ["objects"] } as const;
    const { expiresAt } = upload;
    const ready = () =>
      store.transaction((records) => records.uploads.settle(upload.id, { ...found, expiresAt }));
    assert.deepEqual([await ready(), await ready()], [true, false]);
    assert.deepEqual(await store.read.uploads.get(upload.id), { ...upload, ...found });
    assert.equal(await store.transaction((r) => r.uploads.settle(newId(), { ...found, expiresAt })), false);
  });

  it("wait for the scanner, the oldest first, and are blocked or freed by what it says", async () => {
    const { store } = opened();
    const agencyId = newId();
    const later = uploadOf({ agencyId, createdAt: at("11-20 09:00"), state: "waiting" });
    const first = uploadOf({ agencyId, state: "waiting" });
    await insert(later, first, uploadOf({ agencyId }));
    assert.deepEqual(
      (await store.read.uploads.waiting(10)).filter((it) => it.agencyId === agencyId),
      [first, later],
    );
    const infected = { state: "infected", signatures: "ClamAV 1/2", found: "Test.Eicar" } as const;
    const to = { state: "blocked", scan: infected, expiresAt: at("12-20 08:00") } as const;
    const mark = () => store.transaction((records) => records.uploads.markScan(first.id, "waiting", to));
    assert.deepEqual([await mark(), await mark()], [true, false]);
    assert.deepEqual(await store.read.uploads.blocked(agencyId, 10), [{ ...first, ...to }]);
    assert.deepEqual(await store.read.uploads.blocked(newId(), 10), []);
  });

  it("are taken by one of two who reach for them", async () => {
    const { store } = opened();
    const upload = uploadOf();
    await insert(upload);
    const take = () => store.transaction((records) => records.uploads.remove(upload.id));
    assert.deepEqual((await Promise.all([take(), take()])).toSorted(), [false, true]);
    assert.equal(await store.read.uploads.get(upload.id), null);
  });

  it("are taken together or not at all", async () => {
    const { store } = opened();
    const [one, two, three] = [uploadOf(), uploadOf(), uploadOf()];
    await insert(one, two, three);
    const take = (...ids: string[]) =>
      store.transaction(async (records) => {
        if (!(await records.uploads.take(ids))) throw new Error("one is gone");
      });
    await take(one.id);
    await assert.rejects(take(two.id, one.id, three.id), /one is gone/);
    await take(two.id, three.id);
    assert.equal(await store.read.uploads.countOpen(), 0);
  });

  it("are found by their bytes and go with a document that is sealed", async () => {
    const { store } = opened();
    const [same, others] = [uploadOf(), uploadOf({ sha256: "b".repeat(64) })];
    const alike = { ...same, ...facts };
    await insert(alike, { ...others, agencyId: alike.agencyId });
    const take = () =>
      store.transaction((records) => records.sealings.takeUploads([facts.sha256], alike.agencyId));
    assert.deepEqual([await take(), await take()], [[alike.id], []]);
    assert.equal(await store.read.uploads.get(alike.id), null);
    assert.notEqual(await store.read.uploads.get(others.id), null);
  });

  it("expire, the oldest first", async () => {
    const { store } = opened();
    const uploads = ["11-21 08:00", "11-19 08:00", "11-20 08:00"].map((day) =>
      uploadOf({ expiresAt: at(day) }),
    );
    await insert(...uploads);
    const expired = await store.read.uploads.expired(at("11-21 08:00"), 5);
    assert.deepEqual(expired, [uploads[1], uploads[2]]);
    assert.equal((await store.read.uploads.expired(at("11-21 08:00"), 1)).length, 1);
    assert.equal(await store.read.uploads.countOpen(), 3);
    const ids = uploads.map((it) => it.id);
    assert.deepEqual(await store.read.uploads.known([newId(), ...ids]), new Set(ids));
    assert.equal((await store.read.uploads.getMany([newId(), ...ids])).length, 3);
    assert.deepEqual(await store.read.uploads.getMany([]), []);
  });
});

onEveryEngine("the walk of the scanner", (opened) => {
  it("is remembered where it stands", async () => {
    const { store } = opened();
    const run = {
      signatures: "ClamAV 1/2",
      afterId: newId(),
      looked: 12,
      scanned: 3,
      found: 1,
      startedAt: at("11-20 08:00"),
      finishedAt: null,
    };
    await store.transaction((records) => records.scans.saveRun(run));
    assert.deepEqual(await store.read.scans.run(), run);
    const ended = { ...run, afterId: null, finishedAt: at("11-20 09:00") };
    await store.transaction((records) => records.scans.saveRun(ended));
    assert.deepEqual(await store.read.scans.run(), ended);
  });
});
