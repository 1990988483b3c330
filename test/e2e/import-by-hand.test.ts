import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { watchedContext } from "../support/browser.ts";
import { incomingHeadings, incomingLine } from "../support/old-register.ts";
import { writeWorkbook } from "../support/workbook-fixture.ts";
import { sampleTab } from "./sample-tab.ts";

const clerk = "Tô Thị Mai Sương";

describe("A clerk who imports the register of a year on paper", function () {
  this.timeout(120_000);
  const tab = sampleTab();
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-import-e2e-"));
  });
  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it("chooses the workbook, sees what the columns are, corrects nothing, leaves a wrong row out and opens the register", async () => {
    const file = path.join(folder, "Sổ văn bản đến 2024.xlsx");
    const lines = [1, 2, 3, 4, 5].map((number) => incomingLine(number));
    const wrong = lines.map((cells, place) => (place === 2 ? ["31/02/2024", ...cells.slice(1)] : cells));
    await writeWorkbook(file, { sheets: [{ name: "2024", rows: [...incomingHeadings, ...wrong] }] });

    const { context, faults, outside } = await watchedContext(tab.browser, {
      viewport: { width: 1366, height: 768 },
    });
    const page = await context.newPage();
    await page.goto(`${tab.server.url}/tab/`);
    await page.getByRole("button", { name: clerk }).click();
    await page.getByRole("link", { name: "Văn bản đến" }).click();
    await page.getByRole("button", { name: "In, xuất, chọn cột" }).click();
    await page.getByRole("menuitem", { name: "Nhập từ sổ cũ" }).click();
    await page.getByRole("heading", { name: "Nhập sổ cũ" }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Chọn tệp" }).click();
    await (await chooser).setFiles(file);

    await page.getByRole("combobox", { name: "Cột B: Số đến" }).waitFor();
    assert.equal(await page.getByRole("combobox", { name: "Cột B: Số đến" }).inputValue(), "arrivalNumber");
    await page.getByText("1 · 01/01/2024 · 7/BC-SNV · Sở Tài chính").waitFor();
    await page.getByRole("button", { name: "Kiểm tra tất cả các dòng" }).click();

    await page.getByText("“31/02/2024” không đọc được là ngày.").waitFor();
    await page.getByText("5 dòng: 4 dòng mới", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Chỉ nhập 4 dòng đúng" }).click();
    await page.getByText("Đã nhập 4 dòng", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Mở sổ" }).click();
    await page.getByText("cấp giấy phép xây dựng nhà ở riêng lẻ đợt", { exact: false }).first().waitFor();
    await context.close();
    assert.deepEqual([...faults, ...outside], []);
  });
});
