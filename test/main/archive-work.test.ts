import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { copySweeper } from "../../src/main/archive-work.ts";
import type { Archive } from "../../src/ports/archive.ts";

describe("What servers with disks of their own fetched from an archive", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "vanthu-copies-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("goes after a day from the disk of each, looked at once an hour", async () => {
    const fileId = "0198a1b2-0000-7000-8000-000000000001";
    let now = new Date();
    const server = async (name: string) => {
      const copies = await openLocalFolder(path.join(root, name));
      const archives = { ...withoutArchive, all: [{} as Archive], copies: () => Promise.resolve(copies) };
      const sweep = copySweeper({ archives, clock: { now: () => now } }, pino({ level: "silent" }));
      await copies.begin(fileId);
      await copies.finish(fileId);
      const held = async () => (await copies.size(fileId)) !== null;
      return { sweep, held };
    };
    const [one, two] = [await server("one"), await server("two")];
    const sweep = async (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
      for (const each of [one, two]) await each.sweep();
      return [await one.held(), await two.held()];
    };
    assert.deepEqual(await sweep(23.5 * 60), [true, true]);
    assert.deepEqual(await sweep(50), [true, true], "looked at less than an hour ago");
    assert.deepEqual(await sweep(11), [false, false]);
  });
});
