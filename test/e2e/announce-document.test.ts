import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { incomingPage } from "../../src/contract/incoming.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { remembers, samplePersonId, seats } from "./sample-people.ts";

describe("A document that many should know of (R40)", function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;

  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      return this.skip();
    }
    server = await startTestServer({ people: "sample" });
    browser = await openBrowser();
    return undefined;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("leads from its page to an announcement that names it", async () => {
    const clerk = await server.asNamed(seats.clerk);
    const { items } = await clerk.get("/api/incoming", incomingPage);
    const { context, faults } = await watchedContext(browser, { viewport: { width: 390, height: 844 } });
    await remembers(context, await samplePersonId(server, seats.clerk));
    const page = await context.newPage();
    await page.goto(`${server.url}/tab/documents/${items[0]?.id ?? ""}`);
    await page.getByRole("button", { name: "Thông báo tới nhiều người" }).click();
    await page.waitForURL(`**/announcements/new?document=${items[0]?.id ?? ""}`);
    await page
      .getByText(items[0]?.symbol ?? "no symbol")
      .first()
      .waitFor();
    await context.close();
    assert.deepEqual(faults, []);
  });
});
