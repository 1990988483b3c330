import assert from "node:assert/strict";
import { rateLimit } from "../../src/http/rate-limit.ts";
import { startTestServer } from "../support/test-server.ts";

describe("the rate limit", () => {
  it("lets a burst pass, then as many as a second brings", () => {
    let now = 0;
    const limit = rateLimit(2, 5, () => now);
    for (let i = 0; i < 5; i++) assert.equal(limit.take("a"), 0);
    assert.equal(limit.take("a"), 1);
    assert.equal(limit.peek("b"), 0);
    now += 500;
    assert.equal(limit.take("a"), 0);
    assert.equal(limit.take("a"), 1);
    now += 60_000;
    for (let i = 0; i < 5; i++) assert.equal(limit.take("a"), 0);
    assert.equal(limit.take("a"), 1);
  });

  it("keeps one person's requests from counting for another", () => {
    const limit = rateLimit(1, 1, () => 0);
    assert.equal(limit.take("a"), 0);
    assert.equal(limit.take("b"), 0);
    assert.equal(limit.take("a"), 1);
  });

  it("forgets those who have been quiet", () => {
    let now = 0;
    const limit = rateLimit(1, 1, () => now);
    for (let i = 0; i < 50_000; i++) {
      now += 100;
      assert.equal(limit.take(String(i)), 0);
    }
  });

  it("answers 429 with the seconds to wait, by person and not by address", async () => {
    const server = await startTestServer({ env: { VANTHU_REQUESTS_PER_SECOND: "1" } });
    try {
      const clerk = await server.as(server.people.actors.clerk);
      const other = await server.as(server.people.actors.leader);
      const statuses: number[] = [];
      for (let i = 0; i < 14; i++) statuses.push((await clerk.request("GET", "/api/session")).status);
      assert.equal(statuses[0], 200);
      const refused = await clerk.request("GET", "/api/session");
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get("retry-after"), "1");
      assert.equal((await other.request("GET", "/api/session")).status, 200);
    } finally {
      await server.stop();
    }
  });
});
