import {
  worstIntegrity,
  type Finding,
  type Integrity,
  type SubIndication,
} from "../../domain/signatures/conclusion.ts";
import type { Change } from "./changes/update.ts";
import type { Certificate } from "./cms/certificate.ts";
import type { SignerCheck } from "./cms/check-signer.ts";
import { checkPdfSignature, type PdfSignatureCheck } from "./check-pdf-signature.ts";
import { findSignatures, type Found } from "./find-signatures.ts";
import { historyOf, type History } from "./history.ts";
import { isSpace } from "./pdf/characters.ts";
import { placesOfByteRange, signaturesByByteRange } from "./pdf/damaged-file.ts";
import type { DocumentView } from "./pdf/document-view.ts";
import { signedBytes, type SignedBytes } from "./pdf/signed-bytes.ts";
import { certificatesInDss } from "./trust/document-evidence.ts";

/** One signature or document time-stamp of a PDF, trust aside. */
export interface CheckedSignature {
  readonly field: string | null;
  readonly signed: SignedBytes | null;
  readonly integrity: Exclude<Integrity, "none">;
  readonly subIndication: SubIndication | null;
  readonly findings: readonly Finding[];
  readonly check: PdfSignatureCheck | null;
  /** By updates behind the signed revision, oldest first. */
  readonly changesAfter: readonly Change[];
}

export interface CheckedPdf {
  readonly integrity: Integrity;
  readonly revisions: number;
  readonly signatures: readonly CheckedSignature[];
  /** The document as of its last revision; null where the structure cannot be followed. */
  readonly view: DocumentView | null;
}

/** Is it a PDF at all? Its mark stands among the first 1,024 bytes. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1_024).includes("%PDF-");

/** A PDF that lost its head still ends like one, and readers that repair would show it. */
export const endsLikePdf = (bytes: Buffer): boolean =>
  bytes.subarray(-1_024).includes("startxref") && bytes.subarray(-1_024).includes("%%EOF");

/** Every signature of a PDF: what it covers, whether it verifies, and what happened to the document afterwards. */
export function checkPdf(bytes: Buffer): CheckedPdf {
  const history = historyOf(bytes);
  if (history === null) return checkDamaged(bytes);
  const view = history.view(history.revisions.all.length - 1);
  const found = findSignatures(history);
  const stored = found.length === 0 ? [] : certificatesInDss(view);
  const signatures = found
    .map((it) => checkOne(bytes, history, it, stored))
    .toSorted((a, b) => (a.signed?.end ?? Infinity) - (b.signed?.end ?? Infinity));
  const integrity = worstIntegrity(deciding(signatures).map((it) => it.integrity));
  return {
    integrity,
    revisions: history.revisions.all.length,
    signatures,
    view,
  };
}

/** A time-stamp with a weak digest proves no time; what is signed beside it stays as good as its own signature. */
function deciding(signatures: readonly CheckedSignature[]): readonly CheckedSignature[] {
  const isWeakStamp = ({ check, integrity }: CheckedSignature) =>
    check?.isTimeStamp === true && integrity === "undecided" && isOnlyWeak(check.check);
  const others = signatures.filter((it) => !isWeakStamp(it));
  return others.some((it) => it.check?.isTimeStamp === false) ? others : signatures;
}

const isOnlyWeak = ({ subIndication }: SignerCheck): boolean =>
  subIndication === "CRYPTO_CONSTRAINTS_FAILURE";

type Fault = Pick<CheckedSignature, "integrity" | "subIndication"> & { readonly finding: Finding };

const fault = (
  integrity: "broken" | "undecided",
  subIndication: SubIndication,
  code: string,
  params: Finding["params"] = {},
): Fault => ({ integrity, subIndication, finding: { code, params } });

function checkOne(
  bytes: Buffer,
  history: History,
  found: Found,
  stored: readonly Certificate[],
): CheckedSignature {
  const signed = signedBytes(bytes, found, history.revisions.all, history.origin);
  const { field } = found;
  if (typeof signed === "string") return malformed(field, signed);
  const last = history.revisions.all.length - 1;
  const view = history.view(signed.revision ?? last);
  const check = checkPdfSignature(found.dictionary, signed, view.resolve, stored);
  const changesAfter = changesBehind(history, signed.revision ?? last);
  const isCovered = signed.end === bytes.length;
  const faults = [...faultsOf(found, isCovered, history), ...changesAfter.flatMap(faultOfChange)];
  return concluded({ field, signed, check, changesAfter }, faults);
}

