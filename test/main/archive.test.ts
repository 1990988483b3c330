import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { adminHealth } from "../../src/contract/administration.ts";
import { fileLink } from "../../src/contract/files.ts";
import { incomingDetail, registered } from "../../src/contract/incoming.ts";
import { backUp } from "../../src/main/backup.ts";
import { restore } from "../../src/main/restore.ts";
import { reconcile } from "../../src/usecases/administration/reconcile.ts";
import { refusalOf, type ApiClient } from "../support/api-client.ts";
import { letterFields } from "../support/letter-fields.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "../support/test-server.ts";

const text = `Kính gửi: Sở Nội vụ\n${"Nội dung công văn, dòng này lặp lại.\n".repeat(200)}`;
const bytes = Buffer.from(text);

/** Asks until it is so; the test's own limit ends it otherwise. */
async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(20);
  }
}

describe("a server with an archive in a folder", function () {
  this.timeout(60_000);
  let folder: string;
  let archive: string;
  let server: TestServer;
  let clerk: ApiClient;

  const options = (): TestServerOptions => ({
    dataFolder: path.join(folder, "data"),
    env: { VANTHU_ARCHIVE: "folder", VANTHU_ARCHIVE_FOLDER: archive, VANTHU_ARCHIVE_GRACE_MINUTES: "0" },
    start: { archive: { pollMs: 20 }, jobs: { tickMs: 50 } },
  });
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-archive-"));
    archive = path.join(folder, "archive");
    server = await startTestServer(options());
    clerk = await server.as(server.people.actors.clerk);
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let registeredSoFar = 0;
  async function register(name: string): Promise<{ id: string; fileId: string }> {
    const upload = await clerk.upload(name, Buffer.concat([bytes, Buffer.from(String(registeredSoFar))]));
    registeredSoFar += 1;
    const { id } = await clerk.post(
      "/api/incoming",
      {
        key: server.services.ids.next(),
        fields: {
          ...letterFields(new Date()),
          codeNumber: String(100 + registeredSoFar),
          arrivedAt: new Date().toISOString(),
        },
        uploadIds: [upload.id],
      },
      registered,
    );
    return { id, fileId: upload.id };
  }
  const detail = (id: string) => clerk.get(`/api/incoming/${id}`, incomingDetail);
  const stateOf = async (id: string) => (await detail(id)).files[0]?.archive;
  const archived = (id: string) => until(async () => ((await stateOf(id)) === "archived" ? true : null));
  const cleared = (fileId: string) =>
    until(async () => ((await server.services.files.size(fileId)) === null ? true : null));

  it("moves what is registered there, clears the spool, and reads it whole and by ranges", async () => {
    const { id, fileId } = await register("Công văn số 12.txt");
    await archived(id);
    await cleared(fileId);
    const names = (await readdir(archive, { recursive: true })).filter((name) => name.endsWith(".txt"));
    assert.equal(names.length, 1);
    assert.match(names[0]?.normalize("NFC") ?? "", /0001 – 101.*Công văn số 12\.txt$/u);
    const whole = await clerk.request("GET", `/api/files/${fileId}`);
    assert.equal(whole.headers.get("x-content-type-options"), "nosniff");
    assert.equal((await whole.text()).slice(0, 20), text.slice(0, 20));
    const part = await clerk.request("GET", `/api/files/${fileId}`, undefined, { range: "bytes=0-4" });
    assert.deepEqual([part.status, await part.text()], [206, "Kính".slice(0, 4)]);
  });

  it("gives a link that opens this file for this person without a token, until it is over", async () => {
    const { id, fileId } = await register("Tờ trình “mới”.txt");
    const { url } = await clerk.post(`/api/files/${fileId}/link`, undefined, fileLink);
    const opened = await server.stranger.request("GET", url);
    assert.equal(opened.status, 200);
    assert.match(
      opened.headers.get("content-disposition") ?? "",
      /^attachment; filename="To trinh _moi_\.txt"; filename\*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh/,
    );
    assert.match(await opened.text(), /^Kính gửi/);
    const { history } = await detail(id);
    assert.equal(history.filter(({ action }) => action === "file.linkOpened").length, 1);
    const other = url.slice(0, -2) + (url.endsWith("AA") ? "BB" : "AA");
    for (const wrong of [
      other,
      "/api/links/x",
      `/api/links/${url.split("/").at(-1)?.split(".")[0] ?? ""}.`,
    ]) {
      const refused = await refusalOf(await server.stranger.request("GET", wrong));
      assert.deepEqual([refused.status, refused.code], [410, "file.link-over"], wrong);
    }
    const head = await server.as(server.people.actors.planningHead);
    assert.equal((await head.refused("POST", `/api/files/${fileId}/link`)).status, 404);
  });

  it("shows at once where somebody took a file away by hand, and notices when it is back", async () => {
    const { id, fileId } = await register("Báo cáo.txt");
    await archived(id);
    await cleared(fileId);
    const at = path.join(archive, (await server.services.store.read.places.get(fileId))?.item?.path ?? "-");
    await follow();
    await rename(at, path.join(folder, "away"));
    await follow();
    await until(async () => ((await stateOf(id)) === "missing" ? true : null));
    const administrator = await server.as(server.people.actors.administrator);
    await until(async () =>
      (await administrator.get("/api/admin/health", adminHealth)).archive?.missing === 1 ? true : null,
    );
    const refused = await clerk.request("GET", `/api/files/${fileId}`);
    assert.equal(refused.status, 500);
    await refused.arrayBuffer();
    await rename(path.join(folder, "away"), at);
    await follow();
    await archived(id);
  });

  /** What happens every two minutes, now. */
  async function follow(): Promise<void> {
    const { store, clock } = server.services;
    const name = "follow-archive";
    const heard = await store.read.places.heardAt("folder");
    await store.transaction(({ outbox }) => outbox.hurryJob(name, clock.now()));
    await until(async () => {
      const now = await store.read.places.heardAt("folder");
      return now !== null && now.getTime() > (heard?.getTime() ?? 0) ? true : null;
    });
  }

  it("is backed up without what the archive has, and reads it there after it was restored", async () => {
    const { id, fileId } = await register("Quyết định.txt");
    await archived(id);
    await cleared(fileId);
    const configOf = (dataFolder: string) => ({
      dataFolder,
      store: { engine: "sqlite" as const, file: path.join(dataFolder, "vanthu.db") },
    });
    const made = await backUp(configOf(server.dataFolder), path.join(folder, "backup"), { now: new Date() });
    assert.deepEqual(made.problems, []);
    assert.deepEqual([made.originals.copied, made.manifest.files.inArchive], [0, made.originals.inArchive]);
    assert.ok(made.originals.inArchive >= 3);
    const fresh = path.join(folder, "fresh");
    await restore(configOf(fresh), path.join(folder, "backup"));
    const again = await startTestServer({ ...options(), dataFolder: fresh, people: "none" });
    const { clerk: sameClerk } = server.people.actors;
    const response = await (await again.as(sameClerk)).request("GET", `/api/files/${fileId}`);
    assert.match(await response.text(), /^Kính gửi/);
    const run = await reconcile(again.services);
    assert.equal(run.findings, 0);
    await again.stop();
  });

  it("registers and reads on while the archive is away, and moves everything when it is back", async () => {
    await rename(archive, `${archive}-away`);
    await writeFile(archive, "not a folder");
    const documents = [await register("a.txt"), await register("b.txt")];
    for (const { id, fileId } of documents) {
      assert.equal(await stateOf(id), "waiting");
      assert.equal((await clerk.request("GET", `/api/files/${fileId}`)).status, 200);
    }
    const administrator = await server.as(server.people.actors.administrator);
    const health = await until(async () => {
      const { archive: told } = await administrator.get("/api/admin/health", adminHealth);
      return told === null || told.fault === null ? null : told;
    });
    assert.equal(health.waiting, 2);
    await server.stop();
    await rm(archive);
    await rename(`${archive}-away`, archive);
    server = await startTestServer({ ...options(), people: "none" });
    for (const { fileId } of documents) {
      await until(async () =>
        (await server.services.store.read.places.get(fileId))?.state === "archived" ? true : null,
      );
      assert.equal((await readFile(await placeOf(fileId))).length > bytes.length, true);
    }
    const names = (await readdir(archive, { recursive: true })).filter((name) =>
      /\/[ab][^/]*\.txt$/u.test(name),
    );
    assert.equal(names.length, 2, "no doubles");
  });

  const placeOf = async (fileId: string) =>
    path.join(archive, (await server.services.store.read.places.get(fileId))?.item?.path ?? "-");
});
