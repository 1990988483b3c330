import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { chromiumPath, openBrowser, watchedContext, type WatchedContext } from "../support/browser.ts";
import { openEntraPeople, type EntraPeople } from "../support/entra-people.ts";
import { barriers } from "../support/look-at-page.ts";
import { openInTeams } from "../support/teams-host.ts";
import { waitFor } from "../support/wait-for.ts";
import { freePort, startTestServer, type TestServer } from "../support/test-server.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];

describe("signing in with Entra", function () {
  this.timeout(60_000);
  let entra: EntraPeople;
  let server: TestServer;
  let browser: Browser;
  let clerk: string;
  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      this.skip();
    }
    entra = await openEntraPeople();
    const port = await freePort();
    server = await startTestServer({
      env: {
        VANTHU_PORT: String(port),
        VANTHU_PUBLIC_URL: `http://127.0.0.1:${port}`,
        MICROSOFT_APP_ID: entra.clientId,
        MICROSOFT_APP_TENANT_ID: entra.tenantId,
        MICROSOFT_APP_PASSWORD: "not-a-real-one",
        VANTHU_SCANNER: "clamd",
        CLAMD_SOCKET: "/nowhere/clamd.ctl",
      },
      start: { fetchKeys: entra.fetchKeys },
    });
    clerk = server.people.actors.clerk.personId;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const isClean = ({ faults, outside }: WatchedContext): void => {
    // teams-js asks Microsoft which hosts there are, and goes by its own list where it hears nothing.
    const others = outside.filter((url) => !url.startsWith("https://res.cdn.office.net/teams-js/"));
    assert.deepEqual([...faults, ...others], []);
  };
  const work = "Vào sổ";
  /** teams-js opens windows of TLS alone. */
  const https = "https://vanthu.example.gov.vn";

  it("leads from a plain browser to Entra and back to the page that was opened, and signs out", async () => {
    const watched = await watchedContext(browser);
    await entra.signsIn(watched.context, clerk);
    const page = await watched.context.newPage();
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.goto(`${server.url}/tab/incoming`);
    const enter = page.getByRole("button", { name: "Đăng nhập bằng tài khoản công vụ" });
    await enter.waitFor();
    await picture(page, "entra-sign-in");
    assert.deepEqual(await barriers(page), []);
    assert.ok(!scripts.some((url) => url.includes("entra-in-browser")), "MSAL came before it was needed");
    await enter.click();
    await page
      .getByRole("link", { name: work })
      .or(page.getByRole("button", { name: work }))
      .first()
      .waitFor();
    assert.equal(new URL(page.url()).pathname, "/tab/incoming");
    await page.reload();
    await page
      .getByRole("link", { name: work })
      .or(page.getByRole("button", { name: work }))
      .first()
      .waitFor();
    await page.getByRole("button", { name: "tài khoản và tùy chọn" }).click();
    await page.getByRole("menuitem", { name: "Đăng xuất" }).click();
    await enter.waitFor();
    const kept = await page.evaluate<string>("JSON.stringify(Object.values(sessionStorage))");
    assert.doesNotMatch(kept, /eyJ/u, "a token was left in the window");
    isClean(watched);
    await watched.context.close();
  });

  it("shows the way in again to who gives up at Entra", async () => {
    const watched = await watchedContext(browser);
    await entra.signsIn(watched.context, null);
    const page = await watched.context.newPage();
    await page.goto(`${server.url}/tab/`);
    const enter = page.getByRole("button", { name: "Đăng nhập bằng tài khoản công vụ" });
    await enter.click();
    await page.waitForURL(/\/tab\/$/u);
    await enter.waitFor();
    isClean(watched);
    await watched.context.close();
  });

  it("asks for the consent that Teams misses in a window of its own, and goes on in place", async () => {
    const watched = await watchedContext(browser, { viewport: { width: 1100, height: 720 } });
    const { context } = watched;
    await entra.signsIn(context, clerk);
    await context.route(`${https}/**`, async (route) => {
      const url = route.request().url().replace(https, server.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    let hasConsent = false;
    const host = await openInTeams(context, {
      tabUrl: `${https}/tab/`,
      person: { directoryId: clerk, email: "lan@example.vn" },
      subPageId: "outgoing",
      token: async () => (hasConsent ? entra.tokenFor(clerk) : null),
    });
    const consent = host.tab.getByRole("button", { name: "Đồng ý" });
    await consent.waitFor();
    await picture(host.page, "entra-consent");
    context.once("page", () => {
      hasConsent = true;
    });
    await consent.click();
    // Where the deep link leads.
    await host.tab.getByRole("heading", { name: "Văn bản đi" }).first().waitFor();
    assert.equal(entra.prompts.at(-1), "consent");
    const ground = () =>
      host.page
        .frames()
        .find((it) => it.url().startsWith(https))
        ?.evaluate<string>("getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor");
    const light = await ground();
    await host.setTheme("dark");
    await waitFor(async () => ((await ground()) === light ? null : true));
    assert.ok(host.asked.includes("authentication.authenticate.success"));
    isClean(watched);
    await context.close();
  });

  it("is shown in a frame of nobody but Teams", async () => {
    const { context, faults } = await watchedContext(browser);
    const body = `<iframe src="${server.url}/tab/"></iframe>`;
    await context.route("https://evil.example/**", (route) =>
      route.fulfill({ contentType: "text/html", body }),
    );
    const page = await context.newPage();
    await page.goto("https://evil.example/");
    await waitFor(() => Promise.resolve(faults.find((it) => it.includes("frame-ancestors")) ?? null));
    await context.close();
  });

  it("says by itself that it did not open where its scripts do not come or the browser is too old", async () => {
    const { context } = await watchedContext(browser);
    await context.route("**/*.js", (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${server.url}/tab/`);
    const late = page.getByText("Trang chưa mở được");
    assert.equal(await late.isVisible(), false);
    // The 15 seconds are over.
    await page.evaluate("for (const it of document.getAnimations()) it.finish()");
    await late.waitFor();
    assert.equal(await page.getByRole("link", { name: "Tải lại" }).isVisible(), true);
    await context.close();
  });
});
