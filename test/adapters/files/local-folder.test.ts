import assert from "node:assert/strict";
import { mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { openLocalFolder } from "../../../src/adapters/files/local-folder.ts";
import { FileStoreUnavailable } from "../../../src/ports/file-store.ts";
import { fileStoreContract } from "../../contracts/file-store.ts";

describe("the local folder", () => {
  const made: string[] = [];
  const root = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "vanthu-files-"));
    made.push(folder);
    return path.join(folder, "files");
  };
  after(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  });

  fileStoreContract("a local folder", async () => openLocalFolder(await root()));

  it("keeps a growing file under another name than a finished one, and takes the right to write away", async () => {
    const place = await root();
    const files = await openLocalFolder(place);
    const id = v7();
    const shard = path.join(place, id.slice(-3));
    await files.begin(id);
    assert.deepEqual(await readdir(shard), [`${id}.part`]);
    await files.finish(id);
    assert.deepEqual(await readdir(shard), [id]);
    if (process.platform !== "win32") assert.equal((await stat(path.join(shard, id))).mode & 0o222, 0);
  });

  it("says so when its folder is gone, and does not make a new one on another disk", async () => {
    const place = await root();
    const files = await openLocalFolder(place);
    await rename(place, `${place}-unmounted`);
    await assert.rejects(files.begin(v7()), FileStoreUnavailable);
    await assert.rejects(files.size(v7()), FileStoreUnavailable);
    await assert.rejects(files.open(v7()), FileStoreUnavailable);
    await assert.rejects(files.remove(v7()), FileStoreUnavailable);
    await assert.rejects(files.check(), FileStoreUnavailable);
    await rename(`${place}-unmounted`, place);
    await files.check();
  });

  it("leaves alone what it did not put there", async () => {
    const place = await root();
    const files = await openLocalFolder(place);
    await writeFile(path.join(place, "notes.txt"), "x");
    for await (const held of files.list()) assert.fail(held.id);
    assert.ok((await readdir(place)).includes("notes.txt"));
  });
});
