import assert from "node:assert/strict";
import { rememberedTokens } from "../../../src/adapters/identity/remembered-tokens.ts";
import { TokenRefused } from "../../../src/ports/token-verifier.ts";

describe("a token that has been checked", () => {
  const minute = 60_000;
  let now: number;
  let asked: string[];
  let refused: Set<string>;
  let lifetimeMs: number;
  const identityOf = (token: string) => ({ kind: "person" as const, personId: `person of ${token}` });
  const remembered = () =>
    rememberedTokens(
      async (token) => {
        asked.push(token);
        if (refused.has(token)) throw new TokenRefused("its key is gone");
        return { identity: identityOf(token), expires: (now + lifetimeMs) / 1000 };
      },
      () => now,
    );

  beforeEach(() => {
    now = Date.parse("2026-11-22T01:00:00Z");
    asked = [];
    refused = new Set();
    lifetimeMs = 60 * minute;
  });

  it("is believed for five minutes without another look, and names its own person alone", async () => {
    const verify = remembered();
    for (const token of ["a", "b", "a", "b", "a"]) assert.deepEqual(await verify(token), identityOf(token));
    now += 5 * minute - 1;
    await verify("a");
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("is checked again after five minutes, so that a key taken back is not believed for long", async () => {
    const verify = remembered();
    await verify("a");
    refused.add("a");
    now += 5 * minute;
    await assert.rejects(verify("a"), TokenRefused);
    await assert.rejects(verify("a"), TokenRefused);
    assert.equal(asked.length, 3);
  });

  it("is not believed past its own end", async () => {
    const verify = remembered();
    lifetimeMs = minute;
    await verify("a");
    now += minute - 1;
    await verify("a");
    assert.equal(asked.length, 1);
    refused.add("a");
    now += 1;
    await assert.rejects(verify("a"), TokenRefused);
  });

  it("is looked at each time while it is refused", async () => {
    const verify = remembered();
    refused.add("a");
    await assert.rejects(verify("a"), TokenRefused);
    refused.clear();
    assert.deepEqual(await verify("a"), identityOf("a"));
    assert.equal(asked.length, 2);
  });

  it("makes room for others: of more than ten thousand the oldest is checked anew", async () => {
    const verify = remembered();
    for (let i = 0; i <= 10_000; i += 1) await verify(`t${i}`);
    asked = [];
    await verify("t10000");
    assert.deepEqual(asked, []);
    await verify("t0");
    assert.deepEqual(asked, ["t0"]);
  });
});
