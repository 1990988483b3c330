import assert from "node:assert/strict";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("the pages about the product", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ people: "none" });
  });
  after(() => server.stop());

  it("are there for whoever the manifest sends to them, in both languages, without sign-in or script", async () => {
    for (const [page, vi, en] of [
      ["privacy", "Dữ liệu và quyền riêng tư", "Data and privacy"],
      ["terms", "Điều kiện sử dụng", "Terms of use"],
    ] as const) {
      const response = await server.stranger.request("GET", `/about/${page}`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get("content-type") ?? "", /^text\/html; charset=utf-8/i);
      assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
      const html = await response.text();
      assert.ok(html.includes(vi) && html.includes(en));
      assert.equal(html, html.normalize("NFC"));
      assert.doesNotMatch(html, /<script/i);
    }
  });

  it("bring their style sheet, and nothing else of the folder's neighbours", async () => {
    const style = await server.stranger.request("GET", "/about/about.css");
    assert.match(style.headers.get("content-type") ?? "", /^text\/css/);
    for (const other of [
      "/about/",
      "/about/nothing",
      "/about/..%2fcreate-app.ts",
      "/about/%2e%2e/create-app.ts",
    ]) {
      assert.equal((await server.stranger.request("GET", other)).status, 404, other);
    }
  });
});
