import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { barriers } from "../support/look-at-page.ts";
import { openInTeams } from "../support/teams-host.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("adding Vanthu to a channel", function () {
  this.timeout(60_000);
  let server: TestServer;
  let browser: Browser;
  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      this.skip();
    }
    server = await startTestServer({ people: "none" });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (theme: "default" | "dark" | "contrast", locale = "vi-vn") => {
    const watched = await watchedContext(browser, { viewport: { width: 700, height: 520 } });
    const host = await openInTeams(watched.context, {
      tabUrl: `${server.url}/tab/configure`,
      person: { directoryId: "00000000-0000-4000-8000-000000000077", email: "lan@example.vn" },
      token: () => Promise.reject(new Error("Nobody has to be signed in.")),
      frameContext: "settings",
      theme,
      locale,
    });
    await host.tab.getByRole("heading").waitFor();
    return { host, watched };
  };

  it("asks which page the tab is to be, begins with what it was, and keeps the choice when Teams saves", async () => {
    const { host, watched } = await open("default");
    await host.tab.getByRole("radio", { name: "Văn bản đi", checked: true }).waitFor();
    await host.tab.getByRole("radio", { name: "Văn bản đến" }).check();
    assert.equal(host.told.get("settings.setValidityState"), true);
    await host.save();
    await waitFor(() => Promise.resolve(host.asked.includes("settings.save.success") || null));
    const url = `${server.url}/tab/incoming`;
    assert.deepEqual(host.told.get("settings.setSettings"), {
      entityId: "incoming",
      suggestedDisplayName: "Văn bản đến",
      contentUrl: url,
      websiteUrl: url,
    });
    await watched.context.close();
  });

  for (const theme of ["default", "dark", "contrast"] as const) {
    it(`has no barrier in ${theme}`, async () => {
      const { host, watched } = await open(theme);
      if (pictures !== undefined) await host.page.screenshot({ path: `${pictures}/configure-${theme}.png` });
      const frame = host.page.frames().find((one) => one.url().includes("/tab/configure"));
      assert.ok(frame !== undefined);
      await host.tab.getByRole("radio", { name: "Văn bản đi", checked: true }).waitFor();
      assert.deepEqual(await barriers(frame), []);
      await watched.context.close();
    });
  }

  it("says in a browser where it belongs", async () => {
    const watched = await watchedContext(browser);
    const page = await watched.context.newPage();
    await page.goto(`${server.url}/tab/configure`);
    await page.getByText("Trang này dùng khi thêm Vanthu vào một kênh").waitFor();
    await watched.context.close();
  });
});
