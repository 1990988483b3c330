import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { registered } from "../../src/contract/incoming.ts";
import { letterFields } from "../support/letter-fields.ts";
import { barriers, tooWide, takePicture } from "../support/look-at-page.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { waitFor } from "../support/wait-for.ts";
import { seats } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

const pages = 500;

// What runs in the page; the rest of the project knows no DOM.
declare const document: { querySelectorAll(selector: string): { readonly length: number } };
declare const CSS: { readonly highlights: { get(name: string): { readonly size: number } | undefined } };

describe("A paper of 500 pages in the tab", function () {
  this.timeout(120_000);
  const tab = sampleTab();
  let page: Page;
  let faults: string[];
  before(async () => {
    const clerk = await tab.server.asNamed(seats.clerk);
    const text = Array.from({ length: pages }, (_, i) => [
      `Phụ lục ${i + 1}`,
      (i + 1) % 100 === 0 ? "Kinh phí của ĐỊA PHƯƠNG được bảo đảm." : "Nội dung của trang này.",
      ...(i === 249 ? ["Địa phượng"] : []),
    ]);
    const { id: uploadId } = await clerk.upload("phu-luc.pdf", await makePdf([], { pages: text }));
    const { id } = await clerk.post(
      "/api/incoming",
      { key: crypto.randomUUID(), fields: letterFields(new Date()), uploadIds: [uploadId] },
      registered,
    );
    ({ page, faults } = await tab.open("clerk", `/documents/${id}`));
    await page.getByRole("figure", { name: "Trang 1", exact: true }).locator("canvas").waitFor();
  });

  const drawn = () => page.evaluate(() => document.querySelectorAll("[data-page] canvas").length);
  const shown = () => page.evaluate(() => CSS.highlights.get("vanthu-found-shown")?.size ?? 0);
  const told = (on: Page) => on.locator("search output").innerText();

  it("is searched with Ctrl+F, without tone marks and with them, and goes to each place", async () => {
    await page.getByRole("region", { name: /^Bản xem: / }).focus();
    await page.keyboard.press("Control+f");
    const field = page.getByRole("searchbox", { name: /^Tìm trong văn bản/u });
    await field.fill("dia phuong");
    await waitFor(async () => ((await told(page)) === "1/6" ? true : null), 30_000);
    await waitFor(async () => ((await shown()) === 1 ? true : null));
    assert.equal(await page.getByRole("textbox", { name: /^Trang đang xem/u }).inputValue(), "100");
    await takePicture(page, "paper-search");
    await page.keyboard.press("Shift+Enter");
    await waitFor(async () => ((await told(page)) === "6/6" && (await shown()) === 1 ? true : null));
    await field.fill("địa phương");
    await waitFor(async () => ((await told(page)) === "1/5" ? true : null), 30_000);
    await field.fill("không có");
    await waitFor(async () => ((await told(page)) === "Không thấy" ? true : null), 30_000);
    assert.deepEqual(await barriers(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await field.count(), 0);
  });

  it("holds the pixels of a few pages only, however many were looked at", async () => {
    const number = page.getByRole("textbox", { name: /^Trang đang xem/u });
    for (const wanted of [1, 60, 120, 180, 240, 300, 360, 420, 480, 500]) {
      await number.fill(String(wanted));
      await number.press("Enter");
      await page
        .getByRole("figure", { name: `Trang ${wanted}`, exact: true })
        .locator("canvas")
        .waitFor();
    }
    await waitFor(async () => ((await drawn()) <= 8 ? true : null));
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(faults, []);
  });
});
