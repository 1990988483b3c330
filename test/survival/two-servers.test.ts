import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest, type ClientRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sampleTenantId } from "../../src/main/bot-parts.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { registered } from "../../src/contract/incoming.ts";
import { sampleToken, session } from "../../src/contract/session.ts";
import { upload } from "../../src/contract/files.ts";
import type { Store } from "../../src/ports/store.ts";
import { addDeliveries } from "../../src/usecases/notices/tell-people.ts";
import { agencyFixture, type AgencyFixture } from "../support/agency-fixture.ts";
import { apiClient } from "../support/api-client.ts";
import { letterFields } from "../support/letter-fields.ts";
import { startChatDouble, type ChatDouble } from "./chat-double.ts";
import { killableServer, type KillableServer } from "./killable-server.ts";
import { sharedDatabases, type SharedDatabase } from "./shared-database.ts";

const eager = { beatMs: 250, deadAfterMs: 2500 };
/** Rows that one server works on at a time. */
const lanes = 4;

for (const place of sharedDatabases) {
  describe(`Two servers on one database, ${place.name}`, function () {
    this.timeout(150_000);
    let folder: string;
    let database: SharedDatabase;
    let store: Store;
    let office: AgencyFixture;
    let chat: ChatDouble;
    let one: KillableServer;
    let two: KillableServer;

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "vanthu-two-"));
      database = await place.create(folder);
      store = await openStore(database.settings);
      office = await agencyFixture(store, new Date());
      chat = await startChatDouble(150);
      await meetEverybody();
      const servers = [0, 1].map(() => killableServer(folder, "old", { ...eager, env: database.env }));
      [one, two] = (await Promise.all(servers)) as [KillableServer, KillableServer];
    });
    after(async () => {
      await Promise.all([one.kill(), two.kill()]);
      await chat.close();
      await store.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });

    const people = () => Object.values(office.actors);
    const token = async (server: KillableServer, personId: string) =>
      (await apiClient(await server.url(), null).post("/api/sign-in/sample", { personId }, sampleToken))
        .token;

    async function meetEverybody(): Promise<void> {
      await store.transaction(async ({ conversations }) => {
        for (const { personId } of people()) {
          await conversations.save({
            personId,
            tenantId: sampleTenantId,
            teamsUserId: `29:${personId}`,
            conversationId: `chat ${personId}`,
            serviceUrl: chat.serviceUrl,
            botId: "28:bot",
            state: "active",
            language: "vi",
            updatedAt: new Date(),
          });
        }
      });
    }

    /** One card for everybody. */
    async function tellEverybody(eventKey: string): Promise<number> {
      const told = people().map(
        ({ personId }) => [personId, { reason: "digest", assignmentId: null }] as const,
      );
      const event = { eventKey, agencyId: office.agency.id, documentId: null, actorId: null, at: new Date() };
      return store.transaction((records) => addDeliveries({ ids: uuidIds }, records, event, new Map(told)));
    }
    const sent = async () =>
      (await store.read.deliveries.list(office.agency.id, { outcome: "sent", after: null, limit: 200 }))
        .length;
    /** Longer than a minute, for which a card waits where its person has had their ten. */
    async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
      for (let i = 0; i < 1_600 && !(await condition()); i += 1) await wait(50);
      assert.ok(await condition());
    }

    it("both know a token that either gave", async () => {
      const { personId } = office.actors.clerk;
      const given = await token(one, personId);
      assert.equal(
        (await apiClient(await two.url(), given).get("/api/session", session)).person.id,
        personId,
      );
    });

    it("bring each card once while both are at work", async () => {
      const told = await tellEverybody("a");
      await until(async () => (await sent()) === told);
      assert.equal(chat.arrived.length, told);
    });

    it("go on with an upload, and with the cards, where the other was killed in the middle", async () => {
      const { personId } = office.actors.clerk;
      const clerk = await token(one, personId);
      const text = Buffer.from("Xin chào. Đây là công văn.\n".repeat(20_000));
      const half = Math.floor(text.length / 2);
      const address = await apiClient(await one.url(), clerk).beginUpload("van-ban.txt", text.length);
      const slow = await beginSlowly(await one.url(), clerk, address, text, half);
      const before = { sent: await sent(), arrived: chat.arrived.length };
      const told = await tellEverybody("b");
      await until(() => chat.arrived.length >= before.arrived + 3);
      await one.kill();
      slow.destroy();

      const other = apiClient(await two.url(), clerk);
      const held = Number(
        (await other.request("HEAD", address, undefined, { "tus-resumable": "1.0.0" })).headers.get(
          "upload-offset",
        ),
      );
      assert.equal(held, half);
      let answer = await other.append(address, held, text.subarray(held));
      // What the dead one held is free as soon as it is seen to be dead; until then the tab waits and asks again.
      while (answer.status === 423) {
        await wait(200);
        answer = await other.append(address, held, text.subarray(held));
      }
      assert.equal(answer.status, 204, await answer.text());
      const found = await other.get(address, upload);
      assert.equal(found.sha256, createHash("sha256").update(text).digest("hex"));
      const fields = letterFields(new Date());
      const key = crypto.randomUUID();
      await other.post("/api/incoming", { key, fields, uploadIds: [found.id] }, registered);

      await until(async () => (await sent()) === before.sent + told);
      // Only what arrived while its sender was killed, before it could write that down, is there a second time.
      const twice = chat.arrived.length - before.arrived - told;
      assert.ok(twice >= 0 && twice <= lanes, `${twice} cards came twice`);
      assert.equal((await store.read.outbox.counts()).dead, 0);
    });

    it("end cleanly when told to, in the middle of deliveries, and leave the rest to the other", async () => {
      await one.startAgain();
      const before = { sent: await sent(), arrived: chat.arrived.length };
      const told = await tellEverybody("c");
      await until(() => chat.arrived.length > before.arrived);
      assert.equal(await one.stop(), 0);
      await until(async () => (await sent()) === before.sent + told);
      assert.equal(chat.arrived.length, before.arrived + told);
      const alive = await store.read.instances.all();
      assert.equal(alive.length, 1);
    });
  });
}

/** Sends the first half, and then nothing for as long as the connection stands. */
async function beginSlowly(
  url: string,
  token: string,
  address: string,
  bytes: Buffer,
  half: number,
): Promise<ClientRequest> {
  const request = httpRequest(url + address, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${token}`,
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
      "content-length": String(bytes.length),
    },
  });
  request.on("error", () => undefined); // It breaks when the server is killed.
  request.write(bytes.subarray(0, half));
  const client = apiClient(url, token);
  for (let i = 0; i < 200; i += 1) {
    const head = await client.request("HEAD", address, undefined, { "tus-resumable": "1.0.0" });
    if (Number(head.headers.get("upload-offset")) === half) return request;
    await wait(20);
  }
  throw new Error("The first half did not arrive.");
}
