import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("the tab's pages", () => {
  let server: TestServer;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-tab-"));
    await mkdir(path.join(folder, "assets"));
    await mkdir(path.join(folder, "pdfjs"));
    const page =
      '<meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/tab/assets/a-1.js">';
    await writeFile(path.join(folder, "index.html"), page);
    await writeFile(path.join(folder, "assets", "a-1.js"), "let a = 1;");
    await writeFile(path.join(folder, "assets", "a-1.js.gz"), gzipSync("let a = 1;"));
    await writeFile(path.join(folder, "assets", "b-1.js"), "let b = 1;");
    await writeFile(path.join(folder, "assets", "b-1.js.br"), brotliCompressSync("let b = 1;"));
    await writeFile(path.join(folder, "assets", "b-1.js.gz"), gzipSync("let b = 1;"));
    await writeFile(path.join(folder, "assets", "plain.css"), "a{}");
    await writeFile(path.join(folder, "pdfjs", "decoder.wasm"), "wasm");
    server = await startTestServer({ start: { tabFolder: folder } });
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (address: string, headers: Record<string, string> = {}) =>
    server.stranger.request("GET", address, undefined, headers);

  it("are one page for every address, with a new nonce each time", async () => {
    const nonces = new Set<string>();
    for (const address of [
      "/tab/",
      "/tab",
      "/tab/incoming",
      "/tab/incoming/3b1e7b5a-9d6e-4a0d-8b36-5f0c9f8f2d10",
    ]) {
      const response = await get(address);
      assert.equal(response.status, 200, address);
      const html = await response.text();
      const nonce = /content="([^"]+)"/.exec(html)?.[1] ?? "";
      assert.ok(nonce.length >= 24 && !html.includes("__CSP_NONCE__"));
      assert.ok(
        response.headers.get("content-security-policy")?.includes(`style-src 'self' 'nonce-${nonce}'`),
      );
      assert.equal(response.headers.get("cache-control"), "no-store");
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 4);
  });

  it("may be framed by Teams and by nobody else, and run no script of a page", async () => {
    const { headers } = await get("/tab/");
    const csp = headers.get("content-security-policy") ?? "";
    assert.match(
      csp,
      /frame-ancestors 'self' https:\/\/teams\.microsoft\.com https:\/\/\*\.teams\.microsoft\.com https:\/\/\*\.cloud\.microsoft(;|$)/,
    );
    assert.match(csp, /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(csp, /unsafe-inline|unsafe-eval'? |http:/);
    assert.equal(headers.get("x-frame-options"), null);
  });

  it("keep hashed files for a year and send them compressed where that is taken", async () => {
    const plain = await get("/tab/assets/a-1.js", { "accept-encoding": "identity" });
    assert.equal(plain.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(plain.headers.get("content-encoding"), null);
    assert.match(plain.headers.get("content-type") ?? "", /^text\/javascript/);
    const small = await get("/tab/assets/a-1.js", { "accept-encoding": "gzip" });
    assert.equal(small.headers.get("content-encoding"), "gzip");
    assert.match(small.headers.get("content-type") ?? "", /^text\/javascript/);
    assert.match(small.headers.get("vary") ?? "", /accept-encoding/i);
    assert.equal(await small.text(), "let a = 1;");
    assert.equal(small.headers.get("cache-control"), "public, max-age=31536000, immutable");
    const smallest = await get("/tab/assets/b-1.js?v=1", { "accept-encoding": "gzip, deflate, br" });
    assert.equal(smallest.headers.get("content-encoding"), "br");
    assert.equal(await smallest.text(), "let b = 1;");
    const old = await get("/tab/assets/b-1.js", { "accept-encoding": "gzip" });
    assert.equal(old.headers.get("content-encoding"), "gzip");
    assert.equal(await old.text(), "let b = 1;");
    const without = await get("/tab/assets/a-1.js", { "accept-encoding": "br, gzip;q=0.5" });
    assert.equal(without.headers.get("content-encoding"), "gzip");
    assert.equal(await (await get("/tab/assets/plain.css", { "accept-encoding": "gzip" })).text(), "a{}");
  });

  it("keep other files for an hour", async () => {
    const response = await get("/tab/pdfjs/decoder.wasm");
    assert.equal(response.headers.get("cache-control"), "public, max-age=3600");
    assert.equal(response.headers.get("content-type"), "application/wasm");
  });

  it("are 404 for a file that is not there, and for one outside", async () => {
    for (const address of [
      "/tab/assets/b-2.js",
      "/tab/favicon.ico",
      "/tab/..%2f..%2fpackage.json",
      "/tab/.env",
    ]) {
      assert.equal((await get(address)).status, 404, address);
    }
  });

  it("are where the root leads to", async () => {
    const response = await get("/");
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("location"), "/tab/");
  });

  it("say so when they were never built", async () => {
    await rm(path.join(folder, "index.html"));
    const response = await get("/tab/");
    assert.equal(response.status, 503);
    assert.match(await response.text(), /npm run build/);
  });
});
