import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { dailyFiles } from "../../src/log/daily-files.ts";

describe("A log in files", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-log-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("has one a day, keeps those of so many days, and leaves alone what is not its own", async () => {
    let now = new Date("2026-11-20T23:59:59Z");
    await writeFile(path.join(folder, "vanthu-2026-11-01.other-1.log"), "old");
    await writeFile(path.join(folder, "vanthu-2026-11-19.other-1.log"), "young");
    await writeFile(path.join(folder, "notes.log"), "x");
    const log = dailyFiles(folder, 10, () => now);
    log.write("one\n");
    log.write("two\n");
    now = new Date("2026-11-21T00:00:00Z");
    log.write("three\n");
    const names = (await readdir(folder)).toSorted((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(
      names.map((name) => name.slice(0, 17)),
      ["notes.log", "vanthu-2026-11-19", "vanthu-2026-11-20", "vanthu-2026-11-21"],
    );
    assert.equal(await readFile(path.join(folder, names[2] ?? ""), "utf8"), "one\ntwo\n");
  });

  it("does not end the work when the disk takes no more", async () => {
    const log = dailyFiles(folder, 10);
    await rm(folder, { recursive: true });
    log.write("lost\n");
  });
});
