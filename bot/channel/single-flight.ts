import type { Credentials, CredentialsFactory } from "./credentials-factory.ts";

/**
 * One set of credentials an audience, and one token request for all who need a token at the same time. The SDK makes
 * new credentials for every turn and each of them asks for a token of its own while none is cached.
 */
export function singleFlight(factory: CredentialsFactory): CredentialsFactory {
  const made = new Map<string, Promise<Credentials>>();
  return {
    isValidAppId: (appId) => factory.isValidAppId(appId),
    isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
    createCredentials(appId, audience, loginEndpoint, validateAuthority) {
      const key = JSON.stringify([appId, audience, loginEndpoint]);
      const known = made.get(key);
      if (known !== undefined) return known;
      const created = factory
        .createCredentials(appId, audience, loginEndpoint, validateAuthority)
        .then(oneTokenAtATime);
      made.set(key, created);
      created.catch(() => made.delete(key));
      return created;
    },
  };
}

/** Entra gives none: what needed it was not sent. */
class NoToken extends Error {
  readonly code = "NO_TOKEN";

  constructor(cause: unknown) {
    super("Entra gives the bot no token.", { cause });
    this.name = "NoToken";
  }
}

interface TokenSource {
  getToken(forceRefresh?: boolean): Promise<string>;
}

function oneTokenAtATime(credentials: Credentials): Credentials {
  if (!asksForTokens(credentials)) return credentials;
  const getToken = credentials.getToken.bind(credentials);
  let inFlight: Promise<string> | null = null;
  credentials.getToken = (forceRefresh) => {
    inFlight ??= getToken(forceRefresh)
      .catch((cause: unknown) => {
        throw new NoToken(cause);
      })
      .finally(() => {
        inFlight = null;
      });
    return inFlight;
  };
  return credentials;
}

function asksForTokens(credentials: Credentials): credentials is Credentials & TokenSource {
  return "getToken" in credentials && typeof credentials.getToken === "function";
}
