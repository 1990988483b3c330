import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { systemClock } from "../../../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openDatabaseSpool } from "../../../src/adapters/files/database-spool.ts";
import { AppendRefused, FileStoreUnavailable, type FileStore } from "../../../src/ports/file-store.ts";
import type { Store } from "../../../src/ports/store.ts";
import { fileStoreContract } from "../../contracts/file-store.ts";
import { openTestStore, type TestStore } from "../../support/store-fixture.ts";
import { testEngines } from "../store/engine/open-test-database.ts";

for (const engine of testEngines)
  describe(`the spool in the database on ${engine.name}`, () => {
    let opened: TestStore | undefined;
    let scratch: string;
    before(async () => {
      scratch = await mkdtemp(path.join(tmpdir(), "vanthu-spool-"));
    });
    after(() => rm(scratch, { recursive: true, force: true }));
    afterEach(async () => {
      await opened?.drop();
      opened = undefined;
    });

    async function open(): Promise<{ store: Store; spool: FileStore }> {
      opened = await openTestStore(engine);
      const { store } = opened;
      return { store, spool: await another(store) };
    }
    const another = (store: Store, now = () => systemClock.now()) =>
      openDatabaseSpool({ store, clock: { now }, ids: uuidIds, scratch });

    fileStoreContract("the database", async () => (await open()).spool);

    it("takes an upload that goes on at another server, and keeps every byte of it in order", async () => {
      const { store, spool } = await open();
      const other = await another(store);
      const id = uuidIds.next();
      const bytes = randomBytes(1_500_000);
      await spool.begin(id);
      for (let at = 0; at < bytes.length;)
        for (const server of [spool, other]) {
          const pieces = [bytes.subarray(at, at + 65_536), bytes.subarray(at + 65_536, at + 200_000)];
          at = await server.append(id, Readable.from(pieces), at, bytes.length);
        }
      await other.finish(id);
      const held = await spool.open(id);
      assert.ok(held !== null);
      const hash = createHash("sha256");
      for await (const piece of held) hash.update(piece);
      assert.equal(hash.digest("hex"), createHash("sha256").update(bytes).digest("hex"));
      const part = await other.open(id, { start: 262_143, end: 700_001 });
      assert.ok(
        part !== null && (await buffer(Readable.from(part))).equals(bytes.subarray(262_143, 700_002)),
      );
    });

    it("lets one server append at a time, until one that is gone has said nothing for half a minute", async () => {
      const { store, spool } = await open();
      const id = uuidIds.next();
      const began = Promise.withResolvers<undefined>();
      const silent = Promise.withResolvers<undefined>();
      async function* stalling(): AsyncIterable<Uint8Array> {
        yield Buffer.from("một");
        began.resolve(undefined);
        await silent.promise;
        yield Buffer.from("hai");
      }
      await spool.begin(id);
      const first = spool.append(id, stalling(), 0, 100);
      await began.promise;
      const isBusy = (error: unknown) => error instanceof AppendRefused && error.reason === "busy";
      const other = await another(store);
      const at = Buffer.byteLength("một");
      await assert.rejects(other.append(id, Readable.from([Buffer.from("x")]), at, 100), isBusy);
      await assert.rejects(other.finish(id), isBusy);
      const later = await another(store, () => new Date(Date.now() + 31_000));
      const held = await later.append(id, Readable.from([Buffer.from("ba")]), at, 100);
      silent.resolve(undefined);
      await assert.rejects(first, AppendRefused);
      await later.finish(id);
      assert.equal(held, at + 2);
      const kept = await spool.open(id);
      assert.equal(kept && (await buffer(Readable.from(kept))).toString(), "mộtba");
    });

    it("removes what a server left behind that died while it removed, and lends no path for longer than it is used", async () => {
      const { store, spool } = await open();
      const id = uuidIds.next();
      await spool.begin(id);
      await spool.append(id, Readable.from([Buffer.from("bytes")]), 0, 100);
      const lent = await spool.withLocalPath(id, (place) => Promise.resolve(place));
      assert.deepEqual(await readdir(path.dirname(path.dirname(lent))), []);
      await store.transaction((records) => records.spool.remove(id));
      assert.deepEqual(await store.read.spool.leftBehind(10), [id]);
      for await (const held of spool.list()) assert.fail(held.id);
      assert.deepEqual(await store.read.spool.leftBehind(10), []);
      assert.equal(await store.read.spool.pieceAt(id, 0), null);
    });

    it("says that the place fails when the database does", async () => {
      const { store, spool } = await open();
      await store.close();
      await assert.rejects(spool.size(uuidIds.next()), FileStoreUnavailable);
      await assert.rejects(spool.check(), FileStoreUnavailable);
    });
  });
