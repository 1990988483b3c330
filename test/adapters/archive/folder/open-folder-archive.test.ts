import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openFolderArchive } from "../../../../src/adapters/archive/folder/open-folder-archive.ts";
import { ArchiveDiffers, ArchiveUnavailable, type ArchiveRef } from "../../../../src/ports/archive.ts";
import { archiveContract } from "../../../contracts/archive.ts";
import { bytesOf, fileOf, kept } from "../../../support/file-to-archive.ts";

async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile())
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)).split(path.sep).join("/"))
    .filter((one) => !one.startsWith(".vanthu/"))
    .sort();
}

async function openBench() {
  const base = await mkdtemp(path.join(tmpdir(), "vanthu-archive-"));
  const root = path.join(base, "share");
  await mkdir(root);
  const settings = { root, remembered: path.join(base, "archive-folder.json") };
  const archive = openFolderArchive(settings);
  const fileAt = async (ref: ArchiveRef) => path.join(root, (await archive.look(ref))?.path ?? "");
  return {
    archive,
    root,
    base,
    settings,
    keepsVersions: false,
    reopen: () => openFolderArchive(settings),
    paths: () => filesUnder(root),
    async rename(ref: ArchiveRef, name: string) {
      const file = await fileAt(ref);
      await rename(file, path.join(path.dirname(file), name));
    },
    async moveAway(ref: ArchiveRef) {
      const file = await fileAt(ref);
      await mkdir(path.join(root, "Lưu tạm"), { recursive: true });
      await rename(file, path.join(root, "Lưu tạm", path.basename(file)));
    },
    async overwrite(ref: ArchiveRef, bytes: Uint8Array) {
      const file = await fileAt(ref);
      await chmod(file, 0o640);
      await writeFile(file, bytes);
    },
    async remove(ref: ArchiveRef) {
      await rm(await fileAt(ref), { force: true });
    },
    async add(parts: readonly string[], bytes: Uint8Array) {
      await mkdir(path.join(root, ...parts.slice(0, -1)), { recursive: true });
      await writeFile(path.join(root, ...parts), bytes);
    },
    async close() {
      await archive.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}

describe("the folder", () => {
  archiveContract("a folder", openBench);

  let bench: Awaited<ReturnType<typeof openBench>>;
  beforeEach(async () => (bench = await openBench()));
  afterEach(() => bench.close());

  it("takes the right to write away from what it holds", async function () {
    if (process.platform === "win32") this.skip();
    const there = await bench.archive.put(fileOf(10), kept());
    assert.equal((await stat(path.join(bench.root, there.path))).mode & 0o222, 0);
  });

  it("says that nothing is gone when the disk is not mounted, and writes nothing onto another one", async () => {
    const there = await bench.archive.put(fileOf(10), kept());
    await rename(bench.root, `${bench.root}-unmounted`);
    await mkdir(bench.root);
    const isMissing = (error: unknown) =>
      error instanceof ArchiveUnavailable && error.fault === "missingLibrary";
    await assert.rejects(bench.archive.look(there), isMissing);
    await assert.rejects(bench.archive.put(fileOf(10), kept()), isMissing);
    await assert.rejects(bench.archive.changes(null), isMissing);
    assert.deepEqual(await readdir(bench.root), []);
    const [step] = await bench.archive.examine();
    assert.equal(step?.problem?.code, "archive.folder-missing");
    await rm(bench.root, { recursive: true });
    await rename(`${bench.root}-unmounted`, bench.root);
    assert.equal((await bench.archive.look(there))?.path, there.path);
  });

  it("says so where the folder cannot be made", async () => {
    for (const root of [path.join(bench.base, "none", "deep"), "/proc/none"]) {
      const remembered = path.join(bench.base, "other.json");
      const [step] = await openFolderArchive({ root, remembered }).examine();
      assert.equal(step?.problem?.code, "archive.folder-missing");
    }
  });

  it("refuses bytes that are not those that were recorded, and keeps none of them", async () => {
    const file = fileOf(100);
    const spoilt = { ...file, sha256: "0".repeat(64) };
    await assert.rejects(bench.archive.put(spoilt, kept()), ArchiveDiffers);
    assert.deepEqual(await bench.paths(), []);
    assert.deepEqual(await readdir(path.join(bench.root, ".vanthu", "incoming")), []);
  });

  it("finds a file that was copied elsewhere and removed, by its bytes", async () => {
    const file = fileOf(5_000);
    const there = await bench.archive.put(file, kept());
    await bench.add(["Chép", "bản sao.pdf"], file.bytes);
    await bench.remove(there);
    assert.equal((await bench.archive.look(there))?.path, "Chép/bản sao.pdf");
  });

  it("takes no other file for one that was removed, though it has its name and perhaps its number", async () => {
    const there = await bench.archive.put(fileOf(5_000), kept());
    await bench.remove(there);
    const other = fileOf(5_000);
    const beside = await bench.archive.put(other, kept());
    assert.equal(beside.path, there.path);
    assert.equal(await bench.archive.look(there), null);
    assert.equal(await bench.archive.destroy(there), false);
    assert.ok((await bytesOf(await bench.archive.open(beside)))?.equals(other.bytes));
  });

  it("puts a changed original again beside what somebody made of it", async () => {
    const file = fileOf(5_000);
    const there = await bench.archive.put(file, kept());
    await bench.overwrite(there, Buffer.from("other bytes"));
    const again = await bench.archive.put(file, kept());
    assert.equal(again.item, there.item);
    assert.ok((await bytesOf(await bench.archive.open(again)))?.equals(file.bytes));
    assert.equal((await bench.paths()).length, 2);
  });

  it("tells many files in pages, each once", async () => {
    for (let i = 0; i < 12; i += 1)
      await bench.archive.put(fileOf(1, { place: { name: `${i}.txt` } }), kept());
    const archive = openFolderArchive({ ...bench.settings, pageSize: 5 });
    const items: string[] = [];
    let page = await archive.changes(null);
    for (; !page.isLast; page = await archive.changes(page.cursor)) {
      assert.equal(page.items.length, 5);
      items.push(...page.items.map(({ item }) => item));
    }
    items.push(...page.items.map(({ item }) => item));
    assert.equal(items.length, 12);
    assert.equal(new Set(items).size, 12);
  });
});
