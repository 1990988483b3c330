import { webcrypto } from "node:crypto";
import {
  Integer,
  OctetString,
  Sequence,
  ObjectIdentifier,
  Utf8String,
  Boolean as Asn1Boolean,
  BitString,
} from "asn1js";
import { AttributeTypeAndValue, Certificate, Extension } from "pkijs";

/** A key with its certificate, made for one test run. */
export interface Identity {
  readonly certificate: Certificate;
  readonly der: Buffer;
  readonly privateKey: webcrypto.CryptoKey;
}

export interface IdentityOptions {
  readonly name: string;
  readonly organization?: string;
  /** Null: signs itself. */
  readonly issuer: Identity | null;
  readonly isCa?: boolean;
  readonly pathLength?: number;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Object identifiers; critical, as a time-stamping authority's must be. */
  readonly extendedKeyUsage?: readonly string[];
  readonly extensions?: readonly Extension[];
}

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
let serial = 1_000;

/** Makes a key and has its certificate signed by `issuer`: the tests' own authority. */
export async function makeIdentity(options: IdentityOptions): Promise<Identity> {
  const { issuer, isCa = false } = options;
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: (serial += 1) });
  name(certificate.subject, options);
  if (issuer === null) name(certificate.issuer, options);
  else certificate.issuer = issuer.certificate.subject;
  certificate.notBefore.value = options.notBefore ?? new Date("2020-01-01T00:00:00Z");
  certificate.notAfter.value = options.notAfter ?? new Date("2040-01-01T00:00:00Z");
  certificate.extensions = [
    ...(isCa ? [caExtension(options.pathLength)] : []),
    keyUsage(isCa),
    ...(options.extendedKeyUsage === undefined ? [] : [usage(options.extendedKeyUsage)]),
    ...(options.extensions ?? []),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(issuer?.privateKey ?? keys.privateKey, "SHA-256");
  const der = Buffer.from(certificate.toSchema().toBER());
  return { certificate, der, privateKey: keys.privateKey };
}

function name(target: Certificate["subject"], { name: commonName, organization }: IdentityOptions): void {
  const part = (type: string, value: string) =>
    new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
  if (organization !== undefined) target.typesAndValues.push(part("2.5.4.10", organization));
  target.typesAndValues.push(part("2.5.4.3", commonName));
}

const extension = (extnID: string, critical: boolean, value: { toBER: () => ArrayBuffer }): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

function caExtension(pathLength: number | undefined): Extension {
  const length = pathLength === undefined ? [] : [new Integer({ value: pathLength })];
  return extension("2.5.29.19", true, new Sequence({ value: [new Asn1Boolean({ value: true }), ...length] }));
}

/** keyCertSign and cRLSign for an authority, digitalSignature and nonRepudiation for others. */
function keyUsage(isCa: boolean): Extension {
  const flags = Uint8Array.from([isCa ? 0x06 : 0xc0]);
  return extension("2.5.29.15", true, new BitString({ valueHex: flags.buffer }));
}

const usage = (purposes: readonly string[]): Extension =>
  extension(
    "2.5.29.37",
    true,
    new Sequence({ value: purposes.map((value) => new ObjectIdentifier({ value })) }),
  );

/** A critical extension that nobody understands. */
export const strangeExtension = (): Extension =>
  extension("1.3.6.1.4.1.99999.1", true, new OctetString({ valueHex: new ArrayBuffer(4) }));
