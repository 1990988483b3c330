import { checkSigner, type SignerCheck } from "./check-signer.ts";
import { digestOf, hash, type DigestName } from "./digest.ts";
import { Asn1Broken, octets, readAsn1, sequence, tags, time } from "./der.ts";
import { oids, readAlgorithm, readSignedData, type SignedData } from "./signed-data.ts";
import type { Certificate } from "./certificate.ts";
import { weaknesses } from "./weakness.ts";

/** A time-stamp token (RFC 3161, 2.4.2), checked against what it stamps. */
export interface TimeStamp {
  readonly time: Date | null;
  readonly check: SignerCheck;
  readonly signedData: SignedData | null;
}

/**
 * The token's imprint against the message and its signature against the token; whether its authority is to be trusted
 * is another question.
 */
export function checkTimeStamp(
  token: Buffer,
  message: readonly Buffer[],
  more: readonly Certificate[] = [],
): TimeStamp {
  try {
    return check(token, message, more);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return unreadable(null);
    throw cause;
  }
}

function check(token: Buffer, message: readonly Buffer[], more: readonly Certificate[]): TimeStamp {
  const signedData = readSignedData(token);
  if (signedData.contentType !== oids.tstInfo || signedData.content === null) return unreadable(signedData);
  const info = sequence(readAsn1(signedData.content));
  info.next(tags.integer);
  info.next(tags.oid);
  const imprint = sequence(info.next());
  const digest = digestOf(readAlgorithm(imprint.next()));
  const stated = octets(imprint.next(tags.octetString));
  info.next(tags.integer);
  const stamped = time(info.next(tags.generalizedTime));
  const signer = checkSigner(signedData, [signedData.content], oids.tstInfo, { more, claimedAt: stamped });
  if (digest === null) {
    const findings = [{ code: "cms.digest-unsupported" }];
    const unsupported = { verdict: "undecided", subIndication: "CRYPTO_CONSTRAINTS_FAILURE" } as const;
    return { time: stamped, check: { ...signer, ...unsupported, findings }, signedData };
  }
  if (!stated.equals(hash(digest, message))) {
    const findings = [{ code: "time-stamp.other-bytes" }];
    return {
      time: stamped,
      check: { ...signer, verdict: "failed", subIndication: "HASH_FAILURE", findings },
      signedData,
    };
  }
  return { time: stamped, check: withImprint(signer, digest, stamped), signedData };
}

/** An imprint that two messages share proves the time of neither. */
function withImprint(signer: SignerCheck, digest: DigestName, stamped: Date): SignerCheck {
  const key = signer.certificate?.publicKey() ?? null;
  if (signer.verdict !== "verified" || key === null) return signer;
  const [weak] = weaknesses([digest], key, stamped).forgeable;
  if (weak === undefined) return signer;
  const findings = [...signer.findings, weak];
  return { ...signer, verdict: "undecided", subIndication: "CRYPTO_CONSTRAINTS_FAILURE", findings };
}

function unreadable(signedData: SignedData | null): TimeStamp {
  const findings = [{ code: "time-stamp.unreadable" }];
  const nobody = { certificate: null, signingTime: null, signer: null, algorithm: null };
  return {
    time: null,
    check: { verdict: "failed", subIndication: "FORMAT_FAILURE", findings, ...nobody },
    signedData,
  };
}
