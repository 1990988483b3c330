import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { incomingDetail, registered } from "../../src/contract/incoming.ts";
import type { Archive } from "../../src/ports/archive.ts";
import type { Archives } from "../../src/ports/archives.ts";
import type { ApiClient } from "../support/api-client.ts";
import { archiveAt, site } from "../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../support/graph-double/graph-double.ts";
import { letterFields } from "../support/letter-fields.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { trustAuthority } from "../support/trust-authority.ts";

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(20);
  }
}

function contentOf(name: string, size: number): Buffer {
  const head = Buffer.from(`${name}: nội dung công văn\n`);
  return Buffer.concat([head, Buffer.alloc(size - head.length, "cong van den\n")]);
}

describe("two servers with an archive in SharePoint", function () {
  this.timeout(60_000);
  let folder: string;
  let double: GraphDouble;
  let drive: GraphDouble["state"]["sites"][number]["drives"][number];
  const servers: TestServer[] = [];
  const archives: Archive[] = [];
  let clerk: ApiClient;

  async function start(people: "fixture" | "none"): Promise<TestServer> {
    const archive = archiveAt(double);
    archives.push(archive);
    const copies = openLocalFolder(path.join(folder, "copies", `${servers.length}`));
    const opened: Archives = {
      current: archive,
      all: [archive],
      of: (kind) => (kind === archive.kind ? archive : null),
      copies: () => copies,
    };
    const server = await startTestServer({
      people,
      dataFolder: path.join(folder, "data"),
      start: {
        archives: opened,
        archive: { pollMs: 20, graceMs: 0, longestAwayMs: 200 },
        jobs: { tickMs: 50 },
      },
    });
    servers.push(server);
    return server;
  }
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-sharepoint-"));
    double = await startGraphDouble();
    trustAuthority(double.ca);
    const [library] = double.state.addSite(site).drives;
    assert.ok(library !== undefined);
    drive = library;
    const one = await start("fixture");
    await start("none");
    clerk = await one.as(one.people.actors.clerk);
  });
  after(async () => {
    for (const server of servers) await server.stop();
    for (const archive of archives) await archive.close();
    await double.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => assert.deepEqual(double.complaints, []));

  let registeredSoFar = 0;
  async function register(name: string, size: number): Promise<{ id: string; fileId: string }> {
    const upload = await clerk.upload(name, contentOf(name, size));
    registeredSoFar += 1;
    const fields = { ...letterFields(new Date()), codeNumber: String(registeredSoFar) };
    const { id } = await clerk.post(
      "/api/incoming",
      {
        key: first().services.ids.next(),
        fields: { ...fields, arrivedAt: new Date().toISOString() },
        uploadIds: [upload.id],
      },
      registered,
    );
    return { id, fileId: upload.id };
  }
  function first(): TestServer {
    const [server] = servers;
    assert.ok(server !== undefined);
    return server;
  }
  const detail = (id: string) => clerk.get(`/api/incoming/${id}`, incomingDetail);
  const is = (id: string, state: string) =>
    until(async () => ((await detail(id)).files[0]?.archive === state ? true : null));
  /** The state comes first; its sentence once it is known that nothing can be brought back. */
  const isTold = (id: string, action: string) =>
    until(async () => ((await detail(id)).history.some((it) => it.action === action) ? true : null));
  const cleared = (fileId: string) =>
    until(async () => ((await first().services.files.size(fileId)) === null ? true : null));
  async function itemOf(fileId: string) {
    const place = await first().services.store.read.places.get(fileId);
    return drive.get(place?.item?.item ?? "");
  }
  /** What happens every two minutes, now. */
  async function follow(): Promise<void> {
    const { store, clock } = first().services;
    const heard = await store.read.places.heardAt("sharepoint");
    await until(async () => {
      await store.transaction(({ outbox }) => outbox.hurryJob("follow-archive", clock.now()));
      const now = await store.read.places.heardAt("sharepoint");
      return now !== null && now.getTime() > (heard?.getTime() ?? 0) ? true : null;
    });
  }
  async function bytesOf(fileId: string, range?: string): Promise<Buffer> {
    const headers = range === undefined ? {} : { range };
    const response = await clerk.request("GET", `/api/files/${fileId}`, undefined, headers);
    assert.ok(response.ok, `${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  it("move what is registered to where a person finds it, clear the spool and read it from there", async () => {
    const name = "Công văn số 1.txt";
    const { id, fileId } = await register(name, 900_000);
    await is(id, "archived");
    await cleared(fileId);
    const [found] = drive.files();
    assert.match(found?.path ?? "", /\/2026\/.*0001 – 1.*Công văn số 1\.txt$/u);
    assert.ok((await bytesOf(fileId)).equals(contentOf(name, 900_000)));
    assert.ok((await bytesOf(fileId, "bytes=899990-")).equals(contentOf(name, 900_000).subarray(899_990)));
  });

  it("bring back the original where somebody changed it by hand, and say so", async () => {
    const { id, fileId } = await register("Báo cáo.txt", 5_000);
    await is(id, "archived");
    await cleared(fileId);
    await follow();
    const blob = await double.state.blobs.keep(Readable.from([Buffer.from("khác")]));
    drive.setContent(await itemOf(fileId), blob, "Nguyễn Văn A");
    await follow();
    const said = await until(async () => {
      const { history } = await detail(id);
      return history.find(({ action }) => action === "archive.restored") ?? null;
    });
    assert.match(
      said.sentence.vi,
      /^Tệp Báo cáo\.txt bị sửa.*đã khôi phục bản gốc; người sửa: Nguyễn Văn A$/u,
    );
    await is(id, "archived");
    assert.ok((await bytesOf(fileId)).equals(contentOf("Báo cáo.txt", 5_000)));
  });

  it("say what was changed where SharePoint keeps no version of it any more, and know the original when it is put back", async () => {
    const { id, fileId } = await register("Kế hoạch.txt", 5_000);
    await is(id, "archived");
    await cleared(fileId);
    await follow();
    const item = await itemOf(fileId);
    const write = async (bytes: Buffer) =>
      drive.setContent(item, await double.state.blobs.keep(Readable.from([bytes])), "Nguyễn Văn A");
    await write(Buffer.from("khác"));
    await write(Buffer.from("khác nữa"));
    // A library keeps as many versions as it is set to, and drops the oldest.
    item.versions = item.versions.slice(-1);
    await follow();
    await isTold(id, "archive.changed");
    assert.equal((await clerk.request("GET", `/api/files/${fileId}`)).ok, false);
    await write(contentOf("Kế hoạch.txt", 5_000));
    await follow();
    await is(id, "archived");
    assert.ok((await bytesOf(fileId)).equals(contentOf("Kế hoạch.txt", 5_000)));
    const told = (await detail(id)).history.map(({ action }) => action);
    assert.deepEqual(told.filter((action) => action.startsWith("archive.")).toSorted(), [
      "archive.changed",
      "archive.restored",
    ]);
  });

  it("wait where SharePoint asks it of who follows its changes, and then miss none and tell none twice", async () => {
    const { id, fileId } = await register("Thông tư.txt", 2_000);
    await is(id, "archived");
    await follow();
    const asked = ({ path: at }: { readonly path: string }) => at.includes("/delta");
    double.faults.plan(asked, { kind: "status", status: 429, retryAfter: 0.1 }, 2);
    double.faults.plan(asked, { kind: "status", status: 503, retryAfter: 0.1 });
    const item = await itemOf(fileId);
    drive.move(item, drive.folderFor(["Tạm"]), item.name);
    await follow();
    assert.ok(double.faults.planned.every(({ times }) => times === 0));
    double.faults.clear();
    await follow();
    const moved = (await detail(id)).history.filter(({ action }) => action === "archive.moved");
    assert.equal(moved.length, 1);
  });

  it("follow what was renamed, and tell of what was removed", async () => {
    const { id, fileId } = await register("Tờ trình.txt", 3_000);
    await is(id, "archived");
    await cleared(fileId);
    await follow();
    const item = await itemOf(fileId);
    drive.move(item, drive.folderFor(["Lưu tạm"]), "Tên mới.txt");
    await follow();
    assert.ok((await bytesOf(fileId)).equals(contentOf("Tờ trình.txt", 3_000)));
    assert.ok((await detail(id)).history.some(({ action }) => action === "archive.moved"));
    const place = await first().services.store.read.places.get(fileId);
    assert.equal(place?.item?.version, item.versions.at(-1)?.id);
    drive.remove(item, "bin");
    await follow();
    await isTold(id, "archive.missing");
    drive.takeFromBin(item);
    await follow();
    await is(id, "archived");
    const told = (await detail(id)).history.map(({ action }) => action);
    assert.deepEqual(told.filter((action) => action.startsWith("archive.")).toSorted(), [
      "archive.missing",
      "archive.moved",
      "archive.restored",
    ]);
  });

  it("know a file again that somebody put back from a backup, and no other that has its name", async () => {
    const { id, fileId } = await register("Quyết định.txt", 4_000);
    await is(id, "archived");
    await cleared(fileId);
    await follow();
    const item = await itemOf(fileId);
    const [parent, name] = [drive.folderFor(drive.pathOf(item).slice(0, -1)), item.name];
    drive.remove(item, "purged");
    await follow();
    await isTold(id, "archive.missing");
    const putThere = async (bytes: Buffer) => {
      const put = drive.add(parent, name, false);
      drive.setContent(put, await double.state.blobs.keep(Readable.from([bytes])), "Nguyễn Văn A");
      await follow();
      return put;
    };
    drive.remove(await putThere(Buffer.alloc(4_000, 1)), "purged");
    await is(id, "missing");
    await putThere(contentOf("Quyết định.txt", 4_000));
    await is(id, "archived");
    assert.ok((await bytesOf(fileId)).equals(contentOf("Quyết định.txt", 4_000)));
  });

  it("lose and double nothing when SharePoint fails in every way for a while and a server stops", async () => {
    const before = drive.files().length;
    const { faults } = double;
    faults.plan(({ host }) => host === "graph", { kind: "status", status: 503, retryAfter: 1 }, 6);
    faults.plan(({ method }) => method === "PUT", { kind: "loseAnswer" }, 2);
    faults.plan(({ method }) => method === "PUT", { kind: "status", status: 429, retryAfter: 1 }, 2);
    faults.plan(({ host }) => host === "bytes", { kind: "cutQuestion", afterBytes: 50_000 }, 3);
    const names = Array.from({ length: 8 }, (_, i) => `Phụ lục ${i + 1}.txt`);
    const documents: { id: string; fileId: string }[] = [];
    for (const [i, name] of names.entries())
      documents.push(await register(name, i % 2 === 0 ? 2_000 : 700_000));
    await servers.pop()?.stop();
    for (const { id } of documents) await is(id, "archived");
    const files = drive.files().filter(({ path: at }) => at.includes("Phụ lục"));
    assert.equal(files.length, names.length);
    assert.equal(drive.files().length, before + names.length, "nothing is left on the way");
    faults.clear();
    for (const [i, { fileId }] of documents.entries())
      assert.ok((await bytesOf(fileId)).equals(contentOf(names[i] ?? "", i % 2 === 0 ? 2_000 : 700_000)));
  });

  it("find what was done by hand though SharePoint has forgotten since when, and put back what a server still has", async () => {
    // The one that is left has fetched what it brings back.
    while (servers.length > 1) await servers.pop()?.stop();
    const kept = await register("Thông báo.txt", 6_000);
    const lost = await register("Giấy mời.txt", 6_000);
    for (const { id, fileId } of [kept, lost]) {
      await is(id, "archived");
      await cleared(fileId);
    }
    await follow();
    // Shown page by page, so that this server has fetched it.
    await bytesOf(kept.fileId, "bytes=0-99");
    for (const { fileId } of [kept, lost]) drive.remove(await itemOf(fileId), "purged");
    const listings = () => double.seen.filter(({ path: at }) => /\/delta\?(?!.*token=)/u.test(at)).length;
    const before = listings();
    double.state.forgottenBefore = drive.changes + 1;
    await follow();
    double.state.forgottenBefore = 0;
    assert.equal(listings(), before + 1, "410 Gone: everything is listed anew");
    await is(lost.id, "missing");
    await is(kept.id, "archived");
    assert.ok((await bytesOf(kept.fileId)).equals(contentOf("Thông báo.txt", 6_000)));
    assert.ok((await detail(kept.id)).history.some(({ action }) => action === "archive.restored"));
  });
});
