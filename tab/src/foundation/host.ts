/** One of our pages as the tab of a channel or a group chat, as Teams keeps it. */
export interface ChannelTab {
  readonly entityId: string;
  readonly suggestedDisplayName: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
}

/** Where the tab is shown, and what that place tells us. Inside Teams it is Teams; else a plain browser window. */
export interface Host {
  readonly kind: "teams" | "browser";
  readonly locale: string | null;
  readonly theme: string | null;
  /** A place in the tab that a deep link names: `documents/<id>`. */
  readonly subPageId: string | null;
  /** A bearer token of the signed-in person, or null when Teams gives none. */
  readonly token: () => Promise<string | null>;
  readonly onTheme: (listener: (theme: string) => void) => void;
  /** Tells Teams that something useful is on the screen, so that it takes its own spinner away. */
  readonly shown: () => void;
  /**
   * Tells Teams that a tab can be saved, and which one when it is; `began` hears which it was until now. Null outside
   * Teams.
   */
  readonly channelTab: ((began: (entityId: string) => void, chosen: () => ChannelTab) => void) | null;
}

const browser: Host = {
  kind: "browser",
  locale: null,
  theme: null,
  subPageId: null,
  token: () => Promise.resolve(null),
  onTheme: () => undefined,
  shown: () => undefined,
  channelTab: null,
};

/** Teams answers in one round trip; a page that frames us without being Teams never does. */
const answerWithinMs = 5000;

function isFramed(): boolean {
  return window.parent !== window.self || "nativeInterface" in window;
}

function timeout(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("Teams did not answer")), ms);
  });
}

async function teamsHost(): Promise<Host> {
  const { app, authentication, pages } = await import("@microsoft/teams-js");
  await Promise.race([app.initialize(), timeout(answerWithinMs)]);
  const context = await app.getContext();
  return {
    kind: "teams",
    locale: context.app.locale,
    theme: context.app.theme,
    subPageId: context.page.subPageId ?? null,
    token: () => authentication.getAuthToken().catch(() => null),
    onTheme: (listener) => app.registerOnThemeChangeHandler(listener),
    shown: () => {
      void app.notifySuccess();
    },
    channelTab: (began, chosen) => {
      pages.config.registerOnSaveHandler((saving) => {
        pages.config.setConfig(chosen()).then(
          () => saving.notifySuccess(),
          () => saving.notifyFailure("The tab was not saved."),
        );
      });
      pages.config.setValidityState(true);
      void pages.getConfig().then(
        ({ entityId }) => began(entityId ?? ""),
        // A tab that is being added has none yet.
        () => undefined,
      );
    },
  };
}

/** Finds out where we are; a frame that is not Teams counts as a browser. */
export async function findHost(): Promise<Host> {
  if (!isFramed()) return browser;
  return teamsHost().catch(() => browser);
}
