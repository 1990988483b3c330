import type { KeyObject } from "node:crypto";
import type { Finding } from "../../../domain/signatures/conclusion.ts";
import type { DigestName } from "./digest.ts";
import { keyFacts } from "./key-facts.ts";

interface BrokenDigest {
  readonly name: string;
  /** From here on somebody could make two documents with one signature. */
  readonly since: Date;
}

/**
 * Digests with the day on which colliding documents of anybody's choice could be made: the rogue certificate of 2008
 * (Sotirov et al.), SHA-mbles (Leurent, Peyrin, 2020); RIPEMD-160 was never widely examined and is not waited for. What
 * a signer made before that day still covers one document, though nobody accepts it as proof any more (TS 119 312).
 */
const brokenDigests: ReadonlyMap<DigestName, BrokenDigest> = new Map([
  ["md5", { name: "MD5", since: new Date("2008-12-30T00:00:00Z") }],
  ["sha1", { name: "SHA-1", since: new Date("2020-01-07T00:00:00Z") }],
  ["ripemd160", { name: "RIPEMD-160", since: new Date("2016-01-01T00:00:00Z") }],
]);

const weakCurves = new Set([
  "prime192v1",
  "secp192k1",
  "secp160r1",
  "secp160k1",
  "brainpoolP160r1",
  "brainpoolP192r1",
]);

/**
 * In bits. Below the first RSA is broken in practice. Below the second nobody should have signed any more when SOG-IS
 * agreed on its mechanisms of January 2020; below the third it is no longer trusted (TS 119 312, table 6).
 */
const rsaBits = { broken: 1024, legacy: 1900, short: 2048 } as const;
const legacyUntil = new Date("2020-01-01T00:00:00Z");

export interface Weaknesses {
  /** With these somebody else could have made the signature, or the signer another document for it. */
  readonly forgeable: readonly Finding[];
  /** Below what policy asks, though nobody is known to have broken it. */
  readonly tooWeak: readonly Finding[];
}

/** @param signedAt as the signer says; null, where nobody says, is today. */
export function weaknesses(
  digests: readonly (DigestName | null)[],
  key: KeyObject,
  signedAt: Date | null,
): Weaknesses {
  const forgeable: Finding[] = [];
  const tooWeak: Finding[] = [];
  for (const name of new Set(digests)) {
    const broken = name === null ? undefined : brokenDigests.get(name);
    if (broken === undefined) continue;
    const isOlder = signedAt !== null && signedAt < broken.since;
    (isOlder ? tooWeak : forgeable).push({
      code: "signature.weak-digest",
      params: { algorithm: broken.name },
    });
  }
  const { bits, curve } = keyFacts(key);
  if (bits !== null && bits < rsaBits.short) {
    const isOlder = signedAt !== null && signedAt < legacyUntil;
    const isForgeable = bits < rsaBits.broken || (bits < rsaBits.legacy && !isOlder);
    (isForgeable ? forgeable : tooWeak).push({ code: "signature.weak-key", params: { bits } });
  }
  if (curve !== null && weakCurves.has(curve)) {
    tooWeak.push({ code: "signature.weak-curve", params: { curve } });
  }
  return { forgeable, tooWeak };
}
