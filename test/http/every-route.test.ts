import assert from "node:assert/strict";
import { z } from "zod";
import { incomingDetail, incomingPage } from "../../src/contract/incoming.ts";
import { signInOptions } from "../../src/contract/session.ts";
import type { Role } from "../../src/domain/people/actor.ts";
import type { ApiClient } from "../support/api-client.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const lists = [
  "/api/session",
  "/api/work",
  "/api/work?bucket=supporting",
  "/api/work?bucket=toKnow",
  "/api/work?bucket=assignedByMe",
  "/api/work?bucket=done",
  "/api/incoming",
  "/api/incoming?q=bao cao&view=overdue",
  "/api/outgoing",
  "/api/outgoing?q=so",
  "/api/outgoing/choices",
  "/api/assignees",
  "/api/directory/agencies?q=so",
  "/api/document-types?direction=incoming",
  "/api/registers?kind=incoming",
  "/api/admin/organisation",
  "/api/admin/people",
  "/api/admin/calendar?year=2027",
  "/api/admin/settings",
  "/api/admin/dead-letters",
  "/api/admin/deliveries",
  "/api/admin/health",
  "/api/print/incoming.pdf?year=2026",
  "/api/print/tracking.xlsx?year=2026",
];

describe("every address that can be read", () => {
  let server: TestServer;
  const faults: string[] = [];
  const clients = new Map<Role, ApiClient>();
  before(async function () {
    this.timeout(60_000);
    // Answers are parsed with the contract on their way out: one that does not fit is a fault.
    server = await startTestServer({
      people: "sample",
      logLine: (line) => void (line.includes('"msg":"fault"') && faults.push(line)),
    });
    const options = await server.stranger.get("/api/sign-in", signInOptions);
    assert.equal(options.mode, "sample");
    for (const { id, roles } of options.mode === "sample" ? options.people : []) {
      for (const role of roles) if (!clients.has(role)) clients.set(role, await server.as({ personId: id }));
    }
  });
  after(() => server.stop());

  function clientOf(role: Role): ApiClient {
    const client = clients.get(role);
    if (client === undefined) throw new Error(`No sample person is ${role}.`);
    return client;
  }

  for (const role of ["clerk", "leader", "unitHead", "specialist", "administrator", "auditor"] as const) {
    it(`answers a ${role} of the sample data as the contract says, or refuses in words`, async () => {
      const client = clientOf(role);
      for (const address of lists) {
        const response = await client.request("GET", address);
        assert.ok([200, 403].includes(response.status), `${address} ${response.status}`);
        await response.arrayBuffer();
      }
      const { items } = await client.get("/api/incoming?limit=4", incomingPage);
      for (const { id } of items) {
        const { files } = await client.get(`/api/incoming/${id}`, incomingDetail);
        for (const file of files) {
          const bytes = await client.request("GET", `/api/files/${file.id}`);
          assert.equal((await bytes.arrayBuffer()).byteLength, file.size);
        }
        await client.get(`/api/assignees?documentId=${id}`, z.object({}));
      }
      const [first] = items;
      if (first !== undefined) {
        const slip = await client.request("GET", `/api/incoming/${first.id}/slip.pdf`);
        assert.equal(slip.headers.get("content-type"), "application/pdf");
        assert.equal(
          Buffer.from(await slip.arrayBuffer())
            .subarray(0, 5)
            .toString(),
          "%PDF-",
        );
      }
      assert.deepEqual(faults, []);
    });
  }
});
