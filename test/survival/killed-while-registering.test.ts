import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { systemClock } from "../../src/adapters/clock-and-ids/system-clock.ts";
import { registered } from "../../src/contract/incoming.ts";
import { sampleToken } from "../../src/contract/session.ts";
import { sweepOrphans } from "../../src/usecases/files/sweep-orphans.ts";
import { verifyAudit } from "../../src/usecases/audit/verify-audit.ts";
import { apiClient } from "../support/api-client.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { killableServer, type KillableServer } from "./killable-server.ts";

const registrations = 2000;
const clerksAtOnce = 8;
const kills = 12;

type Registered = z.infer<typeof registered>;

describe("A server that is killed while eight clerks register 2,000 documents", function () {
  this.timeout(600_000);
  let folder: string;
  let acknowledged: Map<string, Registered>;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-killed-"));
    const server = await killableServer(folder);
    acknowledged = await registerAll(server);
    await server.kill();
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it("gives numbers without a gap and without a double", async () => {
    const numbers = [...acknowledged.values()].map((it) => it.arrivalNumber).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: registrations }, (_, i) => i + 1),
    );
  });

  it("loses no registration that it has acknowledged, and keeps each document with its file", async () => {
    await using store = await openAgain(folder);
    const files = await openLocalFolder(path.join(folder, "files"));
    for (const { id, arrivalNumber } of acknowledged.values()) {
      const document = await store.read.incoming.get(id);
      assert.equal(document?.arrivalNumber, arrivalNumber);
      const [file] = await store.read.files.ofDocument(id);
      assert.equal(await files.size(file?.id ?? ""), file?.size);
    }
  });

  it("leaves no orphan after the sweep", async () => {
    await using store = await openAgain(folder);
    const files = await openLocalFolder(path.join(folder, "files"));
    const tomorrow = { now: () => new Date(systemClock.now().getTime() + 3 * 86_400_000) };
    await sweepOrphans({ store, files, ids: uuidIds, clock: tomorrow }, { graceMs: 0 });
    const held: string[] = [];
    for await (const { id } of files.list()) held.push(id);
    assert.equal(held.length, registrations);
    assert.equal((await store.read.files.known(held)).size, registrations);
    assert.equal(await store.read.uploads.countOpen(), 0);
  });

  it("keeps the audit chain whole (R66)", async () => {
    await using store = await openAgain(folder);
    for await (const found of verifyAudit({ store })) assert.equal(found.fault, null);
  });
});

async function openAgain(folder: string) {
  const store = await openStore({ engine: "sqlite", file: path.join(folder, "vanthu.db") });
  return { ...store, [Symbol.asyncDispose]: () => store.close() };
}

/** Every clerk goes on until the server says that the document is registered, with the same key each time. */
async function registerAll(server: KillableServer): Promise<Map<string, Registered>> {
  const tokens = await signIn(server);
  const page = await makePdf(["Văn bản thử"]);
  const acknowledged = new Map<string, Registered>();
  let next = 0;
  const clerks = Array.from({ length: clerksAtOnce }, async (_, clerk) => {
    const token = tokens[clerk % tokens.length] ?? "";
    for (let i = next++; i < registrations; i = next++) {
      const key = randomUUID();
      acknowledged.set(key, await insist(() => registerOne(server, token, key, i, page)));
    }
  });
  await Promise.all([Promise.all(clerks), killAtRandom(server, () => acknowledged.size)]);
  return acknowledged;
}

/** At moments that nobody has chosen, spread over the work. */
async function killAtRandom(server: KillableServer, done: () => number): Promise<void> {
  for (let round = 1; round <= kills; round += 1) {
    const until = ((round - Math.random()) / kills) * registrations * 0.95;
    while (done() < until) await wait(1);
    await wait(Math.random() * 20);
    await server.kill();
    await server.startAgain();
  }
}

async function signIn(server: KillableServer): Promise<string[]> {
  const stranger = apiClient(await server.url(), null);
  const tokens = server.clerks.map((personId) =>
    stranger.post("/api/sign-in/sample", { personId }, sampleToken),
  );
  return (await Promise.all(tokens)).map(({ token }) => token);
}

async function registerOne(
  server: KillableServer,
  token: string,
  key: string,
  i: number,
  page: Uint8Array,
): Promise<Registered> {
  const client = apiClient(await server.url(), token);
  const bytes = Buffer.concat([page, Buffer.from(`\n% ${key}\n`)]);
  const { id } = await client.upload(`van-ban-${i}.pdf`, bytes);
  return client.post("/api/incoming", formOf(key, i, id), registered);
}

/** Only a connection that broke is tried again; a refusal is a fault of this test or of the server. */
async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await wait(5);
    }
  }
}

function formOf(key: string, i: number, uploadId: string) {
  return {
    key,
    uploadIds: [uploadId],
    fields: {
      documentCode: null,
      codeNumber: String(i + 1),
      codeNotation: "QĐ-UBND",
      issuedDate: "2026-03-02",
      typeName: "Quyết định",
      senderAgencyId: null,
      senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
      senderCode: null,
      abstract: `Về việc phê duyệt kế hoạch, hạng mục số ${i + 1}`,
      language: "Tiếng Việt",
      pageCount: 1,
      description: null,
      signerPosition: "Chủ tịch",
      signerName: "Nguyễn Văn Mẫu",
      priority: 0,
      toPlaces: null,
      dueDate: null,
      source: "paper",
      arrivedAt: new Date().toISOString(),
    },
  };
}
