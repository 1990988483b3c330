import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { incomingPage } from "../../src/contract/incoming.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { barriers, chooseTheme, isAtRest, isStill, themes, tooWide } from "../support/look-at-page.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { remembers, samplePersonId, seats } from "./sample-people.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("An invitation's meeting in the tab (R42)", function () {
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
    await part.getByText("cần Microsoft 365, nơi này chưa nối").waitFor();
    assert.equal(await part.getByRole("button", { name: "Soạn vào lịch của tôi" }).count(), 0);
  });

  it("is settled by a person and goes into Teams' own form or a calendar, without any grant", async () => {
    const clerk = await server.asNamed(seats.clerk);
    const { items } = await clerk.get("/api/incoming?typeName=Gi%E1%BA%A5y%20m%E1%BB%9Di", incomingPage);
    const { context, faults } = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
    await remembers(context, await samplePersonId(server, seats.clerk));
    const page = await context.newPage();
    await page.goto(`${server.url}/tab/documents/${items[0]?.id ?? ""}`);
    const part = page.getByRole("region", { name: "Lịch họp" });
    await part.getByLabel("Ngày").fill("2026-12-02");
    await part.getByLabel("Từ").fill("08:30");
    await part.getByLabel("Đến").fill("10:00");
    await part.getByRole("textbox", { name: "Địa điểm" }).fill("Phòng họp số 2");
    await isAtRest(page);
    const wrong: string[] = [];
    for (const theme of themes) {
      await chooseTheme(page, theme);
      await isStill(page);
      const rules = theme === "default" ? "all" : ["color-contrast"];
      wrong.push(...(await tooWide(page)), ...(await barriers(page, rules, '[aria-label="Lịch họp"]')));
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/meeting-${theme}.png` });
    }
    assert.deepEqual(wrong, []);
    await part.getByRole("button", { name: "Lưu lịch họp" }).click();
    await part.getByText("02/12/2026 08:30–10:00 · Phòng họp số 2").waitFor();
    const address = new URL(
      (await part.getByRole("link", { name: "Soạn lịch trong Teams" }).getAttribute("href")) ?? "",
    );
    assert.equal(address.origin + address.pathname, "https://teams.microsoft.com/l/meeting/new");
    assert.equal(address.searchParams.get("startTime"), "2026-12-02T01:30:00.000Z");
    const saving = page.waitForEvent("download");
    await part.getByRole("button", { name: "Tải về lịch (.ics)" }).click();
    const file = await readFile(await (await saving).path(), "utf8");
    assert.match(file, /DTSTART:20261202T013000Z\r\n/u);
    await context.close();
    assert.deepEqual(faults, []);
  });
});
