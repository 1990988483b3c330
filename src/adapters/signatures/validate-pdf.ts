import type { Conclusion, Finding, Integrity, SubIndication } from "../../domain/signatures/conclusion.ts";
import type { Change } from "./changes/update.ts";
import { checkPdf, type CheckedPdf, type CheckedSignature } from "./check-pdf.ts";
import type { Certificate } from "./cms/certificate.ts";
import type { TimeStamp } from "./cms/time-stamp.ts";
import { evidenceInCms, evidenceInDss, type Evidence } from "./trust/document-evidence.ts";
import {
  certificatesOfStamp,
  provenMoment,
  standingOfSigner,
  standingOfStamp,
  type Standing,
  type TrustContext,
} from "./trust/judge-trust.ts";
import type { RevocationQuestion, SignatureEvidence } from "../../ports/signature-check.ts";
import { evidenceOf } from "./signature-evidence.ts";
import { questionsAbout } from "./trust/revocation-questions.ts";
import type { RevocationValues } from "./trust/revocation.ts";

/** Whom to believe and when. */
export interface ValidationRequest {
  readonly anchors: readonly Certificate[];
  /** For time-stamps, where others are trusted for those. */
  readonly stampAnchors?: readonly Certificate[];
  /** Further certificates to build paths over. */
  readonly intermediates: readonly Certificate[];
  /** Revocation values that were fetched. */
  readonly values: RevocationValues;
  /** Is a certificate believed whose revocation nobody could be asked about? */
  readonly revocation: "soft" | "hard";
  readonly now: Date;
}

/** One signature validated (EN 319 102-1): its bytes, its signer, and what changed after it. */
export interface ValidatedSignature {
  readonly field: string | null;
  readonly isTimeStamp: boolean;
  /** Counted from 1. */
  readonly revision: number | null;
  /** So many bytes of the file are the revision that was signed. */
  readonly signedLength: number | null;
  readonly integrity: Exclude<Integrity, "none">;
  readonly conclusion: Exclude<Conclusion, "NO-SIGNATURE">;
  readonly subIndication: SubIndication | null;
  readonly signer: Certificate | null;
  /** That the signature and its time-stamps bring. */
  readonly certificates: readonly Certificate[];
  /** As the signer claims, or as a time-stamp says. */
  readonly signedAt: Date | null;
  /** The earliest moment proven by a time-stamp that is believed. */
  readonly provenAt: Date | null;
  readonly algorithm: string | null;
  readonly changesAfter: readonly Change[];
  readonly findings: readonly Finding[];
  readonly evidence: SignatureEvidence | null;
}

export interface ValidatedPdf {
  readonly integrity: Integrity;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  readonly revisions: number;
  readonly signatures: readonly ValidatedSignature[];
  readonly questions: readonly RevocationQuestion[];
  /** Revocation values that the file brings. */
  readonly embedded: RevocationValues;
}

/** Every signature of a PDF, its bytes and its trust. Never throws for what the bytes hold. */
export function validatePdf(bytes: Buffer, request: ValidationRequest): ValidatedPdf {
  return validateChecked(checkPdf(bytes), request);
}

/** What the bytes proved, held against trust. */
export function validateChecked(checked: CheckedPdf, request: ValidationRequest): ValidatedPdf {
  const evidence = gather(checked, request);
  const context: TrustContext = {
    anchors: request.anchors,
    stampAnchors: request.stampAnchors ?? request.anchors,
    pool: evidence.certificates,
    values: evidence,
    revocation: request.revocation,
    now: request.now,
  };
  const signatures = checked.signatures.map((it) =>
    validate(it, context, provenByLater(it, checked, context)),
  );
  const worst = worstOf(signatures);
  const isUnsigned = checked.integrity === "none";
  return {
    integrity: checked.integrity,
    conclusion: worst?.conclusion ?? (isUnsigned ? "NO-SIGNATURE" : "INDETERMINATE"),
    subIndication: worst === undefined && !isUnsigned ? "FORMAT_FAILURE" : (worst?.subIndication ?? null),
    revisions: checked.revisions,
    signatures,
    questions: questionsOf(checked, context),
    embedded: evidence.embedded,
  };
}

function questionsOf(checked: CheckedPdf, context: TrustContext): RevocationQuestion[] {
  const { pool, anchors, stampAnchors, values, now } = context;
  const asked = checked.signatures.flatMap(({ check }) => [
    ...(check === null || check.isTimeStamp ? [] : [{ leaf: check.check.certificate, anchors }]),
    ...(check?.timeStamps ?? []).map((it) => ({ leaf: it.check.certificate, anchors: stampAnchors })),
  ]);
  const questions = asked.flatMap((it) =>
    it.leaf === null ? [] : questionsAbout(it.leaf, pool, it.anchors, values, now),
  );
  return [...new Map(questions.map((it) => [it.key, it])).values()];
}

