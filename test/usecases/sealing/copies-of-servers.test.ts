import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { openLocalFolder } from "../../../src/adapters/files/local-folder.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import { withOriginal } from "../../../src/usecases/files/open-original.ts";
import { listSealings } from "../../../src/usecases/sealing/list-sealings.ts";
import { clearOwnCopies, removeSealed } from "../../../src/usecases/sealing/remove-sealed.ts";
import { sealDocument } from "../../../src/usecases/sealing/seal-document.ts";
import { openArchiveWorld, type ArchiveWorld } from "../../support/archive-world.ts";
import { plainWords } from "../../support/idle-handlers.ts";
import { loneInstance } from "../../support/lone-instance.ts";

describe("sealing where several servers have fetched copies (R07)", () => {
  let world: ArchiveWorld;
  beforeEach(async () => {
    world = await openArchiveWorld();
  });
  afterEach(() => world.close());

  const nobody: Messenger = {
    send: () => assert.fail(),
    update: () => assert.fail(),
    otherWordsOf: () => Promise.resolve(plainWords),
    shownOf: ({ kind }) => Promise.resolve(kind),
  };

  /** A server with a folder of its own. */
  async function serverAt(folder: string) {
    const copies = await openLocalFolder(folder);
    const archives = { ...world.services.archives, copies: () => Promise.resolve(copies) };
    return {
      ...world.services,
      messenger: nobody,
      archives,
      instance: loneInstance(world.services.ids.next()),
    };
  }
  async function heldIn(folder: string): Promise<number> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  }

  it("has each remove its own, and says so of one that stopped before it did", async () => {
    const { id: documentId, file } = await world.register("Nội dung");
    for (const ms of [0, world.graceMs, world.graceMs]) {
      world.pass(ms);
      await world.steps();
    }
    const { store, ids, clock } = world.services;
    const folders = ["here", "there"].map((name) => path.join(world.root, "..", `copies ${name}`));
    const [one, other] = await Promise.all(folders.map(serverAt));
    assert.ok(one !== undefined && other !== undefined);
    const stopped = ids.next();
    await store.transaction(async ({ instances }) => {
      for (const id of [stopped, one.instance.id, other.instance.id]) await instances.join(id, clock.now());
    });
    for (const server of [one, other]) await withOriginal(server, file, () => Promise.resolve());
    assert.deepEqual(await Promise.all(folders.map(heldIn)), [1, 1]);

    const { administrator } = world.files.people.actors;
    const reason = "Tài liệu mang dấu chỉ độ mật, văn thư báo lúc 09 giờ";
    const first = await sealDocument(one, administrator, { documentId, confirmation: "1/2026", reason });
    assert.deepEqual(await Promise.all(folders.map(heldIn)), [0, 1]);
    const waiting = first.parts.filter(({ state }) => state === "left");
    assert.equal(waiting.length, 1);
    assert.match(waiting[0]?.advice?.en ?? "", /^Another server removes/u);
    assert.equal(waiting[0]?.count, 2);

    await store.transaction(({ instances }) => instances.end(stopped, null));
    await clearOwnCopies(other);
    assert.deepEqual(await Promise.all(folders.map(heldIn)), [0, 0]);
    await removeSealed(one);
    const [sealing] = (await listSealings(world.services, administrator)).sealed;
    assert.ok(sealing !== undefined && sealing.endedAt !== null);
    const copies = sealing.parts.filter(({ what }) => what.en.startsWith("Fetched copies"));
    assert.deepEqual(
      new Map(copies.map(({ state, count }) => [state, count])),
      new Map([
        ["gone", 2],
        ["byHand", 1],
      ]),
    );
    assert.match(copies.find(({ state }) => state === "byHand")?.advice?.vi ?? "", /thư mục copies/u);
  });
});
