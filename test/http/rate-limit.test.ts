import assert from "node:assert/strict";
import { byHash, rateLimit } from "../../src/http/rate-limit.ts";
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

  it("counts what other servers let through, as far as they tell, and pays it back in time", () => {
    let now = 0;
    const [one, two] = [rateLimit(2, 10, () => now), rateLimit(2, 10, () => now)];
    const tell = () => {
      for (const { key, used } of one.busy()) two.learn("one", key, used);
      for (const { key, used } of two.busy()) one.learn("two", key, used);
    };
    const burst = (limit: typeof one) => {
      let passed = 0;
      while (passed < 100 && limit.take("a") === 0) passed += 1;
      return passed;
    };
    one.take("a");
    two.take("a");
    one.take("a");
    two.take("a");
    tell();
    // First heard of, it may be from long ago; from then on each counts for both.
    assert.equal(burst(one), 8);
    tell();
    assert.equal(burst(two), 0);
    now += 60_000;
    tell();
    let passed = 0;
    for (let second = 0; second < 60; second += 1) {
      now += 1000;
      passed += burst(one) + burst(two);
      tell();
    }
    assert.ok(passed <= 60 * 2 + 2 * 10 + 2 * 2, `${passed}`);
  });

  it("knows addresses by their hash alone", () => {
    const limit = byHash(rateLimit(1, 3));
    for (let i = 0; i < 3; i += 1) limit.take("192.0.2.7");
    assert.ok(limit.peek("192.0.2.7") > 0);
    assert.doesNotMatch(limit.busy()[0]?.key ?? "192.0.2.7", /192/);
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
