import { createVerify, verify, type KeyObject } from "node:crypto";
import { context, integer, oid as readOid, sequence } from "./der.ts";
import { digestOf, type DigestName } from "./digest.ts";
import { keyFacts } from "./key-facts.ts";
import { verifyPss, type PssParameters } from "./pss.ts";
import { readAlgorithm, type Algorithm } from "./signed-data.ts";

const nist = "2.16.840.1.101.3.4";

/** How a signature value was made. The digest is null where the signed message's own is meant. */
export type Scheme =
  | { readonly is: "pkcs1"; readonly digest: DigestName | null }
  | { readonly is: "pss"; readonly parameters: PssParameters }
  | { readonly is: "ecdsa"; readonly digest: DigestName | null; readonly plain: boolean }
  | { readonly is: "dsa"; readonly digest: DigestName | null }
  | { readonly is: "eddsa"; readonly keyType: "ed25519" | "ed448" };

const pkcs1 = (digest: DigestName | null): Scheme => ({ is: "pkcs1", digest });
const ecdsa = (digest: DigestName | null): Scheme => ({ is: "ecdsa", digest, plain: false });
/** BSI TR-03111, 5.2.1.1: r and s side by side. */
const plainEcdsa = (digest: DigestName): Scheme => ({ is: "ecdsa", digest, plain: true });

const schemes = new Map<string, Scheme>([
  ["1.2.840.113549.1.1.1", pkcs1(null)],
  ["1.2.840.113549.1.1.4", pkcs1("md5")],
  ["1.2.840.113549.1.1.5", pkcs1("sha1")],
  ["1.2.840.113549.1.1.11", pkcs1("sha256")],
  ["1.2.840.113549.1.1.12", pkcs1("sha384")],
  ["1.2.840.113549.1.1.13", pkcs1("sha512")],
  ["1.2.840.113549.1.1.14", pkcs1("sha224")],
  ["1.2.840.113549.1.1.15", pkcs1("sha512-224")],
  ["1.2.840.113549.1.1.16", pkcs1("sha512-256")],
  ["1.3.14.3.2.29", pkcs1("sha1")],
  ["1.3.36.3.3.1.2", pkcs1("ripemd160")],
  [`${nist}.3.13`, pkcs1("sha3-224")],
  [`${nist}.3.14`, pkcs1("sha3-256")],
  [`${nist}.3.15`, pkcs1("sha3-384")],
  [`${nist}.3.16`, pkcs1("sha3-512")],
  ["1.2.840.10045.2.1", ecdsa(null)],
  ["1.2.840.10045.4.1", ecdsa("sha1")],
  ["1.2.840.10045.4.3.1", ecdsa("sha224")],
  ["1.2.840.10045.4.3.2", ecdsa("sha256")],
  ["1.2.840.10045.4.3.3", ecdsa("sha384")],
  ["1.2.840.10045.4.3.4", ecdsa("sha512")],
  [`${nist}.3.9`, ecdsa("sha3-224")],
  [`${nist}.3.10`, ecdsa("sha3-256")],
  [`${nist}.3.11`, ecdsa("sha3-384")],
  [`${nist}.3.12`, ecdsa("sha3-512")],
  ["0.4.0.127.0.7.1.1.4.1.1", plainEcdsa("sha1")],
  ["0.4.0.127.0.7.1.1.4.1.2", plainEcdsa("sha224")],
  ["0.4.0.127.0.7.1.1.4.1.3", plainEcdsa("sha256")],
  ["0.4.0.127.0.7.1.1.4.1.4", plainEcdsa("sha384")],
  ["0.4.0.127.0.7.1.1.4.1.5", plainEcdsa("sha512")],
  ["1.2.840.10040.4.1", { is: "dsa", digest: null }],
  ["1.2.840.10040.4.3", { is: "dsa", digest: "sha1" }],
  [`${nist}.3.1`, { is: "dsa", digest: "sha224" }],
  [`${nist}.3.2`, { is: "dsa", digest: "sha256" }],
  [`${nist}.3.3`, { is: "dsa", digest: "sha384" }],
  [`${nist}.3.4`, { is: "dsa", digest: "sha512" }],
  ["1.3.101.112", { is: "eddsa", keyType: "ed25519" }],
  ["1.3.101.113", { is: "eddsa", keyType: "ed448" }],
]);

