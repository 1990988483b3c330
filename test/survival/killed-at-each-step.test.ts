import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { systemClock } from "../../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { defaultInstanceSettings, joinInstances } from "../../src/jobs/join-instances.ts";
import { outboxWorker } from "../../src/jobs/outbox-worker.ts";
import { sampleTenantId } from "../../src/main/bot-parts.ts";
import { verifyAudit } from "../../src/usecases/audit/verify-audit.ts";
import { isOriginalAt } from "../../src/usecases/files/copy-originals.ts";
import { sweepOrphans } from "../../src/usecases/files/sweep-orphans.ts";
import { deliverNotice } from "../../src/usecases/notices/deliver-notice.ts";
import { agencyFixture, type AgencyFixture } from "../support/agency-fixture.ts";
import { goOn } from "./go-on.ts";
import { idleHandlers, plainWords } from "../support/idle-handlers.ts";
import { cardsAlone } from "../../src/ports/outreach.ts";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";

const script = path.join(import.meta.dirname, "one-registration.ts");
const log = pino({ level: "silent" });

describe("A server that is killed after each step of an upload, a registration and a delivery", function () {
  this.timeout(180_000);
  let place: string;
  let empty: string;
  let office: AgencyFixture;
  let chat: Server;
  let arrived = 0;
  before(async () => {
    place = await mkdtemp(path.join(tmpdir(), "vanthu-steps-"));
    empty = path.join(place, "empty");
    const store = await openStore({ engine: "sqlite", file: path.join(empty, "vanthu.db") });
    office = await agencyFixture(store, new Date());
    await store.transaction(({ conversations }) =>
      conversations.save({
        personId: office.actors.leader.personId,
        tenantId: sampleTenantId,
        teamsUserId: "29:leader",
        conversationId: "chat",
        serviceUrl: "http://127.0.0.1/",
        botId: "28:bot",
        state: "active",
        language: "vi",
        updatedAt: new Date(),
      }),
    );
    await store.close();
    chat = createServer((request, response) => {
      request.resume().on("end", () => {
        arrived += 1;
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => chat.listen(0, "127.0.0.1", resolve));
  });
  after(async () => {
    chat.closeAllConnections();
    chat.close();
    await rm(place, { recursive: true, force: true });
  });

  const chatUrl = () => {
    const address = chat.address();
    return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/` : "";
  };

  /** What the sender had heard when the process ended. */
  async function run(folder: string, step: number, key: string): Promise<string> {
    const child = spawn(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        script,
        folder,
        office.actors.clerk.personId,
        String(step),
        key,
        chatUrl(),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [said] = await Promise.all([
      text(child.stdout),
      new Promise((resolve) => child.on("close", resolve)),
    ]);
    return said;
  }

  /** Another server, on what the dead one left: the sender goes on, the dead one is ended, what waits is delivered. */
  async function goOnElsewhere(folder: string, said: string, key: string): Promise<void> {
    const store = await openStore({ engine: "sqlite", file: path.join(folder, "vanthu.db") });
    const files = await openLocalFolder(path.join(folder, "files"));
    try {
      let steady = 0;
      const settings = { ...defaultInstanceSettings, steady: () => steady };
      const instance = await joinInstances({ store, clock: systemClock, ids: uuidIds }, log, settings);
      for (let i = 0; i < 6; i += 1) {
        await instance.beat();
        steady += settings.beatMs;
      }
      assert.equal((await store.read.instances.all()).length, 1);
      const services = { store, files, clock: systemClock, ids: uuidIds, instance };
      const uploadId = /^upload (?<id>.+)$/mu.exec(said)?.groups?.["id"] ?? null;
      const sender = {
        services,
        actor: office.actors.clerk,
        key,
        say: () => undefined,
        counted: <T>(it: Promise<T>) => it,
      };
      await goOn(sender, uploadId);
      await deliverAll(services);
      await assertWhole(services, key);
    } finally {
      await store.close();
    }
  }

  async function deliverAll(services: Parameters<typeof outboxWorker>[0]): Promise<void> {
    const send = async () => {
      await fetch(chatUrl(), { method: "POST", body: "{}" });
      return { kind: "sent", activityId: "again" } as const;
    };
    const messenger = {
      send,
      update: () => Promise.resolve({ kind: "failed", reason: "none" } as const),
      otherWordsOf: () => Promise.resolve(plainWords),
      shownOf: () => Promise.resolve(""),
    };
    const deps = { ...services, ids: uuidIds, archives: withoutArchive, messenger, outreach: cardsAlone };
    const worker = outboxWorker(
      services,
      {
        ...idleHandlers,
        deliverNotice: (payload) => deliverNotice(deps, { deliveryId: String(payload["deliveryId"]) }),
      },
      log,
      { handlerMs: 10_000 },
    );
    for (let [work] = await worker.take(1); work !== undefined; [work] = await worker.take(1)) await work();
  }

  async function assertWhole(
    { store, files }: Pick<Parameters<typeof goOn>[0]["services"], "store" | "files">,
    key: string,
  ): Promise<void> {
    const document = await store.read.incoming.byRequestKey(office.agency.id, key);
    assert.equal(document?.arrivalNumber, 1);
    assert.equal(document.state, "submitted");
    const stored = await store.read.files.ofDocument(document.id);
    const [file] = stored;
    assert.ok(stored.length === 1 && file !== undefined && (await isOriginalAt(files, file)));
    const tomorrow = { now: () => new Date(Date.now() + 3 * 86_400_000) };
    await sweepOrphans({ store, files, ids: uuidIds, clock: tomorrow }, { graceMs: 0 });
    const held: string[] = [];
    for await (const { id } of files.list()) held.push(id);
    assert.deepEqual(held, [file.id]);
    const deliveries = await store.read.deliveries.list(office.agency.id, { after: null, limit: 10 });
    assert.deepEqual(
      deliveries.map(({ outcome }) => outcome),
      ["sent"],
    );
    assert.deepEqual(await store.read.outbox.overdue(systemClock.now(), 10), []);
    for await (const { fault } of verifyAudit({ store })) assert.equal(fault, null);
  }

  it("leaves nothing half, loses nothing, and brings the card once, or twice where it was sent as the server died", async () => {
    const whole = path.join(place, "whole");
    await cp(empty, whole, { recursive: true });
    const steps = Number(/^steps (?<n>\d+)$/mu.exec(await run(whole, 0, randomUUID()))?.groups?.["n"]);
    assert.ok(steps >= 14, `${steps}`);
    let twice = 0;
    for (let step = 1; step <= steps; step += 1) {
      const folder = path.join(place, String(step));
      await cp(empty, folder, { recursive: true });
      const key = randomUUID();
      arrived = 0;
      const said = await run(folder, step, key);
      assert.doesNotMatch(said, /^steps/mu);
      await goOnElsewhere(folder, said, key).catch((error: unknown) => {
        throw new Error(`after step ${step}: ${String(error)}`, { cause: error });
      });
      assert.ok(arrived === 1 || arrived === 2, `after step ${step} the card came ${arrived} times`);
      if (arrived === 2) twice += 1;
      await rm(folder, { recursive: true });
    }
    // Only after the sending itself, and before it was written down, does nobody know that it was sent.
    assert.equal(twice, 1);
  });
});
