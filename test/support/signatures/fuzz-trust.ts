import { readCertificate, type Certificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { Asn1Broken, children, octets, readAsn1, whole } from "../../../src/adapters/signatures/cms/der.ts";
import { standingOfSigner } from "../../../src/adapters/signatures/trust/judge-trust.ts";
import { questionsAbout } from "../../../src/adapters/signatures/trust/revocation-questions.ts";
import { seed } from "./fuzz-seed.ts";

/** An authority, a certificate of its own, and two ways to know that this is not revoked. */
export interface TrustFiles {
  readonly root: Buffer;
  readonly signer: Buffer;
  readonly answer: Buffer;
  readonly list: Buffer;
}

export const trustFiles = (): TrustFiles => ({
  root: seed("root.crt"),
  signer: seed("person.crt"),
  answer: seed("good.ocsp"),
  list: seed("good.crl"),
});

const now = new Date("2026-11-22T00:00:00Z");

/**
 * One of them damaged: the signer may pass only over bytes that the authority signed, since nobody else says that the
 * certificate is one of its own and good.
 */
export function faultOfTrust(files: TrustFiles, original: Buffer, bytes: Buffer): string | null {
  const signer = certificateOrNone(original === files.signer ? bytes : files.signer);
  if (signer === null) return null;
  // The whole one of the two must not stand in for the damaged one.
  const values =
    original === files.list
      ? { ocsps: [], crls: [bytes] }
      : { ocsps: [original === files.answer ? bytes : files.answer], crls: [] };
  const anchors = [readCertificate(files.root)];
  const context = { anchors, stampAnchors: [], pool: [], values, revocation: "hard", now } as const;
  questionsAbout(signer, [], anchors, values, now);
  const { conclusion } = standingOfSigner(signer, context, null);
  const isSame = bytes.includes(signedPart(original, original === files.answer));
  return conclusion === "TOTAL-PASSED" && !isSame ? "passes over bytes that nobody signed" : null;
}

function certificateOrNone(der: Buffer): Certificate | null {
  try {
    return readCertificate(der);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return null;
    throw cause;
  }
}

/** The first value inside; of an answer, that of the basic response in it (RFC 6960, 4.2.1). */
function signedPart(der: Buffer, isAnswer: boolean): Buffer {
  const inside = (bytes: Buffer, ...steps: readonly number[]) =>
    steps.reduce((node, step) => children(node)[step] ?? node, readAsn1(bytes));
  return whole(inside(isAnswer ? octets(inside(der, 1, 0, 1)) : der, 0));
}
