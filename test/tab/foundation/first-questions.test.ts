import assert from "node:assert/strict";
import { work, workBucket } from "../../../src/contract/routing.ts";
import { createApi } from "../../../tab/src/foundation/api.ts";
import { firstQuestions } from "../../../tab/src/foundation/first-questions.ts";
import { askAhead, headersOf, takeAhead } from "../../../tab/src/foundation/head-start.ts";

describe("What is asked before the pages' script has come", () => {
  const real = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = real;
  });

  /** A server that says what it was asked. */
  function listens(): { address: string; headers: Headers }[] {
    const heard: { address: string; headers: Headers }[] = [];
    globalThis.fetch = (address, init) => {
      heard.push({
        address: typeof address === "string" ? address : "",
        headers: new Headers(init?.headers),
      });
      return Promise.resolve(
        Response.json({
          items: [],
          counts: Object.fromEntries(workBucket.options.map((bucket) => [bucket, 0])),
          next: null,
        }),
      );
    };
    return heard;
  }
  const api = createApi({
    tokens: { token: async () => "t", renew: async () => null, lost: () => undefined },
    agencyId: () => null,
    onBehalfOf: () => null,
  });

  it("is the work on the first page, and the document on its own", () => {
    for (const address of ["/tab", "/tab/", "/tab/work", "/tab/work/"])
      assert.deepEqual(firstQuestions(address, null), ["/api/work?bucket=toHandle"], address);
    assert.deepEqual(firstQuestions("/tab/documents/3b1e-7b5a", null), ["/api/incoming/3b1e-7b5a"]);
    assert.deepEqual(firstQuestions("/tab/administration/rules", null), []);
  });

  it("is the document that a deep link of Teams names at the first page, and there alone", () => {
    assert.deepEqual(firstQuestions("/tab/", "documents/3b1e"), ["/api/incoming/3b1e"]);
    assert.deepEqual(firstQuestions("/tab/work", "documents/3b1e"), ["/api/work?bucket=toHandle"]);
    assert.deepEqual(firstQuestions("/tab/", "documents/../session"), []);
  });

  it("is what the page then reads, in the same words, and is asked once", async () => {
    const heard = listens();
    for (const address of firstQuestions("/tab", null))
      askAhead(address, headersOf("t", { agencyId: "agency", onBehalfOf: null }));
    const asked = heard[0];
    assert.deepEqual(
      [asked?.headers.get("authorization"), asked?.headers.get("x-agency")],
      ["Bearer t", "agency"],
    );
    await api.get("/api/work", work, { query: { bucket: "toHandle", cursor: null } });
    assert.equal(heard.length, 1);
    await api.get("/api/work", work, { query: { bucket: "toHandle", cursor: null } });
    assert.equal(heard.length, 2, "an answer is taken once");
  });

  it("is forgotten when nobody has taken it for a while", () => {
    listens();
    const now = Date.now;
    try {
      askAhead("/api/session", {});
      Date.now = () => now() + 11_000;
      assert.equal(takeAhead("/api/session"), null);
    } finally {
      Date.now = now;
    }
  });
});
