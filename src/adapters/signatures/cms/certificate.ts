import { createPublicKey, hash, type KeyObject } from "node:crypto";
import {
  Asn1Broken,
  content,
  context,
  octets,
  oid,
  readAsn1,
  sequence,
  tags,
  time,
  whole,
  type Asn1,
} from "./der.ts";
import { readAlgorithm, type Algorithm } from "./signed-data.ts";

export interface Extension {
  readonly isCritical: boolean;
  /** The DER inside the octet string. */
  readonly value: Buffer;
}

/** A certificate (RFC 5280, 4.1), read but not believed. */
export interface Certificate {
  readonly der: Buffer;
  /** SHA-256 of the DER in hex: what names it here. */
  readonly fingerprint: string;
  readonly serial: Buffer;
  /** DER of the names. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER of SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** The bits of the key alone: what OCSP and key identifiers hash. */
  readonly keyBits: Buffer;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly tbs: Buffer;
  readonly algorithm: Algorithm;
  readonly signature: Buffer;
  /** Null where the key is of a kind that Node does not know. Read when first asked for. */
  readonly publicKey: () => KeyObject | null;
  readonly subjectKeyIdentifier: Buffer | null;
}

const mostKept = 4_000;
const kept = new Map<string, Certificate>();

/**
 * Certificates come again and again; the last few thousand are kept read.
 *
 * @throws Asn1Broken where the bytes are no certificate.
 */
export function readCertificate(der: Buffer): Certificate {
  const fingerprint = hash("sha256", der, "hex");
  const known = kept.get(fingerprint);
  if (known !== undefined) return known;
  // A copy of its own: the view given may belong to a file of many megabytes.
  const certificate = parse(Buffer.from(der), fingerprint);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
  kept.set(fingerprint, certificate);
  return certificate;
}

function parse(der: Buffer, fingerprint: string): Certificate {
  const outer = sequence(readAsn1(der));
  const tbsNode = outer.next();
  const algorithm = readAlgorithm(outer.next());
  const signature = bits(outer.next());
  const tbs = sequence(tbsNode);
  tbs.optional(context(0));
  const serial = content(tbs.next(tags.integer));
  if (readAlgorithm(tbs.next()).oid !== algorithm.oid) throw new Asn1Broken("two signature algorithms");
  const issuer = whole(tbs.next());
  const validity = sequence(tbs.next());
  const notBefore = time(validity.next());
  const notAfter = time(validity.next());
  const subject = whole(tbs.next());
  const spkiNode = tbs.next();
  const keyInfo = sequence(spkiNode);
  keyInfo.next();
  const keyBits = bits(keyInfo.next());
  const extensions = readExtensions(tbs);
  return {
    der,
    fingerprint,
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    spki: whole(spkiNode),
    keyBits,
    extensions,
    tbs: whole(tbsNode),
    algorithm,
    signature,
    publicKey: once(() => keyOf(whole(spkiNode))),
    subjectKeyIdentifier: keyIdentifierOf(extensions),
  };
}

function readExtensions(tbs: ReturnType<typeof sequence>): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  tbs.optional(context(1, false));
  tbs.optional(context(2, false));
  const explicit = tbs.optional(context(3));
  if (explicit === null) return extensions;
  const list = sequence(sequence(explicit, context(3)).next());
  while (list.peek() !== null) {
    const fields = sequence(list.next());
    const name = oid(fields.next());
    const critical = fields.optional(tags.boolean);
    if (extensions.has(name)) throw new Asn1Broken("an extension twice");
    extensions.set(name, {
      isCritical: critical !== null && content(critical)[0] !== 0,
      value: octets(fields.next(tags.octetString)),
    });
  }
  return extensions;
}

/** The octets of a BIT STRING without its count of unused bits. */
export function bits(node: Asn1): Buffer {
  if (node.tag !== tags.bitString) throw new Asn1Broken("no bit string");
  return content(node).subarray(1);
}

function keyOf(spki: Buffer): KeyObject | null {
  try {
    return createPublicKey({ key: spki, format: "der", type: "spki" });
  } catch {
    // OpenSSL throws for curves and kinds of keys that it was built without; to the check that is 'not supported'.
    return null;
  }
}

function keyIdentifierOf(extensions: ReadonlyMap<string, Extension>): Buffer | null {
  const value = extensions.get("2.5.29.14")?.value;
  return value === undefined ? null : octets(readAsn1(value));
}

function once<T>(read: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: read() }).it;
}
