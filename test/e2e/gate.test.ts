import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { registered } from "../../src/contract/incoming.ts";
import { chromiumPath, openBrowser, watchedContext, type WatchedContext } from "../support/browser.ts";
import { clamdPath, eicar, startClamd, type RunningClamd } from "../support/clamd.ts";
import { letterFields } from "../support/letter-fields.ts";
import { barriers, chooseTheme, isStill, tooWide } from "../support/look-at-page.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { makeOffice } from "../support/zip-fixture.ts";
import { chooseFile } from "./register-in-tab.ts";
import { remembers, samplePersonId, seats, type Seat } from "./sample-people.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("What the gate shows in the tab (R59)", function () {
  this.timeout(120_000);
  let clamd: RunningClamd;
  let server: TestServer;
  let browser: Browser;
  const windows: WatchedContext[] = [];
  before(async function () {
    if (chromiumPath() === null || clamdPath() === null) {
      process.stdout.write("    Chromium or clamd is not installed: not run\n");
      return this.skip();
    }
    clamd = await startClamd();
    server = await startTestServer({
      people: "sample",
      env: { VANTHU_SCANNER: "clamd", CLAMD_SOCKET: clamd.socket },
      start: { jobs: { tickMs: 200 } },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await clamd?.stop();
  });

  async function open(seat: Seat, path: string): Promise<Page> {
    const watched = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
    windows.push(watched);
    await remembers(watched.context, await samplePersonId(server, seats[seat]));
    const page = await watched.context.newPage();
    await page.goto(`${server.url}/tab${path}`);
    return page;
  }

  const looks = [
    { size: { width: 1366, height: 768 }, theme: "default" },
    { size: { width: 390, height: 844 }, theme: "dark" },
  ] as const;

  /** Nothing keeps people out, and nothing is wider than the screen. */
  async function isFit(page: Page, name: string): Promise<void> {
    for (const { size, theme } of looks) {
      await page.setViewportSize(size);
      await chooseTheme(page, theme);
      await isStill(page);
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/gate-${name}-${size.width}-${theme}.png` });
      assert.deepEqual(await barriers(page), [], `${name} ${theme}`);
      assert.deepEqual(await tooWide(page), [], `${name} ${size.width}`);
    }
    await chooseTheme(page, "default");
  }

  it("a file that waits while the scanner is away, and goes on by itself when it is back", async () => {
    await clamd.kill();
    const page = await open("clerk", "/incoming/new");
    await chooseFile(page, { name: "cong-van.pdf", bytes: await makePdf(officialPage()) });
    await page.getByText("Đang chờ quét mã độc").first().waitFor();
    await isFit(page, "waiting");
    await clamd.start();
    await page.getByText("Đã kiểm tra, sạch").waitFor({ timeout: 60_000 });
    await page.close();
  });

  it("a find, to its sender with what to do, and to who answers for security", async () => {
    const page = await open("clerk", "/incoming/new");
    await chooseFile(page, { name: "hoa-don.txt", bytes: Buffer.from(eicar) });
    await page
      .getByText(/^Tệp có mã độc \(Test\.Eicar/u)
      .first()
      .waitFor();
    await isFit(page, "find");
    await page.close();
    const administrator = await open("administrator", "/administration/quarantine");
    await administrator.getByRole("list", { name: "Tệp bị cách ly" }).getByText("hoa-don.txt").waitFor();
    await isFit(administrator, "quarantine");
    await administrator.close();
  });

  it("what is active in a file that is let in, as a warning", async () => {
    const page = await open("clerk", "/incoming/new");
    const bytes = makeOffice(
      "docx",
      ["Kính gửi"],
      [{ name: "word/embeddings/oleObject1.bin", content: "x" }],
    );
    await chooseFile(page, { name: "bao-cao.docx", bytes });
    await page
      .getByText(/^Có đối tượng nhúng/u)
      .first()
      .waitFor();
    await isFit(page, "warning");
    await page.close();
  });

  it("the sealing of a document, with what went and what is left to people", async () => {
    const clerk = await server.asNamed(seats.clerk);
    const upload = await clerk.upload("lot-vao.pdf", await makePdf(officialPage()));
    const { arrivalNumber } = await clerk.post(
      "/api/incoming",
      { key: crypto.randomUUID(), fields: letterFields(new Date()), uploadIds: [upload.id] },
      registered,
    );
    const page = await open("administrator", "/administration/sealing");
    await page.getByRole("textbox", { name: "Số", exact: true }).fill(String(arrivalNumber));
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const asked = dialog.getByRole("textbox", { name: /^Gõ “/u });
    const label = (await dialog.getByText(/^Gõ “.*” để xác nhận/u).innerText()).replace(
      /^Gõ “(.*)” để.*$/su,
      "$1",
    );
    await asked.fill(label);
    await dialog.getByRole("textbox", { name: /^Lý do/u }).fill("Có dấu chỉ độ mật ở trang đầu");
    await isFit(page, "seal");
    await dialog.getByRole("button", { name: "Niêm phong", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Đã xóa hết những gì hệ thống xóa được").waitFor();
    // The message that says so comes and goes in front of it.
    await page.locator(".fui-Toast").waitFor({ state: "detached" });
    await isFit(page, "sealed");
    assert.deepEqual(
      windows.flatMap(({ faults }) => faults),
      [],
    );
  });
});
