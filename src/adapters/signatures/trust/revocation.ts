import type { Certificate } from "../cms/certificate.ts";
import { schemeDigest, schemeOf } from "../cms/algorithms.ts";
import { weaknesses } from "../cms/weakness.ts";
import {
  certificateListOf,
  isKept,
  isListOf,
  type CertificateList,
  type Revocation,
} from "./certificate-list.ts";
import { isNeverRevoked, namesRevocationSource } from "./extensions.ts";
import { ocspAnswer, type OcspAnswer } from "./ocsp.ts";

/** OCSP answers and lists at hand: from the document itself and from what was fetched before. */
export interface RevocationValues {
  readonly ocsps: readonly Buffer[];
  readonly crls: readonly Buffer[];
}

export type RevocationStatus =
  | { readonly is: "good"; readonly source: "ocsp" | "crl" }
  | {
      readonly is: "revoked";
      readonly since: Date;
      readonly isOnHold: boolean;
      readonly source: "ocsp" | "crl";
    }
  /** Only answers that are too old for the moment asked about, or that settle nothing. */
  | { readonly is: "stale" }
  | { readonly is: "unknown" }
  /** The certificate names no place to ask and nobody said anything. */
  | { readonly is: "notAsked" };

/** Clocks of responders may run ahead by this much, in milliseconds. */
const tolerance = 5 * 60 * 1_000;

/**
 * Was the certificate revoked, asked about a moment? An answer counts when its issuer stands behind it, when it is not
 * from the future, and when it was still current at that moment or was given after it.
 */
export function revocationOf(
  certificate: Certificate,
  issuer: Certificate,
  values: RevocationValues,
  moment: Date,
  now: Date,
): RevocationStatus {
  let isStale = false;
  const good: RevocationStatus[] = [];
  for (const answer of answersAbout(certificate, issuer, values)) {
    const { source, thisUpdate, revocation } = answer;
    if (thisUpdate.getTime() > now.getTime() + tolerance) continue;
    // A revocation stays true however old the answer.
    if (revocation !== null) return { is: "revoked", ...revocation, source };
    const until = answer.nextUpdate ?? thisUpdate;
    const isCurrent = thisUpdate >= moment || until >= moment;
    if (answer.isGood && isCurrent) good.push({ is: "good", source });
    else isStale = true;
  }
  const [first] = good;
  if (first !== undefined) return first;
  if (isStale) return { is: "stale" };
  return namesRevocationSource(certificate) && !isNeverRevoked(certificate)
    ? { is: "unknown" }
    : { is: "notAsked" };
}

interface Answer {
  readonly source: "ocsp" | "crl";
  readonly isGood: boolean;
  readonly revocation: Revocation | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

function answersAbout(certificate: Certificate, issuer: Certificate, values: RevocationValues): Answer[] {
  const lists = values.crls.flatMap((der) => {
    const list = certificateListOf(der);
    return list !== null && isListOf(list, issuer) ? [list] : [];
  });
  const answers = values.ocsps.flatMap((der) => {
    const answer = ocspAnswer(der, certificate, issuer);
    // Who was taken out of office answers for nobody (RFC 6960, 4.2.2.2.1); a list is what says so.
    const isRevoked = lists.some(
      (it) => it.revocation(answer?.responder?.serial ?? Buffer.alloc(0)) !== null,
    );
    return answer === null || isRevoked ? [] : fromOcsp(answer, certificate, issuer);
  });
  return [...answers, ...lists.flatMap((list) => fromList(list, certificate, issuer))];
}

/** A responder that forgets certificates after their end knows nothing good of one that ended. */
function fromOcsp(answer: OcspAnswer, certificate: Certificate, issuer: Certificate): Answer[] {
  const { status, revokedAt, isOnHold, thisUpdate, nextUpdate } = answer;
  const isLate = thisUpdate > certificate.notAfter && !isKept(answer.keepsExpiredSince, certificate);
  if (status === "good" && isLate) return [];
  return [
    {
      source: "ocsp",
      isGood: status === "good" && !isForgeable(answer, answer.responder ?? issuer),
      revocation: status === "revoked" ? { since: revokedAt ?? thisUpdate, isOnHold } : null,
      thisUpdate,
      nextUpdate,
    },
  ];
}

/** A list that neither names the certificate nor speaks of it says nothing. */
function fromList(list: CertificateList, certificate: Certificate, issuer: Certificate): Answer[] {
  const { thisUpdate, nextUpdate } = list;
  const revocation = list.revocation(certificate.serial);
  if (revocation === null && !list.covers(certificate)) return [];
  const isGood = !isForgeable(list, issuer);
  return [{ source: "crl", isGood, revocation, thisUpdate, nextUpdate }];
}

/** With the digest or key that signed it, somebody else could have made it when it was made. */
function isForgeable(
  { algorithm, thisUpdate }: Pick<CertificateList, "algorithm" | "thisUpdate">,
  signer: Certificate,
): boolean {
  const key = signer.publicKey();
  const scheme = schemeOf(algorithm);
  if (key === null || scheme === null) return true;
  return weaknesses([schemeDigest(scheme, "sha256")], key, thisUpdate).forgeable.length > 0;
}
