import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import {
  TokenCheckUnavailable,
  TokenRefused,
  type TokenVerifier,
  type VerifiedIdentity,
} from "../../ports/token-verifier.ts";
import { rememberedTokens, type CheckedToken } from "./remembered-tokens.ts";

/** What a token must be to be believed. The one code path for Entra and for the local issuer. */
export interface Expectation {
  readonly keys: JWTVerifyGetKey;
  readonly algorithm: "RS256" | "ES256";
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  readonly tenantId: string;
  /** What the object id in the token names. */
  readonly subject: VerifiedIdentity["kind"];
}

/** The scope that the tab asks for; a token for an app as such has none and is nobody here. */
export const scope = "access_as_user";
const toleranceSeconds = 30;

const claims = z.object({ oid: z.guid().toLowerCase(), tid: z.string(), scp: z.string(), exp: z.number() });

export function jwtVerifier(expected: Expectation): TokenVerifier {
  return { verify: rememberedTokens((token) => checked(token, expected)) };
}

async function checked(token: string, expected: Expectation): Promise<CheckedToken> {
  const parsed = claims.safeParse(await payloadOf(token, expected));
  if (!parsed.success) throw new TokenRefused("a claim is missing");
  const { oid, tid, scp, exp } = parsed.data;
  if (tid !== expected.tenantId) throw new TokenRefused("another tenant");
  if (!scp.split(" ").includes(scope)) throw new TokenRefused("another scope");
  return {
    identity:
      expected.subject === "directory"
        ? { kind: "directory", directoryId: oid }
        : { kind: "person", personId: oid },
    expires: exp,
  };
}

async function payloadOf(token: string, expected: Expectation): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, expected.keys, {
      algorithms: [expected.algorithm],
      issuer: [...expected.issuers],
      audience: [...expected.audiences],
      requiredClaims: ["exp", "nbf", "iat"],
      clockTolerance: toleranceSeconds,
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The library's errors carry the token's claims, which are personal: none is kept as a cause. */
function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new TokenRefused("expired", { expired: true });
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRefused(`claim ${error.claim}`);
  if (!(error instanceof errors.JOSEError)) return new TokenCheckUnavailable({ cause: error });
  const keysFailed: readonly string[] = ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"];
  return keysFailed.includes(error.code)
    ? new TokenCheckUnavailable({ cause: error })
    : new TokenRefused(error.code);
}
