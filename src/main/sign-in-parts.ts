import path from "node:path";
import type { FetchImplementation } from "jose";
import { entraAuthority, entraVerifier } from "../adapters/identity/entra-verifier.ts";
import { openLocalIssuer } from "../adapters/identity/local-issuer.ts";
import type { Config } from "../config.ts";
import type { SignIn } from "../http/routes/session.ts";
import type { Clock } from "../ports/clock.ts";
import type { TokenVerifier } from "../ports/token-verifier.ts";

/**
 * How people sign in, and who checks their tokens: Entra, or on this machine alone the issuer for sample people.
 * `fetchKeys` takes the place of the network, for tests.
 */
export async function openSignIn(
  { identity, dataFolder }: Pick<Config, "identity" | "dataFolder">,
  clock: Clock,
  fetchKeys?: FetchImplementation,
): Promise<{ verifier: TokenVerifier; signIn: SignIn }> {
  if (identity.mode === "sample") {
    const { issuer, verifier } = await openLocalIssuer(path.join(dataFolder, "identity"), clock);
    return { verifier, signIn: { mode: "sample", issuer } };
  }
  const { tenantId, clientId } = identity;
  return {
    verifier: entraVerifier({ ...identity, ...(fetchKeys === undefined ? {} : { fetchKeys }) }),
    signIn: { mode: "entra", clientId, tenantId, authority: entraAuthority(tenantId) },
  };
}
