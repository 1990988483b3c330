// The first of the tab's scripts, and so small that it runs long before the others have come: it finds out where we are
// and who asks, and puts the first page's questions to the server meanwhile.
import { firstQuestions } from "./foundation/first-questions.ts";
import { askAhead, headersOf } from "./foundation/head-start.ts";
import { findHost, type Host } from "./foundation/host.ts";
import { createIdentity, type Identity } from "./foundation/identity.ts";
import { readSetting } from "./foundation/settings.ts";

async function askFirst({ subPageId }: Host, identity: Identity): Promise<void> {
  const token = await identity.token();
  if (token === null) return;
  const headers = headersOf(token, { agencyId: readSetting("agency"), onBehalfOf: readSetting("behalf") });
  for (const address of ["/api/session", ...firstQuestions(window.location.pathname, subPageId)]) {
    askAhead(address, headers);
  }
}

/** A window of its own that signs in, on its way to Entra or back from there; the token that it brings. */
async function fromEntra(): Promise<string | null> {
  const { pathname } = window.location;
  if (pathname !== "/tab/consent" && pathname !== "/tab/signed-in") return null;
  const { askForTeams, comeBack } = await import("./signing-in/own-window.ts");
  if (pathname === "/tab/signed-in") return comeBack();
  await askForTeams();
  return null;
}

async function begin(): Promise<{ host: Host; identity: Identity }> {
  const host = await findHost();
  const identity = createIdentity(host, await fromEntra());
  void askFirst(host, identity);
  return { host, identity };
}

async function open(): Promise<void> {
  const beginning = begin();
  const { show } = await import("./main.tsx");
  show(await beginning);
}

void open();
