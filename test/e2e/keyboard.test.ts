import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { isUploaded } from "./register-in-tab.ts";
import { seats, type Seat } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

/** More stops than any page has on the way to its primary act. */
const mostStops = 80;

/** Goes forward with Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`The focus never reaches ${String(target)}`);
}

/** The document that is found by these words, opened with Ctrl+K. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Tìm văn bản" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type(words);
  await page.getByRole("option", { selected: true }).filter({ hasText: words }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: words }).waitFor();
}

describe("The main job with the keyboard alone", function () {
  this.timeout(120_000);
  const tab = sampleTab();

  async function sits(seat: Seat): Promise<Page> {
    const { page } = await tab.open(seat, "/");
    await page.getByRole("heading", { name: "Việc của tôi" }).waitFor();
    return page;
  }

  it("registers, submits, instructs, takes and completes without a mouse", async () => {
    const clerk = await sits("clerk");
    const chooser = clerk.waitForEvent("filechooser");
    await clerk.keyboard.press("n");
    await clerk.getByRole("button", { name: "Chọn tệp" }).and(clerk.locator(":focus")).waitFor();
    await clerk.keyboard.press("Enter");
    const paper = await makePdf(officialPage());
    await (await chooser).setFiles({ name: "1837-qd-ubnd.pdf", mimeType: "application/pdf", buffer: paper });
    await isUploaded(clerk);
    await tabTo(clerk, clerk.getByRole("combobox", { name: "Cơ quan ban hành" }));
    await clerk.keyboard.type("uy ban nhan dan tinh minh son");
    await clerk.getByRole("listbox").getByRole("option").first().waitFor();
    await clerk.keyboard.press("Enter");
    await tabTo(clerk, clerk.getByRole("button", { name: "Vào sổ và trình" }));
    await clerk.keyboard.press("Enter");
    await tabTo(clerk, clerk.getByRole("button", { name: new RegExp(seats.leader, "u") }));
    await clerk.keyboard.press("Enter");
    await clerk.getByText(`Đã trình ${seats.leader}.`).waitFor();
    await clerk.context().close();

    const leader = await sits("leader");
    await find(leader, "1837/QĐ-UBND");
    await tabTo(leader, leader.getByRole("textbox", { name: "Tìm đơn vị, người" }));
    await leader.keyboard.type("bach thi hoai");
    await leader.getByRole("checkbox", { name: `Chủ trì: ${seats.specialist}` }).waitFor();
    await leader.keyboard.press("Enter");
    await tabTo(leader, leader.getByRole("textbox", { name: "Ý kiến chỉ đạo" }));
    await leader.keyboard.type("Tham mưu triển khai.");
    await leader.keyboard.press("Control+Enter");
    await leader.getByText("Đã cho ý kiến").first().waitFor();
    await leader.context().close();

    const specialist = await sits("specialist");
    await find(specialist, "1837/QĐ-UBND");
    await tabTo(specialist, specialist.getByRole("button", { name: "Nhận việc" }));
    await specialist.keyboard.press("Enter");
    await tabTo(specialist, specialist.getByRole("button", { name: "Hoàn thành" }));
    await specialist.keyboard.press("Enter");
    await specialist
      .getByRole("textbox", { name: "Kết quả xử lý" })
      .and(specialist.locator(":focus"))
      .waitFor();
    await specialist.keyboard.type("Đã trình Kế hoạch triển khai.");
    await specialist.keyboard.press("Control+Enter");
    await specialist.getByText("Đã hoàn thành văn bản").first().waitFor();
    await specialist.context().close();
  });
});
