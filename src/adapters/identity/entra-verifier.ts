import { createRemoteJWKSet, customFetch, type FetchImplementation } from "jose";
import type { TokenVerifier } from "../../ports/token-verifier.ts";
import { jwtVerifier } from "./jwt-verifier.ts";

export interface EntraSettings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly applicationIdUri: string;
  /** Takes the place of the network, for tests. */
  readonly fetchKeys?: FetchImplementation;
}

export const entraAuthority = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}`;

/**
 * Tokens that Entra issues in one tenant for this app. Which version they have is the app registration's choice: v1
 * names `sts.windows.net` and the application id URI, v2 the authority and the client id. The issuer's keys are kept half
 * a day; a token signed with a key that is not known asks for them again, at most twice a minute.
 */
export function entraVerifier({
  tenantId,
  clientId,
  applicationIdUri,
  fetchKeys,
}: EntraSettings): TokenVerifier {
  const keys = createRemoteJWKSet(new URL(`${entraAuthority(tenantId)}/discovery/v2.0/keys`), {
    cacheMaxAge: 12 * 3_600_000,
    cooldownDuration: 30_000,
    timeoutDuration: 5000,
    ...(fetchKeys === undefined ? {} : { [customFetch]: fetchKeys }),
  });
  return jwtVerifier({
    keys,
    algorithm: "RS256",
    issuers: [`${entraAuthority(tenantId)}/v2.0`, `https://sts.windows.net/${tenantId}/`],
    audiences: [clientId, applicationIdUri],
    tenantId,
    subject: "directory",
  });
}
