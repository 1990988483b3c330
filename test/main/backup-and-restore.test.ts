import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FileStore } from "../../src/ports/file-store.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { registered } from "../../src/contract/incoming.ts";
import { backUp } from "../../src/main/backup.ts";
import { restore, RestoreRefused } from "../../src/main/restore.ts";
import { isOriginalAt } from "../../src/usecases/files/copy-originals.ts";
import { letterFields } from "../support/letter-fields.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("Backup and restore of the embedded store", () => {
  let server: TestServer;
  let place: string;
  before(async () => {
    server = await startTestServer();
    place = await mkdtemp(path.join(tmpdir(), "vanthu-backup-"));
  });
  after(async () => {
    await server.stop();
    await rm(place, { recursive: true, force: true });
  });

  const known = [crypto.randomUUID() as string];
  /** Registers a document with a file of this text; answers the file's id. */
  async function register(text: string): Promise<string> {
    const clerk = await server.as(server.people.actors.clerk);
    const { id } = await clerk.upload("van-ban.txt", Buffer.from(text.repeat(30)));
    const made = await clerk.post(
      "/api/incoming",
      {
        key: crypto.randomUUID(),
        fields: letterFields(new Date()),
        uploadIds: [id],
        duplicateDecision: { seen: known, reason: "Khác văn bản" },
      },
      registered,
    );
    known.push(made.id);
    return id;
  }
  const configOf = (dataFolder: string) => ({
    dataFolder,
    store: { engine: "sqlite" as const, file: path.join(dataFolder, "vanthu.db") },
  });
  let moment = 0;
  const backup = (target: string, verifyAll = false) =>
    backUp(configOf(server.dataFolder), target, {
      now: new Date(Date.UTC(2026, 10, 20, 1, 0, (moment += 1))),
      verifyAll,
    });
  const refused = (words: RegExp) => (error: unknown) =>
    error instanceof RestoreRefused && words.test(error.message);

  async function spoil(files: FileStore, id: string): Promise<void> {
    const size = (await files.size(id)) ?? 0;
    await files.withLocalPath(id, async (file) => {
      await chmod(file, 0o640);
      await writeFile(file, "x".repeat(size));
    });
  }

  it("copy a server that goes on working, and bring back exactly what it was at that moment", async () => {
    const target = path.join(place, "daily");
    const files = [await register("Văn bản thứ nhất. "), await register("Văn bản thứ hai. ")];
    const clerk = await server.as(server.people.actors.clerk);
    await clerk.beginUpload("do-dang.txt", 1000);
    const [made] = await Promise.all([backup(target), register("Đăng ký trong lúc sao lưu. ")]);
    assert.deepEqual(made.problems, []);
    assert.ok(made.originals.copied >= 2);
    await register("Sau khi sao lưu. ");

    const fresh = configOf(path.join(place, "fresh"));
    const done = await restore(fresh, target);
    assert.equal(done.forgottenUploads >= 1, true);
    const store = await openStore(fresh.store);
    const held = await openLocalFolder(path.join(fresh.dataFolder, "files"));
    for (const id of files) {
      const file = await store.read.files.get(id);
      assert.ok(file !== null && (await isOriginalAt(held, file)));
    }
    assert.equal((await store.read.instances.all()).length, 0);
    assert.equal(await store.read.uploads.countOpen(), 0);
    await store.close();
    const again = await startTestServer({ dataFolder: fresh.dataFolder, people: "none" });
    assert.equal((await again.stranger.request("GET", "/readyz")).status, 200);
    await again.stop();
  });

  it("copy each original once, however often", async () => {
    const target = path.join(place, "often");
    const first = await backup(target);
    await register("Thêm một văn bản. ");
    const second = await backup(target);
    assert.equal(second.originals.copied, 1);
    assert.equal(second.originals.kept, first.originals.copied);
    assert.equal((await readdir(target)).length, 3);
  });

  it("put nothing over what is there", async () => {
    const target = path.join(place, "often");
    await assert.rejects(restore(configOf(server.dataFolder), target), refused(/không ghi đè/));
    await assert.rejects(restore(configOf(path.join(place, "new")), place), refused(/không có bản sao lưu/));
  });

  it("do not take half a backup, a changed database or a spoilt file for one, and leave nothing behind", async () => {
    const target = path.join(place, "spoilt");
    const made = await backup(target);
    const into = configOf(path.join(place, "spoilt-into"));
    const shared = await openLocalFolder(path.join(target, "files"));
    let spoilt = "";
    for await (const { id } of shared.list()) spoilt = id;
    await spoil(shared, spoilt);
    await assert.rejects(restore(into, target), refused(/1 tệp/));
    assert.deepEqual((await readdir(into.dataFolder)).toSorted(), ["files"]);
    for await (const { id } of (await openLocalFolder(path.join(into.dataFolder, "files"))).list())
      assert.fail(id);

    await writeFile(path.join(made.folder, "vanthu.db"), "không phải cơ sở dữ liệu");
    await assert.rejects(restore(into, target), refused(/mã băm/));
    await rm(path.join(made.folder, "manifest.json"));
    await assert.rejects(restore(into, target), refused(/không có bản sao lưu/));
  });

  it("copy again what the disk of the backups has spoilt, and say so, where everything is read again", async () => {
    const target = path.join(place, "mended");
    const { originals } = await backup(target);
    const shared = await openLocalFolder(path.join(target, "files"));
    let spoilt = "";
    for await (const { id } of shared.list()) spoilt = id;
    await spoil(shared, spoilt);
    assert.equal((await backup(target)).originals.mended, 0, "trusted by its size");
    const { copied, kept, mended } = (await backup(target, true)).originals;
    assert.deepEqual([copied, kept, mended], [1, originals.copied - 1, 1]);
    assert.equal((await backup(target, true)).originals.mended, 0);
  });

  it("tell of an original that is damaged at the source", async () => {
    const id = await register("Sẽ bị hỏng. ");
    await server.services.files.withLocalPath(id, async (file) => {
      await chmod(file, 0o640);
      await writeFile(file, "hỏng");
    });
    const made = await backup(path.join(place, "damaged"));
    assert.deepEqual(made.originals.damaged, [id]);
    assert.match(made.problems.join(), new RegExp(id));
  });
});
