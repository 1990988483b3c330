import type { TokenSource } from "./api.ts";
import type { AskedOfPerson } from "./asked-of-person.ts";
import type { EntraPlace } from "./entra-place.ts";
import type { Host } from "./host.ts";

/**
 * Who is signed in. `unknown` until the first token was tried; `needed` shows the sign-in page, over whatever is open,
 * so that no draft is lost.
 */
export type SignInState = "unknown" | "signedIn" | "needed";

export interface Identity extends TokenSource {
  readonly state: () => SignInState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Finds a token without asking anybody. */
  readonly start: () => Promise<void>;
  readonly signInAs: (personId: string) => Promise<void>;
  /**
   * Lets the person sign in or consent, where silence did not do; true where that was done and nobody left the page.
   * `asked`: something more than who they are.
   */
  readonly ask: (place: EntraPlace, asked?: AskedOfPerson) => Promise<boolean>;
  /** In a browser: back to the sign-in page. */
  readonly signOut: () => void;
  readonly canSignOut: boolean;
  /** A sample person, who is changed rather than signed out. */
  readonly isSample: () => boolean;
}

const tokenKey = "vanthu.token";
const personKey = "vanthu.person";

/** Renew a little before the token ends, so that no request is refused for the age of its token. */
const spareMs = 60_000;

function expiryOf(token: string): number {
  try {
    const body = token.split(".")[1] ?? "";
    const claims: unknown = JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof claims === "object" && claims !== null && "exp" in claims && typeof claims.exp === "number") {
      return claims.exp * 1000;
    }
    return Number.POSITIVE_INFINITY;
  } catch {
    // Not ours to judge: the server says 401 when it does not accept it.
    return Number.POSITIVE_INFINITY;
  }
}

const isFresh = (token: string): boolean => expiryOf(token) - spareMs > Date.now();

async function sampleTokenFor(personId: string): Promise<string | null> {
  const response = await fetch("/api/sign-in/sample", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ personId }),
  });
  const body: unknown = response.ok ? await response.json() : null;
  // By hand: this runs before the contract's schemas have come.
  return typeof body === "object" && body !== null && "token" in body && typeof body.token === "string"
    ? body.token
    : null;
}

/** The token of now and how a new one is found without asking anybody. */
interface KeptToken {
  /** Null where there is none, or it ends within a minute. */
  readonly fresh: () => string | null;
  readonly keep: (next: string | null) => string | null;
  readonly renew: (claims?: string | null) => Promise<string | null>;
}

/** Tokens live in this window alone (sessionStorage), and in Teams in memory alone. */
function keptToken(host: Host, brought: string | null): KeptToken {
  let token = brought ?? (host.kind === "teams" ? null : sessionStorage.getItem(tokenKey));
  let renewing: Promise<string | null> | null = null;

  function keep(next: string | null): string | null {
    token = next;
    if (next === null) sessionStorage.removeItem(tokenKey);
    else if (host.kind === "browser") sessionStorage.setItem(tokenKey, next);
    return next;
  }

  async function silently(claims: string | null): Promise<string | null> {
    const fromHost = await host.token(claims);
    if (fromHost !== null) return keep(fromHost);
    const personId = sessionStorage.getItem(personKey);
    return keep(personId === null ? null : await sampleTokenFor(personId).catch(() => null));
  }

  return {
    fresh: () => (token !== null && isFresh(token) ? token : null),
    keep,
    /** Many requests may find the token old at once; one renewal serves them all. */
    renew: (claims = null) => {
      renewing ??= silently(claims).finally(() => {
        renewing = null;
      });
      return renewing;
    },
  };
}

/** `brought`: the token with which this window has just come back from Entra. */
export function createIdentity(host: Host, brought: string | null = null): Identity {
  const listeners = new Set<() => void>();
  const { fresh, keep, renew } = keptToken(host, brought);
  let state: SignInState = "unknown";

  function set(next: SignInState): void {
    state = next;
    for (const listener of listeners) listener();
  }
  const setBy = (token: string | null): void => set(token === null ? "needed" : "signedIn");

  return {
    canSignOut: host.kind === "browser",
    isSample: () => sessionStorage.getItem(personKey) !== null,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => setBy(fresh() ?? (await renew())),
    token: async () => fresh() ?? renew(),
    renew: () => renew(),
    ask: async (place, asked) => {
      if (!(await host.ask(place, asked))) return false;
      setBy(await renew(asked?.claims));
      return state === "signedIn";
    },
    lost: () => setBy(keep(null)),
    signInAs: async (personId) => {
      const next = await sampleTokenFor(personId);
      if (next === null) throw new Error("The server gave no token");
      sessionStorage.setItem(personKey, personId);
      setBy(keep(next));
    },
    signOut: () => {
      sessionStorage.removeItem(personKey);
      void host.forget();
      setBy(keep(null));
    },
  };
}
