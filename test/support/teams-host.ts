import { readFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";

export type TeamsTheme = "default" | "dark" | "contrast";

export interface TeamsHostOptions {
  /** The tab's address on this machine: `http://127.0.0.1:3978/tab/`. */
  readonly tabUrl: string;
  /** Whom Teams has signed in. */
  readonly person: { readonly directoryId: string; readonly email: string };
  /** What `getAuthToken` gives: a JWT that the server's issuer signed, proving `claims`; null: Teams wants a consent first. */
  readonly token: (claims: readonly string[]) => Promise<string | null>;
  readonly theme?: TeamsTheme;
  readonly locale?: string;
  /** Where a deep link leads: `documents/<id>`. */
  readonly subPageId?: string;
  /** `settings` while a tab is being added to a channel; the page of a tab otherwise. */
  /** The channel in which the tab stands, or is being added. */
  readonly channel?: { readonly teamId: string; readonly channelId: string };
  readonly frameContext?: "content" | "settings" | "authentication";
}

export interface TeamsHost {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** The calls of teams-js, in their order. */
  readonly asked: string[];
  /** The first argument of each call that had one, by the call's name; the last one counts. */
  readonly told: ReadonlyMap<string, unknown>;
  /** Teams' own Save button, while a tab is being added. */
  save(): Promise<void>;
  setTheme(theme: TeamsTheme): Promise<void>;
}

const teams = "https://teams.microsoft.com";

/** What this Teams can do; teams-js asks of nothing else. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    pages: { currentApp: {}, tabs: {}, config: {}, backStack: {} },
    conversations: {},
    teamsCore: {},
  },
};

/**
 * Opens the tab in a frame of a page at Teams' own address, served by this test, which speaks the protocol of teams-js:
 * the tab's own check of who frames it and the server's content policy are met as they stand.
 */
export async function openInTeams(context: BrowserContext, options: TeamsHostOptions): Promise<TeamsHost> {
  const body = await readFile(path.join(import.meta.dirname, "teams-host.html"), "utf8");
  await context.route(`${teams}/**`, (route) => route.fulfill({ contentType: "text/html", body }));
  const page = await context.newPage();
  const asked: string[] = [];
  const told = new Map<string, unknown>();
  let theme = options.theme ?? "default";
  let ownWindow = Promise.withResolvers<unknown[]>();
  await page.exposeFunction("answerTab", (func: string, args: readonly unknown[], isOwnWindow: boolean) => {
    asked.push(func);
    if (args.length > 0) told.set(func, args[0]);
    if (func === "authentication.authenticate") {
      ownWindow = Promise.withResolvers();
      void page.evaluate(`openOwnWindow(${JSON.stringify(args[0])})`);
      return ownWindow.promise;
    }
    if (func.startsWith("authentication.authenticate.")) {
      ownWindow.resolve([func.endsWith(".success"), args[0]]);
      void page.evaluate("closeOwnWindow()");
      return null;
    }
    return answer(
      func,
      isOwnWindow ? { ...options, theme, frameContext: "authentication" } : { ...options, theme },
      args,
    );
  });
  await page.goto(`${teams}/_`);
  await page.evaluate(`openTab(${JSON.stringify(options.tabUrl)})`);
  return {
    page,
    tab: page.frameLocator("#tab"),
    asked,
    told,
    async save() {
      await page.evaluate('tellTab("settings.save", [{}])');
    },
    async setTheme(next) {
      theme = next;
      await page.evaluate(`tellTab("themeChange", [${JSON.stringify(next)}])`);
    },
  };
}

/** The arguments of Teams' reply; null where Teams says nothing. */
async function answer(
  func: string,
  options: TeamsHostOptions,
  args: readonly unknown[],
): Promise<unknown[] | null> {
  switch (func) {
    case "initialize":
      return [options.frameContext ?? "content", "web", JSON.stringify(runtime), "2.0.1"];
    case "getContext":
      return [contextOf(options)];
    case "authentication.getAuthToken":
      return tokenAnswer(await options.token(textsIn(args[1])));
    case "appInitialization.success":
      return [undefined];
    case "settings.getSettings":
      return [{ entityId: "outgoing" }];
    case "settings.setSettings":
      return [true];
    case "executeDeepLink":
    case "pages.navigateToApp":
      return [true];
    case "pages.currentApp.navigateTo":
    case "pages.currentApp.navigateToDefaultPage":
      return [null];
    default:
      return null;
  }
}

/** `getAuthToken` takes resources, claims, and more behind them. */
function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** As Teams answers where the person, or an administrator, has not consented yet. */
function tokenAnswer(token: string | null): unknown[] {
  return token === null ? [false, "resourceRequiresConsent"] : [true, token];
}

function contextOf(options: TeamsHostOptions) {
  const { person, theme = "default", locale = "vi-vn", subPageId, frameContext = "content" } = options;
  return {
    appId: "7c2f8a8e-5bd1-4f0e-9f86-0f2c5a3a1b11",
    appSessionId: "app-session",
    entityId: "vanthu",
    ...options.channel,
    ...(subPageId === undefined ? {} : { subEntityId: subPageId }),
    frameContext,
    hostClientType: "web",
    hostName: "Teams",
    locale,
    loginHint: person.email,
    ringId: "general",
    sessionId: "session",
    theme,
    tid: "00000000-0000-4000-8000-000000000001",
    userObjectId: person.directoryId,
    userPrincipalName: person.email,
  };
}
