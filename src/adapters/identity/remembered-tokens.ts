import { hash } from "node:crypto";
import type { VerifiedIdentity } from "../../ports/token-verifier.ts";

/** What a check of a token found, and until when the token itself says it holds (seconds since 1970). */
export interface CheckedToken {
  readonly identity: VerifiedIdentity;
  readonly expires: number;
}

/** A key that its issuer has taken back is believed no longer than this after it is gone from the published keys. */
const rememberedMs = 5 * 60_000;
const mostTokens = 10_000;

/**
 * Checks each token once in five minutes instead of with every request: the same bytes were signed by the same key. Only
 * what passed is kept, under the token's SHA-256 so that no token lies in memory, and never past the token's expiry. It
 * says who speaks; what that person may do is read anew for every request. `now` is in milliseconds since 1970, the
 * machine's own time, by which the check itself goes.
 */
export function rememberedTokens(
  check: (token: string) => Promise<CheckedToken>,
  now = () => Date.now(),
): (token: string) => Promise<VerifiedIdentity> {
  const known = new Map<string, { readonly identity: VerifiedIdentity; readonly until: number }>();

  return async (token) => {
    const key = hash("sha256", token, "base64url");
    const remembered = known.get(key);
    if (remembered !== undefined && now() < remembered.until) return remembered.identity;
    known.delete(key);
    const { identity, expires } = await check(token);
    const until = Math.min(now() + rememberedMs, expires * 1000);
    known.set(key, { identity, until });
    const oldest = known.keys().next();
    if (known.size > mostTokens && oldest.done !== true) known.delete(oldest.value);
    return identity;
  };
}
