import type { Certificate } from "../cms/certificate.ts";
import { certificateListOf, isListOf } from "./certificate-list.ts";
import { isNeverRevoked, namesRevocationSource } from "./extensions.ts";
import { ocspAnswer } from "./ocsp.ts";

/** OCSP answers and lists at hand: from the document itself and from what was fetched before. */
export interface RevocationValues {
  readonly ocsps: readonly Buffer[];
  readonly crls: readonly Buffer[];
}

export type RevocationStatus =
  | { readonly is: "good"; readonly source: "ocsp" | "crl" }
  | { readonly is: "revoked"; readonly since: Date; readonly source: "ocsp" | "crl" }
  /** Only answers that are too old for the moment asked about. */
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
    if (answer.thisUpdate.getTime() > now.getTime() + tolerance) continue;
    // A revocation stays true however old the answer.
    if (answer.revokedSince !== null)
      return { is: "revoked", since: answer.revokedSince, source: answer.source };
    if (!answer.isGood) continue;
    const until = answer.nextUpdate ?? answer.thisUpdate;
    const isCurrent = answer.thisUpdate >= moment || until >= moment;
    if (isCurrent) good.push({ is: "good", source: answer.source });
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
  readonly revokedSince: Date | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

function answersAbout(certificate: Certificate, issuer: Certificate, values: RevocationValues): Answer[] {
  const answers: Answer[] = [];
  for (const der of values.ocsps) {
    const answer = ocspAnswer(der, certificate, issuer);
    if (answer === null || answer.status === "unknown") continue;
    const { thisUpdate, nextUpdate, status } = answer;
    const revokedSince = status === "revoked" ? (answer.revokedAt ?? thisUpdate) : null;
    answers.push({ source: "ocsp", isGood: status === "good", revokedSince, thisUpdate, nextUpdate });
  }
  for (const der of values.crls) {
    const list = certificateListOf(der);
    if (list === null || !isListOf(list, issuer)) continue;
    const { thisUpdate, nextUpdate } = list;
    const revokedSince = list.revokedSince(certificate.serial);
    answers.push({ source: "crl", isGood: list.covers(certificate), revokedSince, thisUpdate, nextUpdate });
  }
  return answers;
}