function gather(checked: CheckedPdf, request: ValidationRequest): Evidence & { embedded: RevocationValues } {
  const dss = checked.view === null ? { certificates: [], ocsps: [], crls: [] } : evidenceInDss(checked.view);
  const checks = checked.signatures.flatMap((it) => (it.check === null ? [] : [it.check]));
  const messages = checks.flatMap((it) => [
    ...(it.signedData === null ? [] : [it.signedData]),
    ...it.timeStamps.flatMap((stamp) => (stamp.signedData === null ? [] : [stamp.signedData])),
  ]);
  const inMessages = messages.map(evidenceInCms);
  const embedded = {
    ocsps: [...dss.ocsps, ...inMessages.flatMap((it) => it.ocsps)],
    crls: [...dss.crls, ...inMessages.flatMap((it) => it.crls)],
  };
  return {
    embedded,
    certificates: [
      ...request.intermediates,
      ...dss.certificates,
      ...checks.flatMap((it) => [...it.certificates, ...it.timeStamps.flatMap(certificatesOfStamp)]),
    ],
    ocsps: [...request.values.ocsps, ...embedded.ocsps],
    crls: [...request.values.crls, ...embedded.crls],
  };
}

/** The moment at which a later document time-stamp, newest first, proves what it covers to have been there. */
function provenByLater(signature: CheckedSignature, checked: CheckedPdf, context: TrustContext): Date | null {
  let proven: Date | null = null;
  const end = signature.signed?.end ?? Infinity;
  for (const later of checked.signatures.toReversed()) {
    if (later === signature || (later.signed?.end ?? 0) <= end) continue;
    if (later.check?.isTimeStamp !== true || later.integrity !== "intact") continue;
    proven = provenMoment(later.check.timeStamps, context, proven);
  }
  return proven;
}

function validate(
  signature: CheckedSignature,
  context: TrustContext,
  later: Date | null,
): ValidatedSignature {
  const { check: about, integrity } = signature;
  const check = about?.check ?? null;
  const stamps = about?.timeStamps ?? [];
  const isTimeStamp = about?.isTimeStamp === true;
  const provenAt = isTimeStamp ? later : provenMoment(stamps, context, later);
  const signedAt = isTimeStamp ? (stamps[0]?.time ?? null) : (check?.signingTime ?? null);
  const revision = signature.signed?.revision;
  const standing = standingOf(signature, context, provenAt, later);
  return {
    field: signature.field,
    isTimeStamp,
    revision: typeof revision === "number" ? revision + 1 : null,
    signedLength: signature.signed?.end ?? null,
    integrity,
    conclusion: standing.conclusion,
    subIndication: standing.subIndication,
    signer: check?.certificate ?? null,
    certificates: [...(about?.certificates ?? []), ...stamps.flatMap(certificatesOfStamp)],
    signedAt,
    provenAt,
    algorithm: check?.algorithm ?? null,
    changesAfter: signature.changesAfter,
    findings: [...signature.findings, ...standing.findings],
    evidence: evidenceOf(signature),
  };
}

function standingOf(
  signature: CheckedSignature,
  context: TrustContext,
  provenAt: Date | null,
  later: Date | null,
): Standing {
  const { check: about, integrity, subIndication } = signature;
  if (integrity === "broken") return { conclusion: "TOTAL-FAILED", subIndication, findings: [] };
  if (integrity === "undecided") return { conclusion: "INDETERMINATE", subIndication, findings: [] };
  const signer = about?.check.certificate ?? null;
  if (about === null || signer === null) {
    return { conclusion: "INDETERMINATE", subIndication: "NO_SIGNING_CERTIFICATE_FOUND", findings: [] };
  }
  const [own] = about.timeStamps;
  if (about.isTimeStamp && own !== undefined) return standingOfStamp(own, context, later);
  const standing = standingOfSigner(signer, context, provenAt);
  if (standing.conclusion !== "TOTAL-PASSED") return standing;
  const order = faultOfOrder(signer, about.timeStamps, provenAt, later);
  if (order !== null) return order;
  // The bytes are right, but a key or digest is weaker than policy asks.
  if (subIndication !== null) return { conclusion: "INDETERMINATE", subIndication, findings: [] };
  const doubtful = about.timeStamps
    .map((stamp) => standingOfStamp(stamp, context, later))
    .find((it) => it.conclusion !== "TOTAL-PASSED");
  return doubtful === undefined ? standing : { ...doubtful, conclusion: "INDETERMINATE" };
}

/** Clocks of authorities may differ by this much, in milliseconds. */
const clockTolerance = 5 * 60 * 1_000;

/**
 * EN 319 102-1, 5.5.4 and 5.6.3.4: nobody signs with a certificate that is still to come, and no time-stamp covers one
 * that is made after it.
 *
 * @param later of the time-stamps over the whole document.
 */
function faultOfOrder(
  signer: Certificate,
  stamps: readonly TimeStamp[],
  provenAt: Date | null,
  later: Date | null,
): Standing | null {
  if (provenAt !== null && provenAt < signer.notBefore) {
    const findings = [{ code: "signature.before-certificate", params: { time: provenAt.toISOString() } }];
    return { conclusion: "TOTAL-FAILED", subIndication: "NOT_YET_VALID", findings };
  }
  const end = later === null ? Infinity : later.getTime() + clockTolerance;
  if (stamps.every(({ time }) => time === null || time.getTime() <= end)) return null;
  const findings = [{ code: "time-stamp.order" }];
  return { conclusion: "INDETERMINATE", subIndication: "TIMESTAMP_ORDER_FAILURE", findings };
}

const severity: Readonly<Record<Conclusion, number>> = {
  "NO-SIGNATURE": 0,
  "TOTAL-PASSED": 1,
  INDETERMINATE: 2,
  "TOTAL-FAILED": 3,
};

function worstOf(signatures: readonly ValidatedSignature[]): ValidatedSignature | undefined {
  return signatures.toSorted((a, b) => severity[b.conclusion] - severity[a.conclusion])[0];
}
