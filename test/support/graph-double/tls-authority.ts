import { randomUUID, X509Certificate, webcrypto } from "node:crypto";
import { BitString, Boolean as Asn1Boolean, Integer, OctetString, Sequence, Utf8String } from "asn1js";
import { AttributeTypeAndValue, Certificate, Extension, GeneralName, GeneralNames } from "pkijs";

/** A certificate and its key, both as PEM. */
export interface Pem {
  readonly certificate: string;
  readonly key: string;
}

interface Made extends Pem {
  readonly parsed: Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

/** An authority that exists for one test run, and a server's certificate by it for loopback's two names. */
export interface TlsAuthority {
  readonly ca: string;
  readonly server: Pem;
}

const ec = { name: "ECDSA", namedCurve: "P-256" } as const;
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
} as const;
let serial = 1;

export async function makeTlsAuthority(): Promise<TlsAuthority> {
  // Two authorities of one name could not be told apart by a process that trusts both.
  const ca = await make(`Vanthu test authority ${randomUUID()}`, ec, null, [
    extension("2.5.29.19", new Sequence({ value: [new Asn1Boolean({ value: true })] })),
    extension("2.5.29.15", new BitString({ valueHex: Uint8Array.of(0x06).buffer })),
  ]);
  const names = new GeneralNames({
    names: [
      new GeneralName({ type: 2, value: "localhost" }),
      new GeneralName({ type: 7, value: new OctetString({ valueHex: Uint8Array.of(127, 0, 0, 1).buffer }) }),
    ],
  });
  const server = await make("localhost", ec, ca, [extension("2.5.29.17", names.toSchema())]);
  return { ca: ca.certificate, server };
}

/** With which an app proves itself to Entra: self-signed, as administrators make them. */
export async function makeAppCertificate(): Promise<Pem & { readonly thumbprint: string }> {
  const { certificate, key } = await make("Vanthu", rsa, null, []);
  return { certificate, key, thumbprint: new X509Certificate(certificate).fingerprint.replaceAll(":", "") };
}

async function make(
  name: string,
  algorithm: typeof ec | typeof rsa,
  issuer: Made | null,
  extensions: readonly Extension[],
): Promise<Made> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const parsed = new Certificate();
  parsed.version = 2;
  parsed.serialNumber = new Integer({ value: (serial += 1) });
  const value = new AttributeTypeAndValue({ type: "2.5.4.3", value: new Utf8String({ value: name }) });
  parsed.subject.typesAndValues.push(value);
  if (issuer === null) parsed.issuer.typesAndValues.push(value);
  else parsed.issuer = issuer.parsed.subject;
  parsed.notBefore.value = new Date("2020-01-01T00:00:00Z");
  parsed.notAfter.value = new Date("2040-01-01T00:00:00Z");
  parsed.extensions = [...extensions];
  await parsed.subjectPublicKeyInfo.importKey(keys.publicKey);
  await parsed.sign(issuer?.privateKey ?? keys.privateKey, "SHA-256");
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    certificate: pem("CERTIFICATE", parsed.toSchema().toBER()),
    key: pem("PRIVATE KEY", pkcs8),
    parsed,
    privateKey: keys.privateKey,
  };
}

const extension = (extnID: string, value: { toBER: () => ArrayBuffer }): Extension =>
  new Extension({ extnID, critical: extnID !== "2.5.29.17", extnValue: value.toBER() });

function pem(label: string, bytes: ArrayBuffer): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
