import assert from "node:assert/strict";
import { addIncoming } from "../support/store-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("Asking about a printed form without printing it", function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  /** How many entries of the agency's history say that something was printed. */
  async function printed(): Promise<number> {
    const { audit } = server.services.store.read;
    const entries = await audit.chunk(server.people.agency.id, 0, 1000);
    return entries.filter(({ action }) => action.endsWith(".printed")).length;
  }

  it("answers as printing would begin, and writes nobody down as having printed (R66)", async () => {
    const { agency, actors } = server.people;
    const clerk = await server.as(actors.clerk);
    const document = await server.services.store.transaction((records) =>
      addIncoming(records, agency.id, { registerKey: "incoming" }),
    );
    const slip = `/api/incoming/${document.id}/slip.pdf`;
    for (const address of ["/api/print/incoming.pdf?year=2026", "/api/print/incoming.xlsx?year=2026", slip]) {
      const response = await clerk.request("HEAD", address);
      assert.equal(response.status, 200, address);
      assert.match(response.headers.get("content-disposition") ?? "", /^inline; filename/u);
    }
    assert.equal(await printed(), 0);
    await (await clerk.request("GET", slip)).arrayBuffer();
    assert.equal(await printed(), 1);
  });

  it("is refused to whom printing is refused", async () => {
    const specialist = await server.as(server.people.actors.planner);
    for (const [address, status] of [
      ["/api/print/incoming.pdf?year=2026", 403],
      ["/api/print/incoming.pdf?year=soon", 400],
      ["/api/incoming/00000000-0000-4000-8000-000000000404/slip.pdf", 404],
    ] as const) {
      assert.equal((await specialist.request("HEAD", address)).status, status, address);
    }
  });
});
