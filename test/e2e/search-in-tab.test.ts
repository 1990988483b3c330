import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { searchAnswer } from "../../src/contract/search.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { barriers, isAtRest, tooWide } from "../support/look-at-page.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";
import { remembers, samplePersonId } from "./sample-people.ts";

const clerk = "Tô Thị Mai Sương";
/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("Searching in the tab", function () {
  this.timeout(120_000);
  let server: TestServer;
  let browser: Browser;
  before(async function () {
    if (chromiumPath() === null) this.skip();
    server = await startTestServer({ people: "sample" });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(width: number, height: number, place: string): Promise<Page> {
    const { context } = await watchedContext(browser, { viewport: { width, height } });
    await remembers(context, await samplePersonId(server, clerk));
    const page = await context.newPage();
    await page.goto(`${server.url}/tab${place}`);
    return page;
  }

  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/search-${name}.png` });
  };

  /** Files of the sample are read by the job of the running server, like any others. */
  async function textIsRead(q: string): Promise<void> {
    const api = await server.asNamed(clerk);
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
    await picture(page, "page");
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
    await picture(page, "none");
    await page.getByRole("button", { name: "Bỏ các điều kiện lọc" }).click();
    await list.waitFor();
    assert.equal(await list.getByRole("listitem").count(), all);
    await page.context().close();
  });

  it("is at hand everywhere by Ctrl+K, and fits a phone", async () => {
    const page = await open(390, 844, "/search?q=quy%20che");
    await page.getByRole("list", { name: "Kết quả" }).waitFor();
    await isAtRest(page);
    await picture(page, "phone");
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await barriers(page), []);
    await page.context().close();
    const wide = await open(1366, 768, "/incoming");
    await isAtRest(wide);
    await wide.keyboard.press("Control+k");
    await wide.getByRole("combobox", { name: "Tìm văn bản" }).fill("quy");
    await wide.getByRole("option").first().waitFor();
    await isAtRest(wide);
    await picture(wide, "dialog");
    await wide.keyboard.press("Control+Enter");
    await wide.waitForURL(/\/tab\/search\?q=quy/u);
    await wide.context().close();
  });
});
