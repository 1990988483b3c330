import { createHash, hash as hashAtOnce } from "node:crypto";
import type { Algorithm } from "./signed-data.ts";

const nist = "2.16.840.1.101.3.4";

/** Digests by object identifier, with OpenSSL's names. */
const digests = new Map<string, string>([
  ["1.2.840.113549.2.5", "md5"],
  ["1.3.14.3.2.26", "sha1"],
  ["1.3.36.3.2.1", "ripemd160"],
  [`${nist}.2.1`, "sha256"],
  [`${nist}.2.2`, "sha384"],
  [`${nist}.2.3`, "sha512"],
  [`${nist}.2.4`, "sha224"],
  [`${nist}.2.5`, "sha512-224"],
  [`${nist}.2.6`, "sha512-256"],
  [`${nist}.2.7`, "sha3-224"],
  [`${nist}.2.8`, "sha3-256"],
  [`${nist}.2.9`, "sha3-384"],
  [`${nist}.2.10`, "sha3-512"],
  [`${nist}.2.12`, "shake256"],
  [`${nist}.2.18`, "shake256"],
]);

export type DigestName = string;

export const digestOf = (algorithm: Algorithm): DigestName | null => digests.get(algorithm.oid) ?? null;

/** RFC 8702 and 8419 fix 64 octets for SHAKE256; OpenSSL would give 32. */
export function hash(name: DigestName, parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && name !== "shake256")
    return hashAtOnce(name, only, "buffer");
  const hasher = name === "shake256" ? createHash(name, { outputLength: 64 }) : createHash(name);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}
