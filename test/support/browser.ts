import { existsSync } from "node:fs";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Request,
} from "playwright-core";

const candidates = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where this machine's Chromium is; null where there is none. */
export function chromiumPath(): string | null {
  return candidates.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/**
 * Chromium that knows no name of the network but this machine's own, so that whatever a test forgets to stop fails
 * instead of leaving. A page of teams.microsoft.com that a test serves itself may frame this machine's.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("Chromium is not installed.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-features=LocalNetworkAccessChecks",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ],
  });
}

/** A window with its own memory, and all that went wrong in it. */
export interface WatchedContext {
  readonly context: BrowserContext;
  /** Errors of pages and their consoles, refusals of the content policy among them. */
  readonly faults: string[];
  /** Addresses outside this machine that were asked for; none was reached. */
  readonly outside: string[];
}

const isHere = (url: URL): boolean => url.hostname === "127.0.0.1" || !url.protocol.startsWith("http");

/** What is under way in a page's context, and since when nothing has been. */
interface Traffic {
  readonly underWay: Set<Request>;
  quietSince: number;
}
const traffic = new WeakMap<BrowserContext, Traffic>();

function watchTraffic(context: BrowserContext): void {
  const seen: Traffic = { underWay: new Set(), quietSince: Date.now() };
  const ended = (request: Request): void => {
    seen.underWay.delete(request);
    seen.quietSince = Date.now();
  };
  context.on("request", (request) => seen.underWay.add(request));
  context.on("requestfinished", ended);
  context.on("requestfailed", ended);
  traffic.set(context, seen);
}

/** A page that is closed tells no more how its requests ended. */
const isAwaited = (request: Request): boolean => !request.frame().page().isClosed();

/** Waits until no page of this one's watched window has asked for anything for half a second. */
export async function isQuiet(page: Page): Promise<void> {
  const seen = traffic.get(page.context());
  if (seen === undefined) throw new Error("This window is not watched.");
  const until = Date.now() + 30_000;
  for (;;) {
    const underWay = [...seen.underWay].filter(isAwaited);
    if (underWay.length === 0 && Date.now() - seen.quietSince >= 500) return;
    if (Date.now() > until) throw new Error(`Never quiet: ${underWay.map((it) => it.url()).join(" ")}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

export async function watchedContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedContext> {
  const context = await browser.newContext({
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    serviceWorkers: "block",
    ...options,
  });
  watchTraffic(context);
  const faults: string[] = [];
  const outside: string[] = [];
  await context.route(
    (url) => !isHere(url),
    async (route) => {
      outside.push(route.request().url());
      await route.abort();
    },
  );
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    // What was stopped above is already written down there.
    if (outside.includes(url)) return;
    faults.push(`${message.text()} (${url})`);
  });
  context.on("weberror", (error) => faults.push(String(error.error().stack ?? error.error())));
  return { context, faults, outside };
}
