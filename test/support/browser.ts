import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

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