const pssOid = "1.2.840.113549.1.1.10";

/** Null where the algorithm is not supported. */
export function schemeOf(algorithm: Algorithm): Scheme | null {
  if (algorithm.oid !== pssOid) return schemes.get(algorithm.oid) ?? null;
  const parameters = pssParameters(algorithm);
  return parameters === null ? null : { is: "pss", parameters };
}

/** RFC 4055, 3.1: what is left out is SHA-1, MGF1 with SHA-1, and a salt of 20 octets. */
function pssParameters({ parameters }: Algorithm): PssParameters | null {
  if (parameters === null) return { digest: "sha1", maskDigest: "sha1", saltLength: 20 };
  const fields = sequence(parameters);
  const hashField = fields.optional(context(0));
  const maskField = fields.optional(context(1));
  const saltField = fields.optional(context(2));
  const trailerField = fields.optional(context(3));
  const digest =
    hashField === null ? "sha1" : digestOf(readAlgorithm(sequence(hashField, context(0)).next()));
  let maskDigest: DigestName | null = "sha1";
  if (maskField !== null) {
    const mask = sequence(sequence(maskField, context(1)).next());
    if (readOid(mask.next()) !== "1.2.840.113549.1.1.8") return null;
    maskDigest = digestOf(readAlgorithm(mask.next()));
  }
  const saltLength = saltField === null ? 20 : integer(sequence(saltField, context(2)).next());
  const trailer = trailerField === null ? 1 : integer(sequence(trailerField, context(3)).next());
  if (digest === null || maskDigest === null || saltLength < 0 || trailer !== 1) return null;
  return { digest, maskDigest, saltLength };
}

/** The digest that a scheme uses on a message whose own digest is `messageDigest`. */
export function schemeDigest(scheme: Scheme, messageDigest: DigestName): DigestName | null {
  if (scheme.is === "eddsa") return null;
  return scheme.is === "pss" ? scheme.parameters.digest : (scheme.digest ?? messageDigest);
}

const keyTypes: Record<Scheme["is"], readonly string[]> = {
  pkcs1: ["rsa"],
  pss: ["rsa", "rsa-pss"],
  ecdsa: ["ec"],
  dsa: ["dsa"],
  eddsa: ["ed25519", "ed448"],
};

/**
 * Does the signature verify over the parts, read one after the other? A key of another kind verifies nothing, and
 * OpenSSL throws for values that are no encoding of a signature at all: they verify as little as wrong ones.
 */
export function isSigned(...given: Parameters<typeof verifies>): boolean {
  try {
    return verifies(...given);
  } catch {
    return false;
  }
}

function verifies(
  parts: readonly Buffer[],
  signature: Buffer,
  key: KeyObject,
  scheme: Scheme,
  messageDigest: DigestName,
): boolean {
  const { type } = keyFacts(key);
  if (!keyTypes[scheme.is].includes(type)) return false;
  if (scheme.is === "eddsa") {
    return type === scheme.keyType && verify(null, joined(parts), key, signature);
  }
  if (scheme.is === "pss") return verifyPss(parts, signature, key, scheme.parameters);
  const digest = scheme.digest ?? messageDigest;
  // With the key alone OpenSSL takes PKCS #1 and DER, and Node half the time of a key with options.
  const how = scheme.is === "ecdsa" && scheme.plain ? { key, dsaEncoding: "ieee-p1363" as const } : key;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return verify(digest, only, how, signature);
  const verifier = createVerify(digest);
  for (const part of parts) verifier.update(part);
  return verifier.verify(how, signature);
}

const joined = (parts: readonly Buffer[]): Buffer =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
