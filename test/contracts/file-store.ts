import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { v7 } from "uuid";
import { AppendRefused, type FileStore, type HeldFile } from "../../src/ports/file-store.ts";

async function* pieces(...parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts;
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const refusedAs = (reason: AppendRefused["reason"], held: number) => (error: unknown) =>
  error instanceof AppendRefused && error.reason === reason && error.held === held;

async function bytesOf(files: FileStore, id: string, range?: { start: number; end: number }) {
  const stream = await files.open(id, range);
  return stream === null ? null : buffer(Readable.from(stream));
}

async function listed(files: FileStore): Promise<HeldFile[]> {
  const all: HeldFile[] = [];
  for await (const held of files.list()) all.push(held);
  return all;
}

/** What every place for files must do, whatever it is made of; `open` gives an empty one. */
export function fileStoreContract(name: string, open: () => Promise<FileStore>): void {
  describe(`${name} as a file store`, () => {
    let files: FileStore;
    let id: string;
    beforeEach(async () => {
      files = await open();
      id = v7();
    });

    it("gives back exactly the bytes that came, however they were cut", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 }), async (parts) => {
          const one = v7();
          await files.begin(one);
          const whole = Buffer.concat(parts);
          let at = 0;
          for (const part of parts) at = await files.append(one, pieces(part), at, whole.length);
          await files.finish(one);
          assert.equal(await files.size(one), whole.length);
          assert.deepEqual(await bytesOf(files, one), whole);
        }),
        { numRuns: 15 },
      );
    });

    it("needs no piece any more once it has told that it is written", async () => {
      await files.begin(id);
      const parts = Array.from({ length: 20 }, (_, at) => new Uint8Array(50_000).fill(at + 1));
      const whole = Buffer.concat(parts);
      const forgotten: number[] = [];
      const size = await files.append(id, pieces(...parts), 0, whole.length, (piece) => {
        forgotten.push(piece[0] ?? 0);
        piece.fill(0);
      });
      assert.equal(size, whole.length);
      assert.deepEqual(
        forgotten,
        [...parts.keys()].map((at) => at + 1),
      );
      assert.ok((await bytesOf(files, id))?.equals(whole));
    });

    it("gives any range, both ends included", async () => {
      await files.begin(id);
      await files.append(id, pieces(text("0123456789")), 0, 10);
      await files.finish(id);
      assert.equal((await bytesOf(files, id, { start: 2, end: 5 }))?.toString(), "2345");
      assert.equal((await bytesOf(files, id, { start: 9, end: 9 }))?.toString(), "9");
    });

    it("keeps what came before the sender was lost, and goes on from there", async () => {
      async function* broken(): AsyncIterable<Uint8Array> {
        yield text("first ");
        throw new Error("connection lost");
      }
      await files.begin(id);
      await assert.rejects(files.append(id, broken(), 0, 100), /connection lost/);
      assert.equal(await files.size(id), 6);
      assert.equal(await files.append(id, pieces(text("second")), 6, 100), 12);
      assert.equal((await bytesOf(files, id))?.toString(), "first second");
    });

    it("has what a sender left who then says nothing", async () => {
      const silent = Promise.withResolvers<void>();
      async function* halting(): AsyncIterable<Uint8Array> {
        for (let n = 0; n < 20; n += 1) yield text(`piece ${n % 10} `);
        await silent.promise;
      }
      await files.begin(id);
      const appending = files.append(id, halting(), 0, 1000);
      while (((await files.size(id)) ?? 0) < 160) await setImmediate();
      assert.equal(await files.size(id), 160);
      silent.resolve();
      assert.equal(await appending, 160);
    });

    it("refuses bytes at another place than the end", async () => {
      await files.begin(id);
      await files.append(id, pieces(text("abc")), 0, 100);
      await assert.rejects(files.append(id, pieces(text("x")), 2, 100), refusedAs("offset", 3));
      await assert.rejects(files.append(id, pieces(text("x")), 4, 100), refusedAs("offset", 3));
    });

    it("keeps no byte beyond the limit", async () => {
      await files.begin(id);
      await assert.rejects(files.append(id, pieces(text("abc"), text("def")), 0, 4), refusedAs("full", 4));
      assert.equal((await bytesOf(files, id))?.toString(), "abcd");
    });

    it("lets one append run at a time", async () => {
      const gate = Promise.withResolvers<undefined>();
      const begun = Promise.withResolvers<undefined>();
      async function* slow(): AsyncIterable<Uint8Array> {
        yield text("a");
        begun.resolve(undefined);
        await gate.promise;
        yield text("b");
      }
      await files.begin(id);
      const first = files.append(id, slow(), 0, 10);
      await begun.promise;
      await assert.rejects(
        files.append(id, pieces(text("x")), 1, 10),
        (error) => error instanceof AppendRefused && error.reason === "busy",
      );
      gate.resolve(undefined);
      assert.equal(await first, 2);
    });

    it("never changes a finished file, and finishing again is no fault", async () => {
      await files.begin(id);
      await files.append(id, pieces(text("abc")), 0, 100);
      await files.finish(id);
      await files.finish(id);
      await assert.rejects(files.append(id, pieces(text("x")), 3, 100), refusedAs("finished", 3));
      await assert.rejects(files.begin(id));
    });

    it("forgets a removed file, also while it grows", async () => {
      const gate = Promise.withResolvers<undefined>();
      const begun = Promise.withResolvers<undefined>();
      async function* slow(): AsyncIterable<Uint8Array> {
        yield text("a");
        begun.resolve(undefined);
        await gate.promise;
        yield text("b");
      }
      await files.begin(id);
      const growing = files.append(id, slow(), 0, 10);
      await begun.promise;
      assert.equal(await files.remove(id), true);
      gate.resolve(undefined);
      await assert.rejects(growing, refusedAs("missing", 0));
      assert.equal(await files.size(id), null);
      assert.equal(await files.open(id), null);
      assert.equal(await files.remove(id), false);
      assert.deepEqual(await listed(files), []);
    });

    it("tells bytes that are still the same from others, without reading them", async () => {
      await files.begin(id);
      await files.append(id, pieces(text("abc")), 0, 100);
      const growing = await files.identity(id);
      await files.append(id, pieces(text("d")), 3, 100);
      await files.finish(id);
      const finished = await files.identity(id);
      assert.notEqual(finished, growing);
      assert.equal(await files.identity(id), finished);
      assert.equal(await files.identity(v7()), null);
    });

    it("knows nothing of a file that never was", async () => {
      assert.equal(await files.size(id), null);
      assert.equal(await files.open(id), null);
      await assert.rejects(files.append(id, pieces(text("x")), 0, 1), refusedAs("missing", 0));
      await assert.rejects(files.finish(id), refusedAs("missing", 0));
      await assert.rejects(
        files.withLocalPath(id, async () => true),
        refusedAs("missing", 0),
      );
    });

    it("lists growing and finished files with their sizes", async () => {
      const other = v7();
      await files.begin(id);
      await files.begin(other);
      await files.append(other, pieces(randomBytes(10)), 0, 10);
      await files.finish(other);
      const sizes = new Map((await listed(files)).map((held) => [held.id, held.size]));
      assert.deepEqual(
        sizes,
        new Map([
          [id, 0],
          [other, 10],
        ]),
      );
    });

    it("lends a path on the local disk that holds the bytes", async () => {
      await files.begin(id);
      await files.append(id, pieces(text("abc")), 0, 3);
      assert.equal(await files.withLocalPath(id, (path) => readFile(path, "utf8")), "abc");
    });

    it("refuses an id that is not one of ours", async () => {
      for (const bad of ["../../etc/passwd", "", "a", `${id}/..`, id.toUpperCase() + "x"]) {
        await assert.rejects(async () => files.open(bad), TypeError);
        await assert.rejects(async () => files.begin(bad), TypeError);
      }
    });

    it("says that it can write", async () => {
      await files.check();
      assert.deepEqual(await listed(files), []);
    });
  });
}
