import assert from "node:assert/strict";
import { localDateOf } from "../../src/domain/time/local-date.ts";
import { showDate } from "../../tab/src/foundation/format.ts";
import { isAtRest, wrongInThemes } from "../support/look-at-page.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { isUploaded } from "./register-in-tab.ts";
import { sampleTab } from "./sample-tab.ts";

/** What the clerk was typing meanwhile. */
const begun = "Báo cáo công tác tháng, đang nhập dở";
const abstract = "Đề nghị phối hợp rà soát vị trí việc làm năm 2027";
/** A guest is asked for as one of the agency's people first, and refused; Chromium writes that down. */
const isExpected = (fault: string): boolean => /403 \(Forbidden\).*\/api\/(?:session|work)\b/u.test(fault);

describe("Somebody who acts for an agency outside, in the tab (R20-R22)", function () {
  this.timeout(120_000);
  const tab = sampleTab();

  it("confirms what came, sends a document that a clerk registers beside a form half typed, and sees its arrival number", async () => {
    const guest = await tab.open("outsider", "/");
    await guest.page.getByRole("heading", { name: "Thay mặt: Sở Nội vụ tỉnh Minh Sơn" }).waitFor();
    await isAtRest(guest.page);
    const wrong = await wrongInThemes(guest.page, "guest-wide");
    await guest.page
      .getByRole("button", { name: /^Xác nhận đã nhận/u })
      .first()
      .click();
    await guest.page
      .getByText(/xác nhận đã nhận lúc/u)
      .first()
      .waitFor();

    await guest.page.getByRole("tab", { name: "Gửi văn bản" }).click();
    await guest.page.locator('input[type="file"]').setInputFiles({
      name: "2017-snv.pdf",
      mimeType: "application/pdf",
      // A paper that says nothing of itself: what the sender says of it stands in the clerk's form.
      buffer: await makePdf(["Kính gửi"]),
    });
    await guest.page.getByText("sẵn sàng").waitFor();
    await guest.page.setViewportSize({ width: 390, height: 844 });
    await isAtRest(guest.page);
    wrong.push(...(await wrongInThemes(guest.page, "guest-send-phone")));
    await guest.page.getByRole("textbox", { name: "Số", exact: true }).fill("2017");
    await guest.page.getByRole("textbox", { name: "Ký hiệu" }).fill("SNV-CCVC");
    await guest.page.getByRole("textbox", { name: "Ngày văn bản" }).fill(showDate(localDateOf(new Date())));
    await guest.page.getByRole("textbox", { name: "Loại văn bản" }).fill("Công văn");
    await guest.page.getByRole("textbox", { name: "Trích yếu" }).fill(abstract);
    await guest.page.getByRole("button", { name: /^Gửi đến/u }).click();
    await guest.page.getByText("Chờ văn thư vào sổ").waitFor();

    const clerk = await tab.open("clerk", "/incoming/new");
    const typed = clerk.page.getByRole("textbox", { name: "Trích yếu" });
    await typed.fill(begun);
    await clerk.page.getByRole("link", { name: /^Văn bản đến/u }).click();
    const waiting = clerk.page.getByRole("region", { name: "Văn bản gửi đến chờ vào sổ" });
    await waiting.getByText(abstract).waitFor();
    await isAtRest(clerk.page);
    wrong.push(...(await wrongInThemes(clerk.page, "arrivals")));
    await waiting.getByRole("button", { name: new RegExp(`^Vào sổ.*${abstract}`, "u") }).click();
    await isUploaded(clerk.page);
    assert.equal(await typed.inputValue(), abstract);
    await clerk.page.getByText("Văn bản đang nhập dở được giữ nguyên").waitFor();
    await clerk.page.reload();
    await isUploaded(clerk.page);
    assert.equal(await typed.inputValue(), abstract);
    await clerk.page.keyboard.press("Control+s");
    const saved = await clerk.page.getByText(/^Số đến \d+$/u).innerText();
    await clerk.page.getByText(/^Đã mở lại bản nhập dở/u).waitFor();
    assert.equal(await typed.inputValue(), begun);

    await guest.page.reload();
    await guest.page.getByRole("tab", { name: "Đã gửi" }).click();
    await guest.page.getByText(`Đã vào sổ, số đến ${saved.replace("Số đến ", "")}`).waitFor();
    await guest.context.close();
    await clerk.context.close();
    wrong.push(...guest.faults.filter((fault) => !isExpected(fault)), ...clerk.faults);
    assert.deepEqual(wrong, []);
  });
});
