import assert from "node:assert/strict";
import { rename, symlink, unlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { session } from "../../src/contract/session.ts";
import { problemOf } from "../../src/http/problem.ts";
import { StoreUnavailable } from "../../src/ports/store-errors.ts";
import { refusalOf, type ApiClient } from "../support/api-client.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

/** As long as another may hold the embedded store; a whole minute was tried by hand (docs/operation.md). */
const stopMs = Number(process.env["TEST_STOP_SECONDS"] ?? "0") * 1000;

describe("People at work while the store is away", () => {
  let server: TestServer;
  let clerk: ApiClient;
  before(async () => {
    server = await startTestServer();
    clerk = await server.as(server.people.actors.clerk);
  });
  after(() => server.stop());

  const text = Buffer.from("Xin chào. Đây là công văn.\n".repeat(50));
  const folderOf = (id: string) => path.join(server.dataFolder, "files", id.slice(-3));
  const head = async (address: string) =>
    Number(
      (await clerk.request("HEAD", address, undefined, { "tus-resumable": "1.0.0" })).headers.get(
        "upload-offset",
      ),
    );

  it("can read, are told in words what cannot be saved and when to come back, and lose nothing", async function () {
    this.timeout(30_000 + 2 * stopMs);
    const began = performance.now();
    const other = new DatabaseSync(path.join(server.dataFolder, "vanthu.db"));
    other.exec("begin immediate");
    const body = JSON.stringify({ name: "Trưởng ban", rank: 5 });
    const administrator = await server.as(server.people.actors.administrator);
    const waiting = Array.from({ length: 3 }, () =>
      administrator.request("POST", "/api/admin/positions", JSON.parse(body)),
    );
    assert.equal((await clerk.get("/api/session", session)).person.id, server.people.actors.clerk.personId);
    assert.equal((await server.stranger.request("GET", "/healthz")).status, 200);
    for (const response of await Promise.all(waiting)) {
      assert.equal(response.headers.get("retry-after"), "5");
      const refusal = await refusalOf(response);
      assert.deepEqual([refusal.status, refusal.code], [503, "http.store-unavailable"]);
      assert.match(refusal.message.vi, /^Cơ sở dữ liệu tạm thời không trả lời\. Hãy thử lại sau ít phút/);
    }
    while (performance.now() - began < stopMs) {
      const refused = await administrator.request("POST", "/api/admin/positions", JSON.parse(body));
      assert.equal(refused.status, 503, await refused.text());
      assert.equal((await server.stranger.request("GET", "/healthz")).status, 200);
      assert.equal((await clerk.get("/api/session", session)).person.id, server.people.actors.clerk.personId);
    }
    other.exec("rollback");
    other.close();
    const again = await administrator.request("POST", "/api/admin/positions", JSON.parse(body));
    assert.equal(again.status, 201, await again.text());
    await waitFor(async () => (await server.stranger.request("GET", "/readyz")).status === 200);
  });

  it("are told that the file store is full, keep what came before, and go on when there is room", async function () {
    if (!existsSync("/dev/full")) {
      process.stdout.write("    no /dev/full here: a full disk was not tried\n");
      this.skip();
    }
    const address = await clerk.beginUpload("van-ban.txt", text.length);
    const id = address.split("/").at(-1) ?? "";
    const growing = path.join(folderOf(id), `${id}.part`);
    await rename(growing, `${growing}.aside`);
    await symlink("/dev/full", growing);
    const refusal = await refusalOf(await clerk.append(address, 0, text));
    assert.deepEqual([refusal.status, refusal.code], [507, "http.disk-full"]);
    assert.match(refusal.message.vi, /^Kho tệp đã hết chỗ/);
    await unlink(growing);
    await rename(`${growing}.aside`, growing);
    assert.equal(await head(address), 0);
    assert.equal((await clerk.append(address, 0, text)).status, 204);
  });

  it("are told that the database is full, as the store says it", () => {
    const full = problemOf(new StoreUnavailable("The disk is full.", { full: true }), () => "7");
    assert.deepEqual([full.status, full.body.code], [507, "http.store-full"]);
    assert.match(full.body.message.vi, /^Cơ sở dữ liệu đã hết chỗ.*mã 7/);
  });

  it("go on with an upload when the folder of files was not mounted for a while", async () => {
    const address = await clerk.beginUpload("van-ban.txt", text.length);
    assert.equal((await clerk.append(address, 0, text.subarray(0, 100))).status, 204);
    const files = path.join(server.dataFolder, "files");
    await rename(files, `${files}-away`);
    const refusal = await refusalOf(await clerk.append(address, 100, text.subarray(100)));
    assert.deepEqual([refusal.status, refusal.code], [503, "http.files-unavailable"]);
    await writeFile(`${files}-away/.left`, "x");
    await rename(`${files}-away`, files);
    assert.equal(await head(address), 100);
    assert.equal((await clerk.append(address, 100, text.subarray(100))).status, 204);
  });
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await condition()); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(await condition());
}
