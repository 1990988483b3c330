import type { Finding } from "../../domain/signatures/conclusion.ts";
import { Asn1Broken } from "./cms/der.ts";
import { concluded, endsLikePdf, isPdf } from "./check-pdf.ts";
import { checkMessage } from "./check-pdf-signature.ts";
import { messageIn, signedKind } from "./signed-kind.ts";
import { validateChecked, validatePdf, type ValidatedPdf, type ValidationRequest } from "./validate-pdf.ts";

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
  if (endsLikePdf(bytes)) return validateHeadless(bytes, request);
  const message = messageIn(bytes);
  if (message !== null) return validateCmsOrNot(message, content, request);
  const kind = signedKind(bytes);
  return kind === null ? unsigned([]) : undecided({ code: "signed-file.kind-unsupported", params: { kind } });
}

/** Whether it was ever signed cannot be told of a file that is not whole. */
function validateHeadless(bytes: Buffer, request: ValidationRequest): ValidatedFile {
  const damaged = { code: "signed-file.damaged" };
  const validated = validatePdf(bytes, request);
  return validated.integrity === "none" ? undecided(damaged) : { ...validated, findings: [damaged] };
}

const nothing = {
  revisions: 0,
  signatures: [],
  subIndication: null,
  questions: [],
  embedded: { ocsps: [], crls: [] },
} as const;

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

function validateCmsOrNot(bytes: Buffer, beside: Buffer | null, request: ValidationRequest): ValidatedFile {
  try {
    return validateCms(bytes, beside, request);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return undecided({ code: "cms.unreadable" });
    throw cause;
  }
}

function validateCms(bytes: Buffer, beside: Buffer | null, request: ValidationRequest): ValidatedFile {
  const check = checkMessage(bytes, beside);
  if (check === null) return undecided({ code: "signed-file.content-missing" });
  const signature = concluded({ field: null, signed: null, check, changesAfter: [] }, []);
  const checked = { integrity: signature.integrity, revisions: 1, signatures: [signature], view: null };
  return { ...validateChecked(checked, request), findings: [] };
}
