import { onlyConsent, toSearch, type AskedOfPerson } from "./asked-of-person.ts";
import type { app } from "@microsoft/teams-js";
import { rememberedPlace, rememberPlace, type EntraPlace } from "./entra-place.ts";

/** One of our pages as the tab of a channel or a group chat, as Teams keeps it. */
export interface ChannelTab {
  readonly entityId: string;
  readonly suggestedDisplayName: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
}

/** A channel of a team, as Teams tells it; the server asks Teams itself before it believes it. */
export interface ChannelInTeams {
  readonly teamId: string;
  readonly channelId: string;
}

/** Where the tab is shown, and what that place tells us. Inside Teams it is Teams; else a plain browser window. */
export interface Host {
  readonly kind: "teams" | "browser";
  readonly locale: string | null;
  readonly theme: string | null;
  /** A place in the tab that a deep link names: `documents/<id>`. */
  readonly subPageId: string | null;
  /** Null outside channels. */
  readonly channel: ChannelInTeams | null;
  /**
   * A bearer token of the signed-in person without asking anybody; null when there is none. With `claims`, one that
   * proves them: Teams may then ask.
   */
  readonly token: (claims?: string | null) => Promise<string | null>;
  /**
   * Lets the person sign in or consent: in a window that Teams opens, and it answers whether that was done; in a browser
   * by leaving the page for Entra's, which leads back to it.
   */
  readonly ask: (place: EntraPlace, asked?: AskedOfPerson) => Promise<boolean>;
  /** Forgets who signed in through Entra in this window, with all that is open in it. */
  readonly forget: () => Promise<void>;
  readonly onTheme: (listener: (theme: string) => void) => void;
  /** Tells Teams that something useful is on the screen, so that it takes its own spinner away. */
  readonly shown: () => void;
  /**
   * Tells Teams that a tab can be saved, and which one when it is; `began` hears which it was until now. Null outside
   * Teams.
   */
  readonly channelTab: ((began: (entityId: string) => void, chosen: () => ChannelTab) => void) | null;
}

/** MSAL comes only to who signs in through Entra in a plain browser. */
async function entraOf(place: EntraPlace | null) {
  if (place === null) return null;
  const { openEntra } = await import("../signing-in/entra-in-browser.ts");
  return openEntra(place);
}

const browser: Host = {
  kind: "browser",
  locale: null,
  theme: null,
  subPageId: null,
  channel: null,
  token: async () => (await entraOf(rememberedPlace()))?.token() ?? null,
  async ask(place, asked) {
    rememberPlace(place);
    const { pathname, search } = window.location;
    await (await entraOf(place))?.begin(pathname + search, asked);
    return false;
  },
  async forget() {
    const entra = await entraOf(rememberedPlace());
    if (entra === null) return;
    await entra.signOut();
    rememberPlace(null);
    // Nothing of what was open stays in the window.
    window.location.replace("/tab/");
  },
  onTheme: () => undefined,
  shown: () => undefined,
  channelTab: null,
};

/** Teams answers in one round trip, which takes seconds on a busy PC. Nobody else may frame us (`security-headers.ts`). */
const answerWithinMs = 25_000;

function isFramed(): boolean {
  return window.parent !== window.self || "nativeInterface" in window;
}

function timeout(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("Teams did not answer")), ms);
  });
}

function channelIn({ channel, team }: app.Context): ChannelInTeams | null {
  const [channelId, teamId] = [channel?.id, team?.internalId];
  return channelId === undefined || teamId === undefined ? null : { teamId, channelId };
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
    channel: channelIn(context),
    token: (claims = null) =>
      authentication.getAuthToken(claims === null ? undefined : { claims: [claims] }).catch(() => null),
    ask: (_place, asked = onlyConsent) =>
      authentication
        .authenticate({
          url: `${window.location.origin}/tab/consent?${toSearch(asked)}`,
          width: 600,
          height: 640,
        })
        .then(
          () => true,
          // Closed, or refused: the page still says what to do.
          () => false,
        ),
    forget: () => Promise.resolve(),
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
