import { RuleBroken } from "../../domain/rule-broken.ts";
import type { CertificateFacts } from "../../ports/trust-tools.ts";
import { readCertificate, type Certificate } from "../signatures/cms/certificate.ts";
import { Asn1Broken } from "../signatures/cms/der.ts";
import { readName } from "../signatures/trust/distinguished-name.ts";
import { basicConstraints, mayStampTime } from "../signatures/trust/extensions.ts";
import { certificatesInAnswer } from "../signatures/trust/revocation-questions.ts";

const mostCertificates = 200;
const block = /-----BEGIN (CERTIFICATE|PKCS7|CMS)-----([\sA-Za-z0-9+/=]+?)-----END \1-----/gu;

/**
 * The certificates in a file as CAs publish them: PEM, also several, DER, or PKCS #7 (.p7b); each once. Throws
 * `trust.unreadable` where there is none, or what is named so is none.
 */
export function readCertificates(file: Buffer): CertificateFacts[] {
  const blocks = [...file.toString("latin1").matchAll(block)].map((it) => Buffer.from(it[2] ?? "", "base64"));
  try {
    const ders = (blocks.length === 0 ? [file] : blocks).flatMap(certificatesInAnswer);
    const all = new Map(ders.map(readCertificate).map((it) => [it.fingerprint, it]));
    if (all.size === 0 || all.size > mostCertificates) throw new RuleBroken("trust.unreadable");
    return [...all.values()].map(factsOf);
  } catch (cause) {
    if (cause instanceof Asn1Broken) throw new RuleBroken("trust.unreadable");
    throw cause;
  }
}

function factsOf(certificate: Certificate): CertificateFacts {
  const { der, fingerprint, subject, issuer, serial, notBefore, notAfter } = certificate;
  return {
    der: Uint8Array.from(der),
    fingerprint,
    subject: readName(subject).text,
    issuer: readName(issuer).text,
    serial: serial.toString("hex"),
    notBefore,
    notAfter,
    isCa: basicConstraints(certificate)?.isCa === true,
    isSelfIssued: subject.equals(issuer),
    mayStampTime: mayStampTime(certificate),
  };
}
