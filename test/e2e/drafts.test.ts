import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { draftDetail } from "../../src/contract/drafts.ts";
import { outgoingDetail } from "../../src/contract/outgoing.ts";
import { officialDocx } from "../../src/sample-data/official-docx.ts";
import { isAtRest } from "../support/look-at-page.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { chooseFile, isUploaded } from "./register-in-tab.ts";
import { seats, type Seat } from "./sample-people.ts";
import { sampleTab, type OpenedPage } from "./sample-tab.ts";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const abstract = "Về việc phối hợp tổ chức tuần lễ chuyển đổi số năm 2027";

describe("A draft in the tab, from its first version to the number of what was signed (issue 4)", function () {
  this.timeout(120_000);
  const tab = sampleTab();
  const windows: OpenedPage[] = [];

  async function open(seat: Seat, path: string): Promise<Page> {
    const opened = await tab.open(seat, path);
    windows.push(opened);
    await isAtRest(opened.page);
    return opened.page;
  }

  const word = async (page: Page, text: string) => {
    const buffer = Buffer.from(await officialDocx([{ text }], new Date("2026-11-20T01:00:00Z")));
    const name = "du-thao.docx";
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: docx, buffer });
    await page.getByText(`${name} đã tải lên`).waitFor();
  };

  it("is written, changed, submitted, approved and issued, each by whom it waits for", async () => {
    const specialist = await open("specialist", "/drafts");
    await specialist.getByRole("button", { name: "Soạn dự thảo" }).click();
    await specialist.getByLabel("Loại văn bản").selectOption({ label: "Công văn" });
    await specialist.getByLabel("Trích yếu").fill(abstract);
    await word(specialist, "Bản đầu.");
    await specialist.getByRole("button", { name: "Tạo dự thảo" }).click();
    await specialist.waitForURL(/\/drafts\/[\da-f-]{36}$/u);
    const id = specialist.url().split("/").at(-1) ?? "";

    await specialist.getByRole("button", { name: "Tải bản mới lên" }).click();
    await word(specialist, "Bản sau, đã sửa.");
    await specialist.getByRole("button", { name: "Tải bản mới lên" }).click();
    await specialist.getByRole("button", { name: "Trình bản 2" }).click();
    await specialist.getByLabel("Trình ai").selectOption({ label: "Lương Thế Khải · Giám đốc" });
    await specialist.getByRole("button", { name: "Trình bản 2" }).click();
    await specialist.getByText("Chờ duyệt").first().waitFor();

    const leader = await open("leader", "/work");
    await leader.getByRole("link", { name: /Dự thảo chờ duyệt/u }).click();
    await leader.getByRole("link", { name: new RegExp(abstract, "u") }).click();
    await leader.frameLocator("iframe").getByText("Bản sau, đã sửa.").waitFor();
    await leader.getByRole("button", { name: "Duyệt bản 2" }).click();
    await leader.getByRole("button", { name: "Duyệt bản 2" }).click();
    await leader.getByText("bản được duyệt").waitFor();

    const clerk = await open("clerk", `/drafts/${id}`);
    await clerk.getByRole("button", { name: "Cấp số, phát hành" }).click();
    await clerk.getByText("bản 2, Lương Thế Khải duyệt").waitFor();
    assert.equal(await clerk.getByLabel("Trích yếu").inputValue(), abstract);
    assert.equal(await clerk.getByLabel("Chức vụ").inputValue(), "Giám đốc");
    await chooseFile(clerk, { name: "da-ky.pdf", bytes: await makePdf(["Bản đã ký"]) });
    await isUploaded(clerk);
    const recipients = clerk.getByRole("combobox", { name: "Nơi nhận" });
    await recipients.fill("Hội Tin học Minh Sơn;");
    await clerk.getByRole("button", { name: "Bỏ Hội Tin học Minh Sơn" }).waitFor();
    await clerk.getByRole("button", { name: /^Cấp số, tiếp/u }).click();
    await clerk.getByText(/^Số \d+\/SKHCN/u).waitFor();

    const client = await tab.server.asNamed(seats.clerk);
    const detail = await client.get(`/api/drafts/${id}`, draftDetail);
    assert.equal(detail.state, "issued");
    const issued = await client.get(`/api/outgoing/${detail.outgoing?.id ?? ""}`, outgoingDetail);
    assert.equal(issued.draft?.number, 2);
    assert.equal(issued.draft?.sha256, detail.versions.find(({ number }) => number === 2)?.sha256);
    assert.deepEqual(
      windows.flatMap(({ faults, outside }) => [...faults, ...outside]),
      [],
    );
  });
});
