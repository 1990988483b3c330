import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { chromiumPath, openBrowser, watchedContext, type WatchedContext } from "../support/browser.ts";
import { barriers } from "../support/look-at-page.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { openPersonsWorld, type PersonsWorld } from "../support/persons-world.ts";
import { openInTeams, type TeamsHost } from "../support/teams-host.ts";

/** Set to a folder to keep pictures and look at them. */
const pictures = process.env["TAB_PICTURES"];
/** teams-js opens windows of TLS alone. */
const https = "https://vanthu.example.gov.vn";

describe("What Microsoft 365 does in a person's name, consented to in place", function () {
  this.timeout(90_000);
  let world: PersonsWorld;
  let browser: Browser;
  let paper: Buffer;
  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      return this.skip();
    }
    paper = await makePdf(officialPage());
    world = await openPersonsWorld();
    browser = await openBrowser();
    return undefined;
  });
  beforeEach(() => {
    world.graph.entra.people.consented.clear();
    world.graph.entra.people.demands = null;
  });
  after(async () => {
    await browser?.close();
    await world?.close();
  });

  const settled = (codeNumber: string) => world.settled(codeNumber, paper);
  const isClean = ({ faults, outside }: WatchedContext): void => {
    const others = outside.filter((url) => !url.startsWith("https://res.cdn.office.net/teams-js/"));
    // What the server refuses until somebody has consented, Chromium writes down as a failed request.
    const own = faults.filter((it) => !/status of 403 .*\/api\/(?:incoming|message-files)/u.test(it));
    assert.deepEqual([...own, ...others], []);
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  };

  /** Whoever comes to Entra's page consents to what it asks for. */
  const consents = (context: BrowserContext, personId: string, scopes: string[][]) =>
    world.entra.signsIn(context, personId, (asked) => {
      const graph = (asked.get("scope") ?? "")
        .split(" ")
        .filter((one) => /^(?:Calendars|Files)\./u.test(one));
      scopes.push(graph);
      for (const one of graph) world.graph.entra.people.consented.add(one);
    });

  async function inTeams(
    { context }: WatchedContext,
    personId: string,
    path: string,
    proved: string[] = [],
  ): Promise<TeamsHost> {
    await context.route(`${https}/**`, async (route) => {
      const url = route.request().url().replace(https, world.server.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    return openInTeams(context, {
      tabUrl: `${https}/tab/${path}`,
      person: { directoryId: personId, email: "lan@example.vn" },
      token: (claims) => {
        proved.push(...claims);
        return world.entra.tokenFor(personId, claims.length === 0 ? {} : { amr: ["pwd", "mfa"] });
      },
    });
  }

  it("drafts the meeting by itself after a consent and a second proof that a policy wants", async () => {
    const { personId } = world.server.people.actors.leader;
    const id = await settled("140");
    const demands = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    world.graph.entra.people.demands = demands;
    const watched = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
    const scopes: string[][] = [];
    await consents(watched.context, personId, scopes);
    const proved: string[] = [];
    const host = await inTeams(watched, personId, `documents/${id}`, proved);
    const part = host.tab.getByRole("region", { name: "Lịch họp" });
    await part.getByRole("button", { name: "Soạn vào lịch của tôi" }).click();
    const consent = part.getByRole("button", { name: "Đồng ý" });
    await consent.waitFor();
    await picture(host.page, "calendar-consent");
    await consent.click();
    const again = part.getByRole("button", { name: "Đăng nhập lại" });
    await again.waitFor();
    assert.deepEqual(scopes, [["Calendars.ReadWrite"]]);
    await again.click();
    await part.getByText("Đã soạn trong lịch của bạn").waitFor();
    assert.deepEqual(proved, [demands]);
    const [event] = world.graph.state.persons.events;
    assert.deepEqual([event?.of, event?.event.isDraft], [personId, true]);
    assert.match(event?.event.body?.content ?? "", new RegExp(`/tab/documents/${id}`, "u"));
    await picture(host.page, "calendar-drafted");
    await part.getByRole("button", { name: "Xem ai bận" }).click();
    await part.getByText("không xem được lịch").waitFor();
    assert.deepEqual(await barriers(host.page), []);
    isClean(watched);
    await watched.context.close();
  });

  it("stays where it is, with the same button, for who closes the window without a consent", async () => {
    const { personId } = world.server.people.actors.clerk;
    const id = await settled("141");
    const watched = await watchedContext(browser);
    await world.entra.signsIn(watched.context, null);
    const host = await inTeams(watched, personId, `documents/${id}`);
    const part = host.tab.getByRole("region", { name: "Lịch họp" });
    await part.getByRole("button", { name: "Xem ai bận" }).click();
    await part.getByRole("button", { name: "Đồng ý" }).click();
    await part.getByText("nhờ người quản trị Entra chấp thuận Calendars.ReadWrite").waitFor();
    assert.equal(await part.getByRole("button", { name: "Đồng ý" }).isEnabled(), true);
    isClean(watched);
    await watched.context.close();
  });

  it("leads from a plain browser to Entra and back, and what was begun goes on", async () => {
    const { personId } = world.server.people.actors.clerk;
    const id = await settled("142");
    const watched = await watchedContext(browser);
    await consents(watched.context, personId, []);
    const page = await watched.context.newPage();
    await page.goto(`${world.server.url}/tab/documents/${id}`);
    await page.getByRole("button", { name: "Đăng nhập bằng tài khoản công vụ" }).click();
    const part = page.getByRole("region", { name: "Lịch họp" });
    await part.getByLabel("Kèm bản sao tệp").check();
    await part.getByRole("button", { name: "Soạn vào lịch của tôi" }).click();
    await part.getByRole("button", { name: "Đồng ý" }).click();
    await part.getByText("Đã soạn trong lịch của bạn").waitFor();
    const event = world.graph.state.persons.events.find(({ of }) => of === personId);
    assert.deepEqual(
      event?.attachments.map(({ name }) => name),
      ["giay-moi.pdf"],
    );
    // Loaded again, nothing is begun once more.
    await page.reload();
    await part.getByText("Đã soạn trong lịch của bạn").waitFor();
    isClean(watched);
    await watched.context.close();
  });

  it("fetches a message's file into the form of the dialog, and says which one the clerk may not open", async () => {
    const { clerk, leader } = world.server.people.actors;
    const references = [
      { name: "công văn.pdf", address: await world.share("công văn.pdf", paper, [clerk]), role: "main" },
      { name: "mật.pdf", address: await world.share("riêng.pdf", paper, [leader]), role: "attachment" },
    ];
    const handed = { text: "Gửi văn thư", uploads: [], missing: [], references };
    const watched = await watchedContext(browser, { viewport: { width: 1100, height: 720 } });
    await consents(watched.context, clerk.personId, []);
    const hash = encodeURIComponent(JSON.stringify(handed));
    const host = await inTeams(watched, clerk.personId, `incoming/new#message=${hash}`);
    const consent = host.tab.getByRole("button", { name: "Đồng ý" });
    await consent.waitFor();
    await picture(host.page, "message-file-consent");
    await consent.click();
    await host.tab.getByRole("list", { name: "Tệp" }).getByText("công văn.pdf").waitFor();
    await host.tab.getByText("không được chia sẻ").waitFor();
    await picture(host.page, "message-file-refused");
    assert.deepEqual(await barriers(host.page), []);
    await host.tab.getByRole("button", { name: "Bỏ qua «mật.pdf»" }).click();
    await host.tab.getByText("không được chia sẻ").waitFor({ state: "detached" });
    const own = watched.faults.filter((it) => !/status of 404 .*\/api\/message-files/u.test(it));
    isClean({ ...watched, faults: own });
    await watched.context.close();
  });
});
