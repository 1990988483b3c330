import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { practiceView } from "../../src/contract/help.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { barriers, chooseTheme, isAtRest, isStill, themes, tooWide } from "../support/look-at-page.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { remembers, samplePersonId, seats, type Seat } from "./sample-people.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("Help inside the app (R67, R68)", function () {
  this.timeout(120_000);
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

  /** A window of its own: nothing is remembered by the machine. */
  async function comesIn(seat: Seat, path: string, width = 1366): Promise<{ page: Page; faults: string[] }> {
    const { context, faults } = await watchedContext(browser, {
      viewport: { width, height: 768 },
      reducedMotion: "reduce",
    });
    await remembers(context, await samplePersonId(server, seats[seat]));
    const page = await context.newPage();
    await page.goto(`${server.url}/tab${path}`);
    await page.getByRole("heading").first().waitFor();
    return { page, faults };
  }

  async function looksRight(page: Page, name: string, within: string | null): Promise<void> {
    const wrong: string[] = [];
    for (const theme of themes) {
      await chooseTheme(page, theme);
      await isStill(page);
      const rules = theme === "default" ? "all" : ["color-contrast"];
      wrong.push(...(await tooWide(page)), ...(await barriers(page, rules, within)));
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${theme}.png` });
    }
    await chooseTheme(page, "default");
    assert.deepEqual(wrong, []);
  }

  it("offers each person a tour of their own pages once, by keyboard, and again when it is asked for", async () => {
    const { page } = await comesIn("clerk", "/incoming");
    await page.getByRole("button", { name: "Xem", exact: true }).focus();
    await page.keyboard.press("Enter");
    const tour = page.getByRole("dialog");
    await tour.filter({ hasText: "Vào sổ" }).getByText("1 trên 6").waitFor();
    await page.locator(":focus", { hasText: "Tiếp" }).waitFor();
    await looksRight(page, "tour", '[role="dialog"]');
    for (const title of ["Văn bản đến", "Văn bản đi", "Việc của tôi", "Tìm văn bản", "Trợ giúp"]) {
      await page.locator(":focus", { hasText: "Tiếp" }).press("Enter");
      await tour.getByRole("heading", { name: title }).waitFor();
    }
    const remembered = page.waitForResponse((answer) => answer.url().endsWith("/api/tours"));
    await page.locator(":focus", { hasText: "Xong" }).press("Enter");
    await remembered;
    await tour.waitFor({ state: "detached" });
    await page.context().close();

    const { page: elsewhere, faults } = await comesIn("clerk", "/incoming");
    await isAtRest(elsewhere);
    assert.equal(await elsewhere.getByRole("button", { name: "Xem", exact: true }).count(), 0);
    await elsewhere.getByRole("button", { name: "Trợ giúp" }).click();
    await elsewhere.getByRole("button", { name: "Giới thiệu các trang" }).click();
    await elsewhere.getByText("1 trên 6").waitFor();
    await elsewhere.keyboard.press("Escape");
    await elsewhere.getByText("1 trên 6").waitFor({ state: "detached" });
    await elsewhere.context().close();
    assert.deepEqual(faults, []);
  });

  for (const [seat, width] of [
    ["leader", 1366],
    ["unitHead", 390],
  ] as const) {
    it(`has the guide of a page with pictures of the product, ${width} px wide`, async () => {
      const { page, faults } = await comesIn(seat, "/work", width);
      await page.getByRole("button", { name: "Không cần" }).click();
      await page.getByRole("button", { name: "Trợ giúp" }).click();
      await page.getByRole("button", { name: "Cho ý kiến, giao việc" }).click();
      await page.getByRole("heading", { level: 2, name: "Cho ý kiến, giao việc" }).waitFor();
      const first = page.getByRole("img").first();
      await first.waitFor();
      await page.waitForFunction("document.querySelector('article img').naturalWidth > 100");
      await isAtRest(page);
      await looksRight(page, `guide-${width}`, null);
      await page.context().close();
      assert.deepEqual(faults, []);
    });
  }

  it("lets a leader practise with documents of their own, marked on every screen, and go back", async () => {
    const administrator = await server.asNamed(seats.administrator);
    await administrator.post("/api/admin/practice", undefined, practiceView);
    const { page, faults } = await comesIn("specialist", "/work");
    await page.getByRole("button", { name: "Trợ giúp" }).click();
    await page.getByRole("button", { name: "Vào cơ quan tập dượt" }).click();
    const bar = page.getByText("Cơ quan tập dượt: mọi thứ ở đây là giả, không gửi cho ai.");
    await bar.waitFor();
    await page
      .getByText(/STC-NS|SNV-CCVC|VP-KSTT|SXD-QLN/u)
      .first()
      .waitFor();
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/practice-work.png` });
    await page.getByRole("link", { name: "Văn bản đến" }).click();
    await page
      .getByRole("row", { name: /STC-NS/u })
      .first()
      .waitFor();
    await isAtRest(page);
    await bar.waitFor();
    await looksRight(page, "practice", null);
    await page.getByRole("button", { name: "Về cơ quan thật" }).click();
    await bar.waitFor({ state: "detached" });
    await page.context().close();
    assert.deepEqual(faults, []);
  });
});
