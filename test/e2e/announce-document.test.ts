import assert from "node:assert/strict";
import { incomingPage } from "../../src/contract/incoming.ts";
import { seats } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

describe("A document that many should know of (R40)", function () {
  this.timeout(90_000);
  const tab = sampleTab();

  it("leads from its page to an announcement that names it", async () => {
    const clerk = await tab.server.asNamed(seats.clerk);
    const { items } = await clerk.get("/api/incoming", incomingPage);
    const { context, page, faults } = await tab.open("clerk", `/documents/${items[0]?.id ?? ""}`, {
      viewport: { width: 390, height: 844 },
    });
    await page.getByRole("button", { name: "Thông báo tới nhiều người" }).click();
    await page.waitForURL(`**/announcements/new?document=${items[0]?.id ?? ""}`);
    await page
      .getByText(items[0]?.symbol ?? "no symbol")
      .first()
      .waitFor();
    await context.close();
    assert.deepEqual(faults, []);
  });
});
