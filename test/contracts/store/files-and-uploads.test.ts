import assert from "node:assert/strict";
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
    createdAt: at("11-20 08:00"),
    expiresAt: at("11-21 08:00"),
    ...more,
  });
  const facts = { sha256: "a".repeat(64), mediaType: "application/pdf", pageCount: 2, hasTextLayer: true };
  const insert = (...uploads: readonly UploadRecord[]) =>
    opened().store.transaction(async (records) => {
      for (const upload of uploads) await records.uploads.insert(upload);
    });

  it("become ready once", async () => {
    const { store } = opened();
    const upload = uploadOf();
    await insert(upload);
    assert.deepEqual(await store.read.uploads.get(upload.id), upload);
    const ready = () => store.transaction((records) => records.uploads.markReady(upload.id, facts));
    assert.deepEqual([await ready(), await ready()], [true, false]);
    assert.deepEqual(await store.read.uploads.get(upload.id), { ...upload, ...facts, state: "ready" });
    assert.equal(await store.transaction((r) => r.uploads.markReady(newId(), facts)), false);
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
