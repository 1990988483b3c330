import type { KeyObject } from "node:crypto";

/** What is asked of a key at each check, and takes Node longer to say than the check of the signature's form takes. */
export interface KeyFacts {
  /** 'rsa', 'rsa-pss', 'ec', 'dsa', 'ed25519', 'ed448'. */
  readonly type: string;
  /** Of RSA and DSA. */
  readonly bits: number | null;
  readonly curve: string | null;
}

const known = new WeakMap<KeyObject, KeyFacts>();

export function keyFacts(key: KeyObject): KeyFacts {
  const facts = known.get(key) ?? read(key);
  known.set(key, facts);
  return facts;
}

function read(key: KeyObject): KeyFacts {
  const { modulusLength = null, namedCurve = null } = key.asymmetricKeyDetails ?? {};
  return { type: key.asymmetricKeyType ?? "", bits: modulusLength, curve: namedCurve };
}
