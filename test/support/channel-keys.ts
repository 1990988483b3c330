import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from "jose";

export const channelIssuer = "https://api.botframework.com";

/** What is wrong with a token that a channel sends to the bot. */
export interface TokenFlaws {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string;
  readonly expired?: boolean;
  readonly notYet?: boolean;
  /** Signed by somebody else under our key's name. */
  readonly wrongKey?: boolean;
  readonly unknownKey?: boolean;
  readonly unendorsedKey?: boolean;
  readonly algNone?: boolean;
}

/** The keys of the Bot Connector, as its OpenID metadata publishes them. */
export interface ChannelKeys {
  published(): readonly object[];
  /** From now on a new key signs; the old one is still published. */
  rotate(): Promise<void>;
  /** The keys before the newest are published no more. */
  forgetOld(): void;
  token(to: { readonly appId: string; readonly serviceUrl: string }, flaws?: TokenFlaws): Promise<string>;
}

interface Key {
  readonly kid: string;
  readonly signs: CryptoKey;
  readonly published: object;
}

async function makeKey(kid: string, endorsements: readonly string[]): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid, use: "sig", endorsements };
  return { kid, signs: privateKey, published };
}

export async function openChannelKeys(): Promise<ChannelKeys> {
  const foreign = await makeKey("foreign", ["msteams"]);
  const unendorsed = await makeKey("unendorsed", ["skype"]);
  let newest = await makeKey("key-1", ["msteams"]);
  let old: Key[] = [];

  return {
    published: () => [...old, newest, unendorsed].map(({ published }) => published),
    async rotate() {
      old.push(newest);
      newest = await makeKey(`key-${old.length + 1}`, ["msteams"]);
    },
    forgetOld() {
      old = [];
    },
    token(to, flaws = {}) {
      const own = flaws.unendorsedKey === true ? unendorsed : newest;
      const kid = flaws.unknownKey === true ? "unknown" : own.kid;
      return signed(kid, flaws.wrongKey === true ? foreign.signs : own.signs, to, flaws);
    },
  };
}

function signed(
  kid: string,
  key: CryptoKey,
  to: { readonly appId: string; readonly serviceUrl: string },
  flaws: TokenFlaws,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { serviceurl: flaws.serviceUrl ?? to.serviceUrl };
  const [from, until] =
    flaws.expired === true
      ? [now - 7200, now - 3600]
      : flaws.notYet === true
        ? [now + 3600, now + 7200]
        : [now - 10, now + 3600];
  const audience = flaws.audience ?? to.appId;
  const by = flaws.issuer ?? channelIssuer;
  if (flaws.algNone === true) {
    return Promise.resolve(
      new UnsecuredJWT(claims).setIssuer(by).setAudience(audience).setExpirationTime(until).encode(),
    );
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid, typ: "JWT" })
    .setIssuer(by)
    .setAudience(audience)
    .setNotBefore(from)
    .setExpirationTime(until)
    .sign(key);
}