function changesBehind({ revisions, changes }: History, revision: number): Change[] {
  return revisions.all.flatMap((_, index) => (index > revision ? changes(index) : []));
}

function malformed(field: string | null, code: string): CheckedSignature {
  const findings = [{ code }];
  const nothing = { signed: null, check: null, changesAfter: [] };
  return { field, ...nothing, integrity: "broken", subIndication: "FORMAT_FAILURE", findings };
}

function faultsOf(found: Found, isCovered: boolean, { revisions, isOpen }: History): Fault[] {
  const faults: Fault[] = [];
  if (revisions.behind === "bytes")
    faults.push(fault("broken", "FORMAT_FAILURE", "signed-file.bytes-behind"));
  if (revisions.behind === "nulls" && !isCovered)
    faults.push(fault("undecided", "FORMAT_FAILURE", "signed-file.nulls-behind"));
  if (revisions.behind === "comments" && !isCovered)
    faults.push(fault("undecided", "FORMAT_FAILURE", "signed-file.comments-behind"));
  if (found.fields > 1) faults.push(fault("undecided", "FORMAT_FAILURE", "signature.several-fields"));
  // Where the form cannot be read, nobody can tell that no field is there.
  if (found.fields === 0 && isOpen) faults.push(fault("broken", "FORMAT_FAILURE", "signature.no-field"));
  if (!isOpen) faults.push(fault("undecided", "FORMAT_FAILURE", "signed-file.encrypted"));
  return faults;
}

function faultOfChange({ judgement, code, params }: Change): Fault[] {
  if (judgement === "permitted") return [];
  return [fault(judgement === "forbidden" ? "broken" : "undecided", "FORMAT_FAILURE", code, params)];
}

/** The check of its bytes, what is wrong around it, and the time-stamps over it, as one answer. */
export function concluded(
  about: Omit<CheckedSignature, "integrity" | "subIndication" | "findings">,
  faults: readonly Fault[],
): CheckedSignature {
  const check = about.check?.check;
  const stamps = about.check?.isTimeStamp === true ? [] : (about.check?.timeStamps ?? []);
  const own = { verified: "intact", failed: "broken", undecided: "undecided" } as const;
  const all: Fault[] = [...faults];
  for (const stamp of stamps) {
    if (stamp.check.verdict !== "verified" && !isOnlyWeak(stamp.check)) {
      const { subIndication } = stamp.check;
      all.push(fault("undecided", subIndication ?? "SIG_CONSTRAINTS_FAILURE", "time-stamp.not-verified"));
    }
  }
  const integrities = [own[check?.verdict ?? "failed"], ...all.map((it) => it.integrity)];
  const integrity = worstIntegrity(integrities);
  const worst = all.find((it) => it.integrity === integrity);
  const ownIsWorst = own[check?.verdict ?? "failed"] === integrity;
  return {
    ...about,
    integrity: integrity === "none" ? "undecided" : integrity,
    subIndication: ownIsWorst ? (check?.subIndication ?? null) : (worst?.subIndication ?? null),
    findings: [...(check?.findings ?? []), ...all.map((it) => it.finding)],
  };
}

/** Without revisions nobody can tell what came after: a signature over the whole file may be right, no other can. */
function checkDamaged(bytes: Buffer): CheckedPdf {
  const signatures = signaturesByByteRange(bytes).map((found) => {
    const signed = signedBytes(bytes, found, null);
    if (typeof signed === "string") return malformed(null, signed);
    const check = checkPdfSignature(found.dictionary, signed, (value) => value);
    const isWhole = bytes.subarray(signed.end).every(isSpace);
    const damage = fault(isWhole ? "undecided" : "broken", "FORMAT_FAILURE", "signed-file.damaged");
    return concluded({ field: null, signed, check, changesAfter: [] }, [damage]);
  });
  const isUnknown = signatures.length === 0 && placesOfByteRange(bytes).length > 0;
  return {
    integrity: isUnknown ? "undecided" : worstIntegrity(signatures.map((it) => it.integrity)),
    revisions: 0,
    signatures,
    view: null,
  };
}
