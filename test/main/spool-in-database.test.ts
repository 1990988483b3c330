import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStoreAsItIs } from "../../src/adapters/store/open-store.ts";
import { registered } from "../../src/contract/incoming.ts";
import { backUp } from "../../src/main/backup.ts";
import { restore } from "../../src/main/restore.ts";
import { openSpool } from "../../src/main/spool.ts";
import { isOriginalAt } from "../../src/usecases/files/copy-originals.ts";
import { letterFields } from "../support/letter-fields.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("servers whose spool is the database", function () {
  this.timeout(60_000);
  let folder: string;
  const servers: TestServer[] = [];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-spool-"));
  });
  after(async () => {
    for (const server of servers) await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(people: "fixture" | "none", spool: "folder" | "database"): Promise<TestServer> {
    const dataFolder = path.join(folder, "data");
    const server = await startTestServer({ people, dataFolder, env: { VANTHU_SPOOL: spool } });
    servers.push(server);
    return server;
  }
  const inFolder = async (): Promise<number> => {
    const names = await readdir(path.join(folder, "data", "files"), { recursive: true });
    return names.filter((name) => /^[\da-f-]{36}$/u.test(path.basename(name))).length;
  };
  const bytes = Buffer.from(`Công văn\n${randomBytes(400_000).toString("hex")}`);

  it("take an upload that ends at another server, give it whole and in parts, and keep no byte on their disks", async () => {
    const one = await start("fixture", "database");
    const other = await start("none", "database");
    const [clerk, there] = [await one.as(one.people.actors.clerk), await other.as(one.people.actors.clerk)];
    const location = await clerk.beginUpload("cong-van.txt", bytes.length);
    const fileId = path.posix.basename(location);
    const half = bytes.length >> 1;
    await clerk.append(location, 0, bytes.subarray(0, half));
    await there.append(location, half, bytes.subarray(half));
    const key = one.services.ids.next();
    const made = await there.post(
      "/api/incoming",
      { key, fields: letterFields(new Date()), uploadIds: [fileId] },
      registered,
    );
    assert.ok(made.id);
    const whole = await clerk.request("GET", `/api/files/${fileId}`);
    const sha256 = (held: Buffer) => createHash("sha256").update(held).digest("hex");
    assert.equal(sha256(Buffer.from(await whole.arrayBuffer())), sha256(bytes));
    const part = await clerk.request("GET", `/api/files/${fileId}`, undefined, {
      range: "bytes=300000-600000",
    });
    assert.ok(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(300_000, 600_001)));
    assert.equal(await inFolder(), 0);
  });

  it("are backed up and restored with it, and hand over what they hold when another place is chosen", async () => {
    const dataFolder = path.join(folder, "data");
    const store = { engine: "sqlite", file: path.join(dataFolder, "vanthu.db") } as const;
    const backup = await backUp({ store, dataFolder, spool: "database" }, path.join(folder, "backup"), {
      now: new Date("2026-11-22T13:00:00Z"),
    });
    assert.deepEqual([backup.problems, backup.originals.copied], [[], 1]);
    const elsewhere = path.join(folder, "restored");
    const target = { engine: "sqlite", file: path.join(elsewhere, "vanthu.db") } as const;
    const config = { store: target, dataFolder: elsewhere, spool: "database" } as const;
    const restored = await restore(config, backup.folder);
    assert.equal(restored.originals.kept, 1);
    const opened = await openStoreAsItIs(target);
    const [file] = await opened.read.files.after(null, 10);
    assert.ok(file !== undefined && (await isOriginalAt(await openSpool(config, opened), file)));
    await opened.close();

    while (servers.length > 0) await servers.pop()?.stop();
    for (const [spool, held] of [
      ["folder", 1],
      ["database", 0],
    ] as const) {
      const server = await start("none", spool);
      assert.ok(await isOriginalAt(server.services.files, file));
      assert.equal(await inFolder(), held);
      await servers.pop()?.stop();
    }

    await Promise.all([start("none", "folder"), start("none", "folder")]);
    for (const { services } of servers) assert.ok(await isOriginalAt(services.files, file));
    assert.equal(await inFolder(), 1, "of two that start at once one brings it over, and neither fails");
  });
});
