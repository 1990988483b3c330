import type { Finding } from "../../domain/signatures/conclusion.ts";
import { certificatesIn, checkSigner, type SignerCheck } from "./cms/check-signer.ts";
import { Asn1Broken, children, context, oid, readAsn1, tags } from "./cms/der.ts";
import { oids, readSignedData, type SignedData } from "./cms/signed-data.ts";
import { checkTimeStamp, type TimeStamp } from "./cms/time-stamp.ts";
import { isPdf } from "./check-pdf.ts";
import { evidenceInCms } from "./trust/document-evidence.ts";
import {
  certificatesOfStamp,
  provenMoment,
  standingOfSigner,
  type Standing,
  type TrustContext,
} from "./trust/judge-trust.ts";
import {
  validatePdf,
  type ValidatedPdf,
  type ValidatedSignature,
  type ValidationRequest,
} from "./validate-pdf.ts";

/** A file validated, of whatever kind. */
export interface ValidatedFile extends ValidatedPdf {
  /** About the file as a whole. */
  readonly findings: readonly Finding[];
}

/**
 * Validates a file by what its bytes are: a PDF, a CMS with its content beside it, or a kind whose signatures are not
 * supported, which then never reads as valid and never as unsigned.
 *
 * @param content what a detached signature signs; null where nothing was found.
 */
export function checkFile(bytes: Buffer, content: Buffer | null, request: ValidationRequest): ValidatedFile {
  if (isPdf(bytes)) return { ...validatePdf(bytes, request), findings: [] };
  if (isCms(bytes)) return validateCmsOrNot(bytes, content, request);
  const kind = signedKind(bytes);
  return kind === null ? unsigned([]) : undecided({ code: "signed-file.kind-unsupported", params: { kind } });
}

const nothing = { revisions: 0, signatures: [], subIndication: null } as const;

const unsigned = (findings: readonly Finding[]): ValidatedFile => ({
  ...nothing,
  integrity: "none",
  conclusion: "NO-SIGNATURE",
  findings,
});

/** What could not be looked at is neither good nor bad. */
export const undecided = (...findings: readonly Finding[]): ValidatedFile => ({
  ...nothing,
  integrity: "undecided",
  conclusion: "INDETERMINATE",
  subIndication: "SIGNED_DATA_NOT_FOUND",
  findings,
});

/** OOXML and OpenDocument keep signatures in parts of their own; XML carries them inside. */
function signedKind(bytes: Buffer): string | null {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    if (bytes.includes("_xmlsignatures/")) return "OOXML";
    return bytes.includes("META-INF/documentsignatures.xml") || bytes.includes("META-INF/signatures")
      ? "ODF/ASiC"
      : null;
  }
  const head = bytes
    .subarray(0, 512)
    .toString("latin1")
    .trimStart()
    .replace(/^\u00ef\u00bb\u00bf/u, "");
  return head.startsWith("<") && bytes.includes("http://www.w3.org/2000/09/xmldsig#") ? "XML (XAdES)" : null;
}

function isCms(bytes: Buffer): boolean {
  if (bytes[0] !== tags.sequence) return false;
  try {
    const [type, value] = children(readAsn1(bytes));
    return type !== undefined && value?.tag === context(0) && oid(type) === oids.signedData;
  } catch (cause) {
    if (cause instanceof Asn1Broken) return false;
    throw cause;
  }
}

function validateCmsOrNot(bytes: Buffer, beside: Buffer | null, request: ValidationRequest): ValidatedFile {
  try {
    return validateCms(bytes, beside, request);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return undecided({ code: "cms.unreadable" });
    throw cause;
  }
}

function validateCms(bytes: Buffer, beside: Buffer | null, request: ValidationRequest): ValidatedFile {
  const signedData = readSignedData(bytes);
  const content = signedData.content ?? beside;
  if (content === null) return undecided({ code: "signed-file.content-missing" });
  const isTimeStamp = signedData.contentType === oids.tstInfo;
  const check = isTimeStamp
    ? checkTimeStamp(bytes, beside === null ? [] : [beside]).check
    : checkSigner(signedData, [content], signedData.contentType);
  const stamps = stampsOf(check);
  const trust = trustFor(signedData, stamps, request);
  const provenAt = provenMoment(stamps, trust, null);
  const integrity = ({ verified: "intact", failed: "broken", undecided: "undecided" } as const)[
    check.verdict
  ];
  const standing = standingOf(check, trust, provenAt);
  const signature: ValidatedSignature = {
    field: null,
    isTimeStamp,
    revision: null,
    integrity,
    conclusion: standing.conclusion,
    subIndication: standing.subIndication,
    signer: check.certificate,
    signedAt: check.signingTime,
    provenAt,
    algorithm: check.algorithm,
    changesAfter: [],
    findings: [...check.findings, ...standing.findings],
  };
  const { conclusion, subIndication } = standing;
  return { integrity, conclusion, subIndication, revisions: 1, signatures: [signature], findings: [] };
}

function stampsOf({ signer }: SignerCheck): TimeStamp[] {
  if (signer === null) return [];
  return signer.unsigned
    .filter((it) => it.oid === oids.signatureTimeStamp)
    .flatMap((it) => it.values)
    .map((it) => checkTimeStamp(it.bytes.subarray(it.start, it.end), [signer.signature]));
}

function trustFor(
  signedData: SignedData,
  stamps: readonly TimeStamp[],
  request: ValidationRequest,
): TrustContext {
  const inMessage = evidenceInCms(signedData);
  const { anchors, intermediates, values, revocation, now } = request;
  return {
    anchors,
    pool: [...intermediates, ...certificatesIn(signedData), ...stamps.flatMap(certificatesOfStamp)],
    values: {
      ocsps: [...values.ocsps, ...inMessage.ocsps],
      crls: [...values.crls, ...inMessage.crls],
    },
    revocation,
    now,
  };
}

function standingOf(check: SignerCheck, trust: TrustContext, provenAt: Date | null): Standing {
  const { verdict, subIndication, certificate } = check;
  if (verdict === "failed") return { conclusion: "TOTAL-FAILED", subIndication, findings: [] };
  if (verdict === "undecided" || certificate === null) {
    return { conclusion: "INDETERMINATE", subIndication, findings: [] };
  }
  return standingOfSigner(certificate, trust, provenAt);
}
