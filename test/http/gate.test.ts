import assert from "node:assert/strict";
import { adminHealth } from "../../src/contract/administration.ts";
import { upload as uploadShape, type Upload } from "../../src/contract/files.ts";
import { incomingDetail, registered } from "../../src/contract/incoming.ts";
import { quarantine, scanAgainAnswer, scanAsked } from "../../src/contract/quarantine.ts";
import type { ApiClient } from "../support/api-client.ts";
import { clamdPath, eicar, eicarName, laterFound, startClamd, type RunningClamd } from "../support/clamd.ts";
import { eicarFiles } from "../support/eicar-files.ts";
import { letterFields } from "../support/letter-fields.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";

describe("the gate, with Debian's clamd behind the whole server (R59)", function () {
  let clamd: RunningClamd;
  let server: TestServer;
  let [clerk, administrator]: ApiClient[] = [];
  let pdf: Buffer;
  const log: string[] = [];
  before(async function () {
    if (clamdPath() === null) {
      process.stdout.write("    clamd is not installed (apt-get install clamav-daemon): not run\n");
      return this.skip();
    }
    clamd = await startClamd();
    server = await startTestServer({
      env: { VANTHU_SCANNER: "clamd", CLAMD_SOCKET: clamd.socket },
      start: { jobs: { tickMs: 200 } },
      logLine: (line) => log.push(line),
    });
    clerk = await server.as(server.people.actors.clerk);
    administrator = await server.as(server.people.actors.administrator);
    pdf = await makePdf(officialPage());
  });
  after(async () => {
    await server?.stop();
    await clamd?.stop();
  });

  const known = [crypto.randomUUID() as string];
  const form = (...uploadIds: readonly string[]) => ({
    key: crypto.randomUUID(),
    fields: letterFields(server.services.clock.now()),
    uploadIds,
    duplicateDecision: { seen: known, reason: "Khác văn bản" },
  });
  async function register(...uploadIds: readonly string[]): Promise<string> {
    const { id } = await by(clerk).post("/api/incoming", form(...uploadIds), registered);
    known.push(id);
    return id;
  }
  function by(client: ApiClient | undefined): ApiClient {
    assert.ok(client !== undefined);
    return client;
  }
  const look = (id: string) => by(clerk).get(`/api/uploads/${id}`, uploadShape);
  const list = () => by(administrator).get("/api/admin/quarantine", quarantine);

  it("lets in what clamd finds clean, and says so on the document", async () => {
    const main = await by(clerk).upload("cong-van.pdf", pdf);
    assert.deepEqual([main.state, main.scan], ["ready", { state: "clean", found: null }]);
    const { files } = await by(clerk).get(`/api/incoming/${await register(main.id)}`, incomingDetail);
    assert.deepEqual(files[0]?.scan, { state: "clean", found: null });
    assert.equal((await by(clerk).request("GET", `/api/files/${main.id}`)).status, 200);
  });

  it("keeps from everybody what clamd finds something in, however it is packed", async () => {
    for (const [name, bytes] of await eicarFiles()) {
      const sent = await by(clerk).upload(name, bytes, "attachment");
      assert.deepEqual(
        [name, sent.state, sent.scan],
        [name, "blocked", { state: "infected", found: eicarName }],
      );
      const main = await by(clerk).upload("cong-van.pdf", pdf);
      const refused = await by(clerk).refused("POST", "/api/incoming", form(main.id, sent.id));
      assert.deepEqual([refused.status, refused.code], [400, "upload.blocked"]);
      assert.equal((await by(clerk).request("GET", `/api/files/${sent.id}`)).status, 404);
    }
    const { items, keptDays } = await list();
    assert.deepEqual(
      new Set(items.map(({ name, state, found }) => `${name} ${state} ${found}`)),
      new Set((await eicarFiles()).map(([name]) => `${name} infected ${eicarName}`)),
    );
    assert.equal(keptDays, 30);
    assert.equal(items[0]?.person, server.people.actors.clerk.name);
    const refused = await by(clerk).refused("GET", "/api/admin/quarantine");
    assert.equal(refused.code, "access.administrators-only");
  });

  it("writes each find down, tells the clerk and the administrators, and puts no byte of it into the log", async () => {
    const { agency, actors } = server.people;
    const chain = await server.services.store.read.audit.chunk(agency.id, 0, 100);
    const finds = chain.filter(({ action }) => action === "malware.found");
    assert.equal(finds.length, 5);
    assert.equal(finds[0]?.data["found"], eicarName);
    const told = await server.services.store.read.deliveries.list(agency.id, { after: null, limit: 100 });
    const people = new Set(told.filter((it) => it.reason === "malwareFound").map((it) => it.personId));
    assert.ok(people.has(actors.clerk.personId) && people.has(actors.administrator.personId));
    assert.ok(!log.some((line) => line.includes("EICAR") || line.includes("hoa-don")));
  });

  it("stays with who answers for security when its sender takes it away", async () => {
    const [first] = (await list()).items;
    assert.ok(first);
    const tus = { "tus-resumable": "1.0.0" };
    assert.equal((await by(clerk).request("DELETE", `/api/uploads/${first.id}`, undefined, tus)).status, 204);
    assert.ok((await list()).items.some(({ id }) => id === first.id));
    const again = await by(administrator).post(
      `/api/admin/quarantine/${first.id}/scan`,
      undefined,
      scanAgainAnswer,
    );
    assert.deepEqual(again, { state: "infected", found: eicarName });
  });

  it("keeps a file waiting while clamd is killed, lets nobody have it, and scans it when clamd is back", async () => {
    await clamd.kill();
    const [good, bad] = [
      await by(clerk).upload("cong-van-2.pdf", pdf),
      await by(clerk).upload("ghi-chu.txt", Buffer.from(eicar), "attachment"),
    ];
    assert.deepEqual([good.state, bad.state], ["waiting", "waiting"]);
    assert.ok(good.pageCount === 1);
    const refused = await by(clerk).refused("POST", "/api/incoming", form(good.id));
    assert.deepEqual([refused.status, refused.code], [400, "upload.waiting-for-scan"]);
    const health = await by(administrator).get("/api/admin/health", adminHealth);
    assert.deepEqual([health.scanner.state, health.scanner.waiting], ["away", 2]);
    const ready = await by(clerk).request("GET", "/readyz");
    assert.equal(ready.status, 200);
    assert.match(await ready.text(), /"scanner":"late".*"scanner":\{"fault":"away"\}/u);

    await clamd.start();
    const settled = async (id: string): Promise<Upload | null> => {
      const found = await look(id);
      return found.state === "waiting" ? null : found;
    };
    assert.equal((await waitFor(() => settled(good.id))).state, "ready");
    assert.deepEqual((await waitFor(() => settled(bad.id))).scan, { state: "infected", found: eicarName });
    assert.ok(await register(good.id));
    const well = await by(administrator).get("/api/admin/health", adminHealth);
    assert.deepEqual([well.scanner.state, well.scanner.waiting], ["ok", 0]);
  });

  it("finds by newer signatures what slipped in, blocks it, and frees it when they no longer find it", async () => {
    const text = Buffer.from(`Kính gửi: ${laterFound}`);
    const main = await by(clerk).upload("cong-van-3.pdf", pdf);
    const slipped = await by(clerk).upload("phu-luc.txt", text, "attachment");
    const documentId = await register(main.id, slipped.id);
    await clamd.learn("Test.Later", laterFound);
    await by(administrator).post("/api/admin/quarantine/scan", undefined, scanAsked);
    const blocked = await waitFor(
      async () => (await list()).items.find(({ id }) => id === slipped.id) ?? null,
    );
    assert.deepEqual([blocked.found, blocked.document?.id], ["Test.Later.UNOFFICIAL", documentId]);

    const refused = await by(clerk).refused("GET", `/api/files/${slipped.id}`);
    assert.deepEqual([refused.status, refused.code], [423, "file.infected"]);
    assert.match(refused.message.vi, /mã độc \(Test\.Later\.UNOFFICIAL\)/);
    const { files, history } = await by(clerk).get(`/api/incoming/${documentId}`, incomingDetail);
    assert.equal(files[1]?.scan.state, "infected");
    assert.match(history.at(-1)?.sentence.vi ?? "", /Quét lại phát hiện mã độc trong tệp “phu-luc\.txt”/);
    assert.equal((await by(clerk).request("GET", `/api/files/${main.id}`)).status, 200);

    await clamd.forget();
    const freed = await by(administrator).post(
      `/api/admin/quarantine/${slipped.id}/scan`,
      undefined,
      scanAgainAnswer,
    );
    assert.equal(freed.state, "clean");
    assert.equal((await by(clerk).request("GET", `/api/files/${slipped.id}`)).status, 200);
  });
});
