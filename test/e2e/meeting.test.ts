import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { incomingPage } from "../../src/contract/incoming.ts";
import { isAtRest, wrongInThemes } from "../support/look-at-page.ts";
import { seats } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

describe("An invitation's meeting in the tab (R42)", function () {
  this.timeout(90_000);
  const tab = sampleTab();

  it("is settled by a person and goes into Teams' own form or a calendar, without any grant", async () => {
    const clerk = await tab.server.asNamed(seats.clerk);
    const { items } = await clerk.get("/api/incoming?typeName=Gi%E1%BA%A5y%20m%E1%BB%9Di", incomingPage);
    const { context, page, faults } = await tab.open("clerk", `/documents/${items[0]?.id ?? ""}`);
    const part = page.getByRole("region", { name: "Lịch họp" });
    await part.getByLabel("Ngày").fill("2026-12-02");
    await part.getByLabel("Từ").fill("08:30");
    await part.getByLabel("Đến").fill("10:00");
    await part.getByRole("textbox", { name: "Địa điểm" }).fill("Phòng họp số 2");
    await isAtRest(page);
    assert.deepEqual(await wrongInThemes(page, "meeting", '[aria-label="Lịch họp"]'), []);
    await part.getByRole("button", { name: "Lưu lịch họp" }).click();
    await part.getByText("02/12/2026 08:30–10:00 · Phòng họp số 2").waitFor();
    const address = new URL(
      (await part.getByRole("link", { name: "Soạn lịch trong Teams" }).getAttribute("href")) ?? "",
    );
    assert.equal(address.origin + address.pathname, "https://teams.microsoft.com/l/meeting/new");
    assert.equal(address.searchParams.get("startTime"), "2026-12-02T01:30:00.000Z");
    await part.getByText("cần Microsoft 365, nơi này chưa nối").waitFor();
    assert.equal(await part.getByRole("button", { name: "Soạn vào lịch của tôi" }).count(), 0);
    const saving = page.waitForEvent("download");
    await part.getByRole("button", { name: "Tải về lịch (.ics)" }).click();
    const file = await readFile(await (await saving).path(), "utf8");
    assert.match(file, /DTSTART:20261202T013000Z\r\n/u);
    await context.close();
    assert.deepEqual(faults, []);
  });
});
