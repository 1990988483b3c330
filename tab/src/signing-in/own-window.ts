import { fromSearch } from "../foundation/asked-of-person.ts";
import { askPlace, rememberedPlace, rememberPlace } from "../foundation/entra-place.ts";
import { openEntra } from "./entra-in-browser.ts";

/** Said to Entra by the window that Teams opened, and heard back from it. */
const forTeams = "teams";

/** The window that Teams opens for somebody who has to consent or to sign in again goes on to Entra. */
export async function askForTeams(): Promise<void> {
  const place = await askPlace();
  if (place === null) return;
  rememberPlace(place);
  await (await openEntra(place)).begin(forTeams, fromSearch(window.location.search));
}

/**
 * A window comes back from Entra: that of Teams says so to Teams, which closes it; another one goes on where the person
 * was. Answers the token; null where there is none.
 */
export async function comeBack(): Promise<string | null> {
  const place = rememberedPlace();
  const returned = place === null ? null : await (await openEntra(place)).comeBack();
  if (returned?.goOn === forTeams) await tellTeams(returned.token !== null);
  window.history.replaceState(null, "", placeInTab(returned?.goOn ?? ""));
  return returned?.token ?? null;
}

async function tellTeams(isSignedIn: boolean): Promise<void> {
  const { app, authentication } = await import("@microsoft/teams-js");
  await app.initialize();
  if (isSignedIn) authentication.notifySuccess();
  else authentication.notifyFailure("CancelledByUser");
}

/** What comes through Entra is nobody's promise: it leads into the tab or to its beginning. */
function placeInTab(goOn: string): string {
  const url = URL.canParse(goOn, window.location.origin) ? new URL(goOn, window.location.origin) : null;
  const isOurs = url?.origin === window.location.origin && /^\/tab(?:\/|$)/u.test(url.pathname);
  return url !== null && isOurs && url.pathname !== "/tab/signed-in" ? url.pathname + url.search : "/tab/";
}
