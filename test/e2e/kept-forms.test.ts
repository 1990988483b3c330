import assert from "node:assert/strict";
import { isAtRest } from "../support/look-at-page.ts";
import { sampleTab } from "./sample-tab.ts";

describe("What was begun in a form", function () {
  this.timeout(90_000);
  const tab = sampleTab();

  it("is there again after a look at another page: an announcement, a draft", async () => {
    const { context, page, faults } = await tab.open("clerk", "/announcements/new");
    const pages = page.getByRole("navigation").first();
    await page.getByRole("textbox", { name: "Tiêu đề" }).fill("Nghỉ Tết Dương lịch");
    await page.getByRole("checkbox", { name: /^Văn phòng Sở/u }).check();
    await pages.getByRole("link", { name: "Dự thảo" }).click();
    await page.getByRole("button", { name: "Soạn dự thảo" }).click();
    await page.getByRole("textbox", { name: "Trích yếu" }).fill("Phân công trực Tết");
    await pages.getByRole("link", { name: "Thông báo" }).click();
    await page.getByRole("button", { name: "Gửi thông báo tới…" }).click();
    const heading = page.getByRole("textbox", { name: "Tiêu đề" });
    await heading.waitFor();
    assert.equal(await heading.inputValue(), "Nghỉ Tết Dương lịch");
    assert.equal(await page.getByRole("checkbox", { name: /^Văn phòng Sở/u }).isChecked(), true);
    await pages.getByRole("link", { name: "Dự thảo" }).click();
    await page.getByRole("button", { name: "Soạn dự thảo" }).click();
    const abstract = page.getByRole("textbox", { name: "Trích yếu" });
    await abstract.waitFor();
    assert.equal(await abstract.inputValue(), "Phân công trực Tết");
    await isAtRest(page);
    await context.close();
    assert.deepEqual(faults, []);
  });
});
