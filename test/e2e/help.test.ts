import assert from "node:assert/strict";
import { practiceView } from "../../src/contract/help.ts";
import { isAtRest, takePicture, wrongInThemes } from "../support/look-at-page.ts";
import { waitFor } from "../support/wait-for.ts";
import { seats, type Seat } from "./sample-people.ts";
import { sampleTab, type OpenedPage } from "./sample-tab.ts";

describe("Help inside the app (R67, R68)", function () {
  this.timeout(120_000);
  const tab = sampleTab();

  /** A window of its own: nothing is remembered by the machine. */
  async function comesIn(seat: Seat, path: string, width = 1366): Promise<OpenedPage> {
    const viewport = { width, height: 768 };
    const opened = await tab.open(seat, path, { viewport, reducedMotion: "reduce" });
    await opened.page.getByRole("heading").first().waitFor();
    return opened;
  }

  it("offers each person a tour of their own pages once, by keyboard, and again when it is asked for", async () => {
    const { page } = await comesIn("clerk", "/incoming");
    await page.getByRole("button", { name: "Xem", exact: true }).focus();
    await page.keyboard.press("Enter");
    const tour = page.getByRole("dialog");
    await tour.filter({ hasText: "Vào sổ" }).getByText("1 trên 6").waitFor();
    await page.locator(":focus", { hasText: "Tiếp" }).waitFor();
    assert.deepEqual(await wrongInThemes(page, "tour", '[role="dialog"]'), []);
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
      const isLoaded = "document.querySelector('article img').naturalWidth > 100";
      await waitFor(async () => ((await page.evaluate<boolean>(isLoaded)) ? true : null));
      await isAtRest(page);
      assert.deepEqual(await wrongInThemes(page, `guide-${width}`), []);
      await page.context().close();
      assert.deepEqual(faults, []);
    });
  }

  it("lets a leader practise with documents of their own, marked on every screen, and go back", async () => {
    const administrator = await tab.server.asNamed(seats.administrator);
    await administrator.post("/api/admin/practice", undefined, practiceView);
    const { page, faults } = await comesIn("specialist", "/work");
    const openPaper = page
      .locator('[aria-current="true"][data-document], [aria-selected="true"][data-document]')
      .first();
    const ofTheAgency = await openPaper.getAttribute("data-document");
    await isAtRest(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByRole("button", { name: "Trợ giúp" }).click();
    await page.getByRole("button", { name: "Vào cơ quan tập dượt" }).click();
    const bar = page.getByText("Cơ quan tập dượt: mọi thứ ở đây là giả, không gửi cho ai.");
    await bar.waitFor();
    await page
      .getByText(/STC-NS|SNV-CCVC|VP-KSTT|SXD-QLN/u)
      .first()
      .waitFor();
    await takePicture(page, "practice-work");
    assert.ok(ofTheAgency !== null);
    assert.deepEqual(
      asked.filter((url) => url.includes(ofTheAgency)),
      [],
      "a paper of the agency left behind is not asked for in the next",
    );
    await page.getByRole("link", { name: "Văn bản đến" }).click();
    await page
      .getByRole("row", { name: /STC-NS/u })
      .first()
      .waitFor();
    await isAtRest(page);
    await bar.waitFor();
    assert.deepEqual(await wrongInThemes(page, "practice"), []);
    await page.getByRole("button", { name: "Về cơ quan thật" }).click();
    await bar.waitFor({ state: "detached" });
    await page.context().close();
    assert.deepEqual(faults, []);
  });
});
