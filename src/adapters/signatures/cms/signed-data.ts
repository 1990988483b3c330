import {
  Asn1Broken,
  children,
  context,
  octets,
  oid,
  readAsn1,
  sequence,
  tags,
  whole,
  type Asn1,
} from "./der.ts";

export const oids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimeStamp: "1.2.840.113549.1.9.16.2.14",
  algorithmProtection: "1.2.840.113549.1.9.52",
  revocationValues: "1.2.840.113583.1.1.8",
} as const;

/** CMS SignedData (RFC 5652, 5.1) as far as a check needs it; all parts point into the bytes given. */
export interface SignedData {
  readonly contentType: string;
  /** Null in a detached signature. */
  readonly content: Buffer | null;
  /** DER of each certificate, unread. */
  readonly certificates: readonly Buffer[];
  /** DER of CRLs and of other revocation values, unread. */
  readonly crls: readonly Buffer[];
  readonly otherRevocation: readonly Asn1[];
  readonly signers: readonly SignerInfo[];
  readonly bytes: Buffer;
  /** Where it begins in the bytes. */
  readonly start: number;
  /** Behind the CMS: zeros in a PDF, or what should not be there. */
  readonly end: number;
}

export interface Algorithm {
  readonly oid: string;
  readonly parameters: Asn1 | null;
}

export interface Attribute {
  readonly oid: string;
  readonly values: readonly Asn1[];
}

/** By issuer and serial number, or by key identifier. */
export type SignerId =
  | { readonly by: "issuerAndSerial"; readonly issuer: Buffer; readonly serial: Buffer }
  | { readonly by: "keyIdentifier"; readonly keyIdentifier: Buffer };

export interface SignerInfo {
  readonly id: SignerId;
  readonly digest: Algorithm;
  /** The signed attributes as the signer hashed them: with the tag of a SET. Null where there are none. */
  readonly signedAttributes: {
    readonly der: Buffer;
    readonly list: readonly Attribute[];
    readonly inOrder: boolean;
  } | null;
  readonly algorithm: Algorithm;
  readonly signature: Buffer;
  readonly unsigned: readonly Attribute[];
}

/** @throws Asn1Broken where the bytes are no CMS with SignedData. */
export function readSignedData(bytes: Buffer): SignedData {
  const info = readAsn1(bytes);
  const contentInfo = sequence(info);
  if (oid(contentInfo.next()) !== oids.signedData) throw new Asn1Broken("no signed data");
  const signedData = sequence(sequence(contentInfo.next(context(0)), context(0)).next());
  signedData.next(tags.integer);
  signedData.next(tags.set);
  const encapsulated = sequence(signedData.next());
  const contentType = oid(encapsulated.next());
  const explicit = encapsulated.optional(context(0));
  const certificates = signedData.optional(context(0));
  const revocation = signedData.optional(context(1));
  const signers = children(signedData.next(tags.set)).map(readSigner);
  const revocationValues = revocation === null ? [] : children(revocation);
  return {
    contentType,
    content: explicit === null ? null : contentOf(explicit),
    certificates:
      certificates === null
        ? []
        : children(certificates)
            .filter((it) => it.tag === tags.sequence)
            .map(whole),
    crls: revocationValues.filter((it) => it.tag === tags.sequence).map(whole),
    otherRevocation: revocationValues.filter((it) => it.tag !== tags.sequence),
    signers,
    bytes,
    start: info.start,
    end: info.end,
  };
}

/** PKCS #7 of before CMS holds any value there; its octets are then those inside that value. */
function contentOf(explicit: Asn1): Buffer {
  const value = readAsn1(explicit.bytes, explicit.contentStart, explicit.contentEnd);
  return value.tag === tags.octetString || value.tag === tags.constructedOctetString
    ? octets(value)
    : explicit.bytes.subarray(value.contentStart, value.contentEnd);
}

function readSigner(node: Asn1): SignerInfo {
  const fields = sequence(node);
  fields.next(tags.integer);
  const id = readSignerId(fields.next());
  const digest = readAlgorithm(fields.next());
  const signed = fields.optional(context(0));
  const algorithm = readAlgorithm(fields.next());
  const signature = octets(fields.next());
  const unsigned = fields.optional(context(1));
  return {
    id,
    digest,
    signedAttributes: signed === null ? null : readSignedAttributes(signed),
    algorithm,
    signature,
    unsigned: unsigned === null ? [] : children(unsigned).map(readAttribute),
  };
}

function readSignerId(node: Asn1): SignerId {
  if (node.tag === context(0, false) || node.tag === context(0)) {
    return { by: "keyIdentifier", keyIdentifier: octets(node) };
  }
  const fields = sequence(node);
  const issuer = whole(fields.next());
  const serial = fields.next(tags.integer);
  return {
    by: "issuerAndSerial",
    issuer,
    serial: serial.bytes.subarray(serial.contentStart, serial.contentEnd),
  };
}

export function readAlgorithm(node: Asn1, tag: number = tags.sequence): Algorithm {
  const fields = sequence(node, tag);
  return { oid: oid(fields.next()), parameters: fields.peek() === null ? null : fields.next() };
}

export function readAttribute(node: Asn1): Attribute {
  const fields = sequence(node);
  return { oid: oid(fields.next()), values: children(fields.next(tags.set)) };
}

/** RFC 5652, 5.4: what is signed is the DER of a SET OF, whatever tag and order stand in the message. */
function readSignedAttributes(node: Asn1): NonNullable<SignerInfo["signedAttributes"]> {
  const encoded = children(node).map(whole);
  const inOrder = !node.isIndefinite && encoded.every((it, i) => i === 0 || ordered(encoded[i - 1], it));
  const der = node.isIndefinite ? asSet(encoded.toSorted(byBytes)) : retagged(node);
  return { der, list: children(node).map(readAttribute), inOrder };
}

const byBytes = (a: Buffer, b: Buffer): number => Buffer.compare(a, b);

const ordered = (before: Buffer | undefined, after: Buffer): boolean =>
  before === undefined || Buffer.compare(before, after) <= 0;

function retagged(node: Asn1): Buffer {
  const der = Buffer.from(whole(node));
  der[0] = tags.set;
  return der;
}

/** The attributes in DER's order, for signers that wrote them in another. */
export function inDerOrder(der: Buffer): Buffer {
  return asSet(children(readAsn1(der)).map(whole).toSorted(byBytes));
}

function asSet(parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([header(tags.set, body.length), body]);
}

function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.from([tag, length]);
  if (length < 0x100) return Buffer.from([tag, 0x81, length]);
  if (length < 0x10000) return Buffer.from([tag, 0x82, length >> 8, length & 0xff]);
  return Buffer.from([tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]);
}
