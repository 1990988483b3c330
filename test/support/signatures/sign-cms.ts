import { createHash } from "node:crypto";
import { GeneralizedTime, Integer, ObjectIdentifier, OctetString, Sequence, UTCTime } from "asn1js";
import * as asn1js from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { Identity } from "./test-authority.ts";

export interface CmsOptions {
  readonly signedAt?: Date;
  /** Certificates that go along beside the signer's. */
  readonly chain?: readonly Identity[];
  /** Leaves the signer's own certificate out. */
  readonly bare?: boolean;
  /** Instead of none: content carried inside. */
  readonly content?: Buffer;
  readonly contentType?: string;
  /** Attributes put in, or left out by their object identifier. */
  readonly more?: readonly Attribute[];
  readonly without?: readonly string[];
  /** Puts a time-stamp over the signature's value. */
  readonly stamp?: (value: Buffer) => Promise<Buffer>;
}

const oids = {
  data: "1.2.840.113549.1.7.1",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimeStamp: "1.2.840.113549.1.9.16.2.14",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
} as const;

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hasher, part) => hasher.update(part), createHash("sha256")).digest();

const bytes = (buffer: Buffer): ArrayBuffer => Uint8Array.from(buffer).buffer;

/** A CMS over a message as a signer would make it: PAdES B-B's signed attributes. */
export async function signCms(signer: Identity, message: Buffer, options: CmsOptions = {}): Promise<Buffer> {
  const contentType = options.contentType ?? oids.data;
  const attributes = signedAttributes(signer, message, contentType, options);
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({
      issuer: signer.certificate.issuer,
      serialNumber: signer.certificate.serialNumber,
    }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: contentType,
      ...(options.content === undefined
        ? {}
        : { eContent: new OctetString({ valueHex: bytes(options.content) }) }),
    }),
    signerInfos: [signerInfo],
    certificates: [...(options.bare === true ? [] : [signer]), ...(options.chain ?? [])].map(
      (it) => it.certificate,
    ),
  });
  await signedData.sign(signer.privateKey, 0, "SHA-256", bytes(message));
  if (options.stamp !== undefined) {
    const value = Buffer.from(signerInfo.signature.valueBlock.valueHexView);
    const token = asn1js.fromBER(bytes(await options.stamp(value))).result;
    signerInfo.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new Attribute({ type: oids.signatureTimeStamp, values: [token] })],
    });
  }
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

function signedAttributes(
  signer: Identity,
  message: Buffer,
  contentType: string,
  options: CmsOptions,
): Attribute[] {
  const { signedAt = new Date("2026-05-01T02:00:00Z"), without = [], more = [] } = options;
  const named = new Sequence({
    value: [
      new Sequence({
        value: [new Sequence({ value: [new OctetString({ valueHex: bytes(sha256(signer.der)) })] })],
      }),
    ],
  });
  return [
    new Attribute({ type: oids.contentType, values: [new ObjectIdentifier({ value: contentType })] }),
    new Attribute({ type: oids.signingTime, values: [new UTCTime({ valueDate: signedAt })] }),
    new Attribute({
      type: oids.messageDigest,
      values: [new OctetString({ valueHex: bytes(sha256(message)) })],
    }),
    new Attribute({ type: oids.signingCertificateV2, values: [named] }),
    ...more,
  ].filter((it) => !without.includes(it.type));
}

/**
 * A time-stamp token (RFC 3161) over a message.
 *
 * @param imprint the digest that the token says its imprint was made with; the imprint itself is SHA-256 all the same.
 */
export async function stampTime(
  authority: Identity,
  message: Buffer,
  at: Date,
  imprint = "2.16.840.1.101.3.4.2.1",
): Promise<Buffer> {
  const digest = new AlgorithmIdentifier({ algorithmId: imprint });
  const info = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new ObjectIdentifier({ value: "1.3.6.1.4.1.99999.2" }),
      new Sequence({ value: [digest.toSchema(), new OctetString({ valueHex: bytes(sha256(message)) })] }),
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: at }),
    ],
  });
  const content = Buffer.from(info.toBER());
  return signCms(authority, content, { content, contentType: oids.tstInfo, signedAt: at });
}
