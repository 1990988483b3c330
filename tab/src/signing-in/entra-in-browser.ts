import { CacheLookupPolicy, createStandardPublicClientApplication } from "@azure/msal-browser";
import type { AskedOfPerson } from "../foundation/asked-of-person.ts";
import type { EntraPlace } from "../foundation/entra-place.ts";

/** Where Entra sends a window back to; the app registration names it (`npm run setup`). */
export const signedInPath = "/tab/signed-in";

/** What a window comes back with. */
export interface Returned {
  /** What `begin` was told. */
  readonly goOn: string;
  /** Null where the person gave up, or Entra refused. */
  readonly token: string | null;
}

/** Sign-in by MSAL in a window of its own, with tokens for the same scope as those that Teams gives. */
export interface EntraInBrowser {
  /** Leaves this page for Entra's. `asked`: what Entra shall ask, though the person is signed in. */
  begin(goOn: string, asked?: AskedOfPerson): Promise<void>;
  /** Null where this window did not come from Entra. */
  comeBack(): Promise<Returned | null>;
  /** Without asking anybody; null where somebody has to be asked. */
  token(): Promise<string | null>;
  signOut(): Promise<void>;
}

export async function openEntra({ clientId, authority }: EntraPlace): Promise<EntraInBrowser> {
  const app = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority,
      knownAuthorities: [new URL(authority).host],
      redirectUri: window.location.origin + signedInPath,
    },
    cache: { cacheLocation: "sessionStorage" },
  });
  // The app asks for a token for itself: Entra then knows it by its id alone.
  const scopes = [`${clientId}/access_as_user`];

  return {
    begin: (state, asked) =>
      app.loginRedirect({ scopes, state, ...(asked === undefined ? {} : asking(asked)) }),
    async comeBack() {
      const hash = new URLSearchParams(window.location.hash.slice(1));
      if (!hash.has("state")) return null;
      try {
        const result = await app.handleRedirectPromise({ navigateToLoginRequestUrl: false });
        return result === null ? null : { goOn: result.state ?? "", token: result.accessToken };
      } catch {
        // MSAL's error holds what Entra said of the person; the sign-in page says what to do next.
        return { goOn: goOnOf(hash), token: null };
      }
    },
    async token() {
      const [account] = app.getAllAccounts();
      if (account === undefined) return null;
      try {
        const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
        return (await app.acquireTokenSilent({ scopes, account, cacheLookupPolicy })).accessToken;
      } catch {
        // Entra wants to ask, or is not reached now: the sign-in page offers the next attempt.
        return null;
      }
    },
    signOut: () => app.clearCache(),
  };
}

/** Where nothing special is to be proved, the person signs in as if for the first time: a session that Entra ended is over. */
function asking({ act, scopes, claims }: AskedOfPerson) {
  const prompt = act === "consent" ? "consent" : claims === null ? "login" : null;
  return {
    extraScopesToConsent: [...scopes],
    ...(prompt === null ? {} : { prompt }),
    ...(claims === null ? {} : { claims }),
  };
}

/** MSAL puts what it was told behind its own part of the state. */
function goOnOf(hash: URLSearchParams): string {
  return hash.get("state")?.split("|").slice(1).join("|") ?? "";
}
