import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { searchAnswer } from "../../src/contract/search.ts";
import { barriers, isAtRest, tooWide, takePicture } from "../support/look-at-page.ts";
import { waitFor } from "../support/wait-for.ts";
import { seats } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

describe("Searching in the tab", function () {
  this.timeout(120_000);
  const tab = sampleTab();

  async function open(width: number, height: number, place: string): Promise<Page> {
    return (await tab.open("clerk", place, { viewport: { width, height } })).page;
  }

  /** Files of the sample are read by the job of the running server, like any others. */
  async function textIsRead(q: string): Promise<void> {
    const api = await tab.server.asNamed(seats.clerk);
    await waitFor(async () => {
      const { items } = await api.get(`/api/search?q=${encodeURIComponent(q)}`, searchAnswer);
      return items.find(({ foundIn }) => foundIn === "text") ?? null;
    }, 90_000);
  }

  it("finds a document by the text of its file, shows the place, and opens by the keyboard", async () => {
    await textIsRead("kinh gui noi nhan");
    const page = await open(1366, 768, "/search");
    const field = page.getByRole("searchbox");
    await field.fill("kinh gui noi nhan");
    const list = page.getByRole("list", { name: "Kết quả" });
    await list.waitFor();
    await page.locator("mark").first().waitFor();
    await isAtRest(page);
    await takePicture(page, "search-page");
    assert.match(new URL(page.url()).search, /q=kinh/u);
    const marks = (await list.locator("mark").allInnerTexts()).join(" ").normalize("NFC").toLowerCase();
    assert.match(marks, /kính gửi/u);
    assert.deepEqual(await barriers(page), []);
    await list.getByRole("link").first().focus();
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/tab\/(?:documents|outgoing)\//u);
    await page.goBack();
    await list.waitFor();
    await page.context().close();
  });

  it("narrows by what is chosen, says calmly where nothing is left, and clears it again", async () => {
    const page = await open(1366, 768, "/search?q=quy");
    const list = page.getByRole("list", { name: "Kết quả" });
    await list.waitFor();
    const all = await list.getByRole("listitem").count();
    await page.getByRole("combobox", { name: "Loại sổ" }).selectOption({ label: "Văn bản đi" });
    await page.waitForURL(/kind=outgoing/u);
    await page.getByRole("combobox", { name: "Năm" }).selectOption("2018");
    await page.getByText("Không có văn bản nào khớp").waitFor();
    await takePicture(page, "search-none");
    await page.getByRole("button", { name: "Bỏ các điều kiện lọc" }).click();
    await list.waitFor();
    assert.equal(await list.getByRole("listitem").count(), all);
    await page.context().close();
  });

  it("is at hand everywhere by Ctrl+K, and fits a phone", async () => {
    const page = await open(390, 844, "/search?q=quy%20che");
    await page.getByRole("list", { name: "Kết quả" }).waitFor();
    await isAtRest(page);
    await takePicture(page, "search-phone");
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await barriers(page), []);
    await page.context().close();
    const wide = await open(1366, 768, "/incoming");
    await isAtRest(wide);
    await wide.keyboard.press("Control+k");
    await wide.getByRole("combobox", { name: "Tìm văn bản" }).fill("quy");
    await wide.getByRole("option").first().waitFor();
    await isAtRest(wide);
    await takePicture(wide, "search-dialog");
    await wide.keyboard.press("Control+Enter");
    await wide.waitForURL(/\/tab\/search\?q=quy/u);
    await wide.context().close();
  });
});
