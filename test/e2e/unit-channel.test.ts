import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { sampleToken } from "../../src/contract/session.ts";
import { sampleTenantId } from "../../src/main/bot-parts.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { barriers, chooseTheme, isAtRest, isInTheme, isStill, tooWide } from "../support/look-at-page.ts";
import { openInTeams } from "../support/teams-host.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";
import { remembers } from "./sample-people.ts";

const here = { teamId: "19:team@thread.tacv2", channelId: "19:housing@thread.tacv2" };
/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];
async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}

const phone = { width: 390, height: 844 };

describe("A unit's channel in the tab", function () {
  this.timeout(90_000);
  let cloud: ConnectorDouble;
  let server: TestServer;
  let browser: Browser;
  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      this.skip();
    }
    cloud = await startConnectorDouble({ asksNobody: true });
    server = await startTestServer();
    browser = await openBrowser();
    const { housingHead, houser } = server.people.actors;
    cloud.rooms.teams.set(here.teamId, [{ id: here.channelId, name: "Văn bản" }]);
    cloud.rooms.members.set(
      here.channelId,
      [housingHead, houser].map(({ personId, name }) => ({
        id: `29:${personId}`,
        name,
        aadObjectId: personId,
      })),
    );
    const met = { teamId: here.teamId, tenantId: sampleTenantId, name: "Phòng Quản lý nhà" };
    await server.services.store.transaction(({ channels }) =>
      channels.saveTeam({ ...met, serviceUrl: cloud.serviceUrl, botId: "28:bot", updatedAt: new Date() }),
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await cloud?.stop();
  });

  async function configure(who: { readonly personId: string }) {
    const watched = await watchedContext(browser, { viewport: { width: 700, height: 640 } });
    const { token } = await server.stranger.post(
      "/api/sign-in/sample",
      { personId: who.personId },
      sampleToken,
    );
    const host = await openInTeams(watched.context, {
      tabUrl: `${server.url}/tab/configure`,
      person: { directoryId: who.personId, email: "a@example.vn" },
      token: () => Promise.resolve(token),
      frameContext: "settings",
      channel: here,
    });
    await host.tab.getByRole("heading", { level: 2 }).waitFor();
    return { host, watched };
  }

  it("is linked in the channel's settings by the unit's head, and by nobody else of the unit", async () => {
    const { housingHead, houser } = server.people.actors;
    const other = await configure(houser);
    await other.host.tab.getByText("Người đứng đầu đơn vị hoặc quản trị liên kết").waitFor();
    await other.watched.context.close();
    const { host, watched } = await configure(housingHead);
    await host.tab.getByRole("combobox", { name: "Đơn vị" }).selectOption({ label: "Phòng Quản lý nhà" });
    await picture(host.page, "unit-channel-choice");
    await host.tab.getByRole("button", { name: "Liên kết kênh" }).click();
    await host.tab.getByText("Kênh này nhận việc giao cho Phòng Quản lý nhà.").waitFor();
    const frame = host.page.frames().find((one) => one.url().includes("/tab/configure"));
    assert.ok(frame !== undefined);
    for (const theme of ["default", "dark", "contrast"] as const) {
      await host.setTheme(theme);
      await isInTheme(frame, theme);
      await isStill(frame);
      assert.deepEqual(await barriers(frame), [], theme);
      await picture(host.page, `unit-channel-${theme}`);
    }
    assert.deepEqual(watched.faults, []);
    await watched.context.close();
  });

  it("is on the administrator's list, who sees at once that it is lost, and unlinks it after one question", async () => {
    const { store } = server.services;
    await store.transaction(async ({ channels }) => {
      const link = await channels.ofChannel(here.channelId);
      assert.ok(link !== null);
      await channels.update({ ...link, state: "lost", why: "channelDeleted", lostAt: new Date() });
    });
    const watched = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
    await remembers(watched.context, server.people.actors.administrator.personId);
    const page = await watched.context.newPage();
    await page.goto(`${server.url}/tab/administration/channels`);
    await page.getByText(/Không đăng được nữa.*: kênh đã bị xóa\./u).waitFor();
    for (const viewport of [{ width: 1366, height: 768 }, phone])
      for (const theme of ["default", "dark", "contrast"] as const) {
        await page.setViewportSize(viewport);
        await chooseTheme(page, theme);
        await isAtRest(page);
        await isStill(page);
        assert.deepEqual([...(await tooWide(page)), ...(await barriers(page))], [], theme);
        await picture(page, `unit-channels-${viewport.width}-${theme}`);
      }
    await page.getByRole("button", { name: "Bỏ liên kết kênh của Phòng Quản lý nhà" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Bỏ liên kết" }).click();
    await page.getByText("Chưa đơn vị nào có kênh").waitFor();
    assert.equal(
      await waitFor(async () => (await store.read.channels.ofChannel(here.channelId)) ?? "none"),
      "none",
    );
    assert.deepEqual(watched.faults, []);
    await watched.context.close();
  });
});
