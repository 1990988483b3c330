import assert from "node:assert/strict";
import { once } from "node:events";
import { rename } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { readinessParts } from "../../src/main/readiness.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";

describe("whether the server works", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.stop().catch(() => undefined));

  const ready = async () => {
    const response = await server.stranger.request("GET", "/readyz");
    return [response.status, await response.json()];
  };

  it("is told without a token, by part", async () => {
    assert.deepEqual(await ready(), [
      200,
      {
        status: "ready",
        parts: { store: "ok", texts: "ok", migrations: "ok", files: "ok", jobs: "ok", outbox: "ok" },
      },
    ]);
    assert.deepEqual(await (await server.stranger.request("GET", "/healthz")).json(), { status: "alive" });
  });

  it("is no while the folder of files is gone, and yes again when it is back", async () => {
    const folder = path.join(server.dataFolder, "files");
    await rename(folder, `${folder}-unmounted`);
    assert.deepEqual(await ready(), [
      503,
      {
        status: "notReady",
        parts: { store: "ok", texts: "ok", migrations: "ok", files: "failed", jobs: "ok", outbox: "ok" },
      },
    ]);
    assert.equal((await server.stranger.request("GET", "/healthz")).status, 200);
    await rename(`${folder}-unmounted`, folder);
    assert.equal((await ready())[0], 200);
  });

  it("is no while the store does not answer, and requests are told to come back", async () => {
    const clerk = await server.as(server.people.actors.clerk);
    await server.services.store.close();
    const [status, body] = await ready();
    assert.equal(status, 503);
    assert.equal((body as { parts: { store: string } }).parts.store, "failed");
    const response = await clerk.request("GET", "/api/session");
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "5");
  });

  it("says which migrations are missing where the schema is older than the program, and is no", async () => {
    const { store, files, clock, archives } = server.services;
    const schema = () => Promise.resolve({ missing: ["0009-operation"], unknown: [] });
    const parts = readinessParts({ store: { ...store, schema }, files, clock, archives }, () =>
      Promise.resolve(),
    );
    assert.deepEqual(await parts["migrations"]?.(), {
      state: "failed",
      facts: { missing: ["0009-operation"] },
    });
    const newer = () => Promise.resolve({ missing: [], unknown: ["0099-later"] });
    const beside = readinessParts({ store: { ...store, schema: newer }, files, clock, archives }, () =>
      Promise.resolve(),
    );
    assert.deepEqual(await beside["migrations"]?.(), { state: "late", facts: { unknown: ["0099-later"] } });
  });

  it("says how long the oldest card has waited, and sends nobody away for that", async () => {
    const { store, clock } = server.services;
    const at = new Date(clock.now().getTime() - 600_000);
    const hold = "somebody/1";
    await store.transaction(async ({ outbox }) => {
      const row = { agencyId: null, kind: "refreshCards", payload: {}, createdAt: at, runAt: at } as const;
      await outbox.add([{ ...row, id: crypto.randomUUID(), key: "a" }]);
      // Nobody can take it, so that it waits.
      await outbox.claim(hold, clock.now());
    });
    assert.equal((await ready())[0], 200);
    assert.equal(await store.read.outbox.dueSince(clock.now()), null);
    const parts = readinessParts(
      {
        ...server.services,
        store: {
          ...store,
          read: { ...store.read, outbox: { ...store.read.outbox, dueSince: () => Promise.resolve(at) } },
        },
      },
      () => Promise.resolve(),
    );
    const told = await parts["outbox"]?.();
    assert.equal(told?.state, "late");
    assert.ok(Number(told?.facts?.["oldestSeconds"]) >= 600);
  });

  it("finishes the request in hand when it stops, and takes no new one", async () => {
    const clerk = await server.as(server.people.actors.clerk);
    const bytes = Buffer.from("Xin chào. Đây là công văn.\n".repeat(20));
    const address = await clerk.beginUpload("a.txt", bytes.length);
    const slow = httpRequest(server.url + address, {
      method: "PATCH",
      headers: {
        "tus-resumable": "1.0.0",
        authorization: `Bearer ${clerk.token}`,
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": String(bytes.length),
        // The server says when it has the request.
        expect: "100-continue",
      },
    });
    const taken = once(slow, "continue");
    const answered = new Promise<number>((resolve, reject) => {
      slow.on("response", (response) => resolve(response.statusCode ?? 0)).on("error", reject);
    });
    slow.flushHeaders();
    await taken;
    slow.write(bytes.subarray(0, 100));
    const stopped = server.stop();
    await waitFor(() =>
      server.stranger.request("GET", "/healthz").then(
        () => null,
        () => "refused",
      ),
    );
    slow.end(bytes.subarray(100));
    assert.equal(await answered, 204);
    await stopped;
  });
});
