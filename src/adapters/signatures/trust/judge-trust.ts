import type { Conclusion, Finding, SubIndication } from "../../../domain/signatures/conclusion.ts";
import { certificatesIn } from "../cms/check-signer.ts";
import type { Certificate } from "../cms/certificate.ts";
import type { TimeStamp } from "../cms/time-stamp.ts";
import { pathsTo } from "./certificate-path.ts";
import { maySignDocuments, mayStampTime } from "./extensions.ts";
import { faultOfPath, type PathFault, type PathQuestion } from "./validate-path.ts";
import type { RevocationValues } from "./revocation.ts";

/** What is trusted and known when a signature is judged. */
export interface TrustContext {
  readonly anchors: readonly Certificate[];
  readonly stampAnchors: readonly Certificate[];
  /** Certificates to build paths over: the signature's own, the document's, the trust list's. */
  readonly pool: readonly Certificate[];
  readonly values: RevocationValues;
  readonly revocation: PathQuestion["revocation"];
  /** The moment of the question. */
  readonly now: Date;
}

/** A certificate's standing for what it did, at the best moment that can be proven. */
export interface Standing {
  readonly conclusion: Exclude<Conclusion, "NO-SIGNATURE">;
  readonly subIndication: SubIndication | null;
  readonly findings: readonly Finding[];
}

const passed: Standing = { conclusion: "TOTAL-PASSED", subIndication: null, findings: [] };

/** The earliest moment at which a signature is proven to have been there (EN 319 102-1, 5.5.4). */
export function provenMoment(
  stamps: readonly TimeStamp[],
  context: TrustContext,
  before: Date | null,
): Date | null {
  const proven = stamps.flatMap((stamp) =>
    stamp.time !== null && standingOfStamp(stamp, context, before).conclusion === "TOTAL-PASSED"
      ? [stamp.time]
      : [],
  );
  const moments = before === null ? proven : [...proven, before];
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((it) => it.getTime())));
}

/** @param before a moment at which a later time-stamp proves this one to have been there. */
export function standingOfStamp(
  { check, time }: TimeStamp,
  context: TrustContext,
  before: Date | null,
): Standing {
  if (check.verdict === "failed") {
    return { conclusion: "TOTAL-FAILED", subIndication: check.subIndication, findings: check.findings };
  }
  if (check.verdict === "undecided" || check.certificate === null) {
    return { conclusion: "INDETERMINATE", subIndication: check.subIndication, findings: check.findings };
  }
  const found = standing(
    check.certificate,
    { ...context, anchors: context.stampAnchors },
    before,
    mayStampTime,
  );
  if (found.conclusion !== "TOTAL-PASSED" || time === null) return found;
  // An authority cannot stamp before its certificate began, and nobody can stamp what has not come yet.
  const { notBefore, notAfter } = check.certificate;
  if (time >= notBefore && time <= notAfter && time.getTime() <= context.now.getTime() + clockTolerance)
    return found;
  const findings = [{ code: "time-stamp.outside-validity", params: { time: time.toISOString() } }];
  return { conclusion: "INDETERMINATE", subIndication: "NOT_YET_VALID", findings };
}

/** Clocks of authorities may run ahead by this much, in milliseconds. */
const clockTolerance = 5 * 60 * 1_000;

export const standingOfSigner = (signer: Certificate, context: TrustContext, proven: Date | null): Standing =>
  standing(signer, context, proven, maySignDocuments);

/**
 * First at the moment of the question; where only time speaks against it, expiry or revocation, again at the moment
 * that is proven (EN 319 102-1, 5.5 and 5.6.2.2).
 */
function standing(
  certificate: Certificate,
  context: TrustContext,
  proven: Date | null,
  isFit: (it: Certificate) => boolean,
): Standing {
  const paths = pathsTo(certificate, context.pool, context.anchors);
  if (paths.length === 0) {
    const findings = [{ code: "path.none" }];
    return { conclusion: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND", findings };
  }
  const { now, values, revocation } = context;
  let worst: PathFault | null = null;
  for (const path of paths) {
    const atNow = faultOfPath({ path, moment: now, now, values, revocation, isFit });
    if (atNow === null) return passed;
    if (!atNow.isOfTime || proven === null) {
      worst ??= atNow;
      continue;
    }
    const then = faultOfPath({ path, moment: proven, now, values, revocation, isFit });
    if (then === null) return passed;
    worst ??= then;
  }
  return worst === null ? passed : faulty(worst, proven);
}

/** What was revoked before the moment proven was signed with a revoked certificate: that is no doubt but a failure. */
function faulty(worst: PathFault, proven: Date | null): Standing {
  const findings = [worst.finding];
  if (worst.isRevocation && proven !== null && worst.subIndication === "REVOKED_NO_POE") {
    return { conclusion: "TOTAL-FAILED", subIndication: "REVOKED", findings };
  }
  return { conclusion: "INDETERMINATE", subIndication: worst.subIndication, findings };
}

/** The certificates that a time-stamp brings itself. */
export const certificatesOfStamp = ({ signedData }: TimeStamp): Certificate[] =>
  signedData === null ? [] : certificatesIn(signedData);
