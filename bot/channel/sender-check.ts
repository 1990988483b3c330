import { createRemoteJWKSet, customFetch, errors, jwtVerify, type FetchImplementation } from "jose";
import { z } from "zod";
import type { BotCloud } from "../settings.ts";
import type { IncomingActivity } from "./incoming-activity.ts";

/** The token does not prove who sends. */
export class Unauthorised extends Error {
  readonly statusCode = 401;

  constructor(reason: string, options?: ErrorOptions) {
    super(`Unauthorised: ${reason}.`, options);
    this.name = "Unauthorised";
  }
}

export interface SenderCheck {
  /**
   * Whether the channel itself sends this activity to this bot. Throws `Unauthorised` where the token does not prove it,
   * and what keeps anybody from knowing, such as keys that cannot be had.
   */
  check(authorization: string, activity: Pick<IncomingActivity, "channelId" | "serviceUrl">): Promise<void>;
}

/** Microsoft changes the keys without notice and serves the old ones on; a day is what it tells bots to keep them. */
const keptMs = 24 * 3_600_000;
/** A key that nobody knows is looked for at most twice a minute, however many tokens name one. */
const lookAgainMs = 30_000;
const toleranceSeconds = 300;

const metadata = z.object({ jwks_uri: z.url() });
/** The address for which the token was made: with it, a token is worth nothing in the hands of another service. */
const claims = z.object({ serviceurl: z.string() });
/** The channels that may use a key; Microsoft's addition to the key set. */
const endorsed = z.object({ endorsements: z.array(z.string()).optional() });

/**
 * The rules of the Bot Connector's own tokens (Microsoft Learn, "Authenticate requests from the Bot Connector service to
 * your bot"). The SDK's check is not used: it takes a wrong key for a fault of the bot, and looks for a new key only
 * after an hour, in which everything that Teams sends would be refused.
 */
export function senderCheck(appId: string, cloud: BotCloud): SenderCheck {
  const keys = createRemoteJWKSet(new URL(cloud.openIdMetadataUrl), {
    cacheMaxAge: keptMs,
    cooldownDuration: lookAgainMs,
    [customFetch]: throughMetadata,
  });

  function mayUse(kid: string | undefined, channelId: string): boolean {
    const key = keys.jwks()?.keys.find((one) => one.kid === kid);
    const channels = endorsed.safeParse(key).data?.endorsements ?? [];
    return channels.length === 0 || channels.includes(channelId);
  }

  return {
    async check(authorization, { channelId, serviceUrl }) {
      const token = /^Bearer (?<token>[\w.-]+)$/u.exec(authorization)?.groups?.["token"];
      if (token === undefined) throw new Unauthorised("no token");
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer: cloud.tokenIssuer,
        audience: appId,
        requiredClaims: ["exp", "nbf"],
        clockTolerance: toleranceSeconds,
      }).catch((error: unknown) => {
        throw isOfToken(error) ? new Unauthorised("the token was refused", { cause: error }) : error;
      });
      if (claims.safeParse(payload).data?.serviceurl !== serviceUrl)
        throw new Unauthorised("the token is for another service address");
      if (!mayUse(protectedHeader.kid, channelId)) throw new Unauthorised("the key is for another channel");
    },
  };
}

/** The metadata says where the keys are; it is asked each time that the keys are. */
const throughMetadata: FetchImplementation = async (url, options) => {
  const told = await fetch(url, options);
  if (!told.ok) return told;
  return fetch(metadata.parse(await told.json()).jwks_uri, options);
};

/** What else goes wrong is that the keys cannot be had: neither yes nor no. */
function isOfToken(error: unknown): boolean {
  const keysFailed: readonly string[] = ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"];
  return error instanceof errors.JOSEError && !keysFailed.includes(error.code);
}
