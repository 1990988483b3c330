import { AuthenticationError, CredentialUnavailableError, type AccessToken } from "@azure/identity";
import { ArchiveUnavailable } from "../../../ports/archive.ts";
import { appCredential, type AppIdentity } from "../../identity/app-credential.ts";

/** Tokens for Graph, kept until shortly before they end; however many ask at once, one is fetched. */
export interface Tokens {
  /** Throws `SignInRefused`, or `ArchiveUnavailable` `offline`. */
  token(): Promise<string>;
  /** Graph did not take it. */
  drop(): void;
}

/** Entra does not know this app, its secret or its certificate. */
export class SignInRefused extends ArchiveUnavailable {
  /** `AADSTS7000215`; the codes are on learn.microsoft.com. */
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super("denied", `Entra gives no token (${reason}).`, { cause });
    this.name = "SignInRefused";
    this.reason = reason;
  }
}

const freshMs = 300_000;

export function openTokens(
  settings: AppIdentity & { readonly graphUrl: string },
  now: () => number = () => Date.now(),
): Tokens {
  let credential = appCredential(settings);
  const scope = `${settings.graphUrl}/.default`;
  const kept = keptTokens(async () => {
    try {
      return await credential.getToken(scope);
    } catch (error) {
      throw inOurWords(error, settings.credential.kind);
    }
  }, now);
  return {
    token: () => kept.token(),
    drop() {
      kept.drop();
      // It remembers tokens itself.
      credential = appCredential(settings);
    },
  };
}

/** A token is fetched once for all who ask, and again shortly before it ends. */
export function keptTokens(
  fetchToken: () => Promise<AccessToken | null>,
  now: () => number = () => Date.now(),
): Tokens {
  let held: AccessToken | null = null;
  let asked: Promise<AccessToken> | null = null;
  const fetched = async (): Promise<AccessToken> => {
    const token = await fetchToken();
    if (token === null) throw new ArchiveUnavailable("offline", "Entra gives no token.");
    return token;
  };
  return {
    async token() {
      if (held !== null && held.expiresOnTimestamp - freshMs > now()) return held.token;
      asked ??= fetched().finally(() => (asked = null));
      held = await asked;
      return held.token;
    },
    drop() {
      held = null;
    },
  };
}

/** `SignInRefused` for what Entra refuses, `ArchiveUnavailable` where it cannot be asked. */
export function inOurWords(error: unknown, kind?: AppIdentity["credential"]["kind"]): Error {
  if (error instanceof ArchiveUnavailable) return error;
  const text = error instanceof Error ? error.message : "";
  const code = /AADSTS\d+/u.exec(text)?.[0];
  if (code !== undefined) return new SignInRefused(code, error);
  if (error instanceof AuthenticationError && error.statusCode >= 400 && error.statusCode < 500)
    return new SignInRefused(error.errorResponse.error, error);
  // For the others it only says that Entra could not be asked.
  if (error instanceof CredentialUnavailableError && kind === "managedIdentity")
    return new SignInRefused("managed identity", error);
  // A certificate that cannot be read, too: the file system says why.
  if (error instanceof Error && "syscall" in error && "path" in error)
    return new SignInRefused("certificate", error);
  return new ArchiveUnavailable("offline", "Entra does not answer.", { cause: error });
}
