import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromiumPath, openBrowser, watchedContext, type WatchedContext } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { remembers, samplePersonId, seats, type Seat } from "./sample-people.ts";

/** A page, and what went wrong in its window. */
export interface OpenedPage extends WatchedContext {
  readonly page: Page;
}

export interface SampleTab {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A window of its own in which every page opens as the sample person in this seat; an office PC's size. */
  windowOf(seat: Seat, options?: BrowserContextOptions): Promise<WatchedContext>;
  /** The page below /tab in such a window. */
  open(seat: Seat, path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
}

/**
 * The embedded server with its sample, and a browser, for the tests of the suite that calls it: it starts before them
 * and stops after them. Where Chromium is missing the suite is skipped, and says so.
 */
export function sampleTab(): SampleTab {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  before(async function () {
    if (chromiumPath() === null) {
      process.stderr.write("Skipped: Chromium is not installed.\n");
      return this.skip();
    }
    server = await startTestServer({ people: "sample" });
    browser = await openBrowser();
    return undefined;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  const running = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error("The sample's tab is there for tests and hooks only.");
    return what;
  };
  const windowOf = async (seat: Seat, options: BrowserContextOptions = {}): Promise<WatchedContext> => {
    const viewport = { width: 1366, height: 768 };
    const watched = await watchedContext(running(browser), { viewport, ...options });
    await remembers(watched.context, await samplePersonId(running(server), seats[seat]));
    return watched;
  };
  return {
    get server() {
      return running(server);
    },
    get browser() {
      return running(browser);
    },
    windowOf,
    open: async (seat, path, options) => {
      const watched = await windowOf(seat, options);
      const page = await watched.context.newPage();
      await page.goto(`${running(server).url}/tab${path}`);
      return { ...watched, page };
    },
  };
}
