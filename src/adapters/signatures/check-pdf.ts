import {
  worstIntegrity,
  type Finding,
  type Integrity,
  type SubIndication,
} from "../../domain/signatures/conclusion.ts";
import { judgeUpdate } from "./changes/judge-update.ts";
import type { Change } from "./changes/update.ts";
import type { SignerCheck } from "./cms/check-signer.ts";
import { checkPdfSignature, type PdfSignatureCheck } from "./check-pdf-signature.ts";
import { placesOfByteRange, signaturesByByteRange } from "./pdf/damaged-file.ts";
import { cipherIn, openedView } from "./open-encrypted.ts";
import { parsedFile, viewsOf, type DocumentView, type ParsedFile } from "./pdf/document-view.ts";
import { PdfBroken } from "./pdf/pdf-broken.ts";
import { readRevisions, type Revisions } from "./pdf/revisions.ts";
import { valuesOfStrayWidgets } from "./pdf/stray-widgets.ts";
import { catalogOf, signaturesIn, type FoundSignature } from "./pdf/signature-fields.ts";
import { signedBytes, type SignedBytes } from "./pdf/signed-bytes.ts";
import { hasStrayBytes } from "./pdf/stray-bytes.ts";
import { entry } from "./pdf/values.ts";

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
  const revisions = revisionsOrNull(bytes);
  if (revisions === null) return checkDamaged(bytes);
  const history = openHistory(bytes, revisions);
  const inFields = signaturesOf(history);
  const found = [...inFields, ...bytesBehind(history), ...(inFields.length > 0 ? [] : orphansOf(history))];
  const signatures = found
    .map((it) => checkOne(history, it))
    .toSorted((a, b) => (a.signed?.end ?? Infinity) - (b.signed?.end ?? Infinity));
  const integrity = worstIntegrity(deciding(signatures).map((it) => it.integrity));
  return {
    integrity,
    revisions: revisions.all.length,
    signatures,
    view: history.view(revisions.all.length - 1),
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

function revisionsOrNull(bytes: Buffer): Revisions | null {
  try {
    return readRevisions(bytes);
  } catch (cause) {
    if (cause instanceof PdfBroken) return null;
    throw cause;
  }
}

interface History {
  readonly file: ParsedFile;
  readonly revisions: Revisions;
  readonly view: (index: number) => DocumentView;
  /** What the revision of that index changed in the one before. */
  readonly changes: (index: number) => readonly Change[];
  /** Is it not encrypted, or so that no password is needed? */
  readonly isOpen: boolean;
}

function openHistory(bytes: Buffer, revisions: Revisions): History {
  const plain = viewsOf(parsedFile(bytes), revisions.all);
  const cipher = cipherIn(plain(0));
  const { file, view } = viewsThrough(bytes, revisions, cipher);
  const judged = new Map<number, readonly Change[]>();
  const changes = (index: number): readonly Change[] => {
    const known = judged.get(index) ?? judge(index);
    judged.set(index, known);
    return known;
  };
  const judge = (index: number): readonly Change[] => {
    const before = revisions.all[index - 1];
    const revision = revisions.all[index];
    if (before === undefined || revision === undefined) return [];
    const found = judgeUpdate(view(index - 1), view(index), revision);
    if (!hasStrayBytes(bytes, before.end, revision, view(index))) return found;
    return [...found, { kind: "other", judgement: "forbidden", code: "change.stray-bytes", params: {} }];
  };
  return { file, revisions, view, changes, isOpen: cipher !== null };
}

function viewsThrough(
  bytes: Buffer,
  revisions: Revisions,
  cipher: ReturnType<typeof cipherIn>,
): Pick<History, "file" | "view"> {
  if (cipher === null || cipher === "none") {
    const file = parsedFile(bytes);
    return { file, view: viewsOf(file, revisions.all) };
  }
  const file = parsedFile(bytes, (...sealed) => cipher.opened(...sealed));
  const inside = viewsOf(file, revisions.all);
  const opened = new Map<number, DocumentView>();
  const view = (index: number): DocumentView => {
    const known = opened.get(index) ?? openedView(inside(index), cipher);
    opened.set(index, known);
    return known;
  };
  return { file, view };
}

interface Found extends FoundSignature {
  /** How many fields refer to it. */
  readonly fields: number;
}

/** The signatures of all revisions: one that a later revision dropped was there all the same. */
function signaturesOf(history: History): Found[] {
  const found = new Map<number, Found>();
  for (const [index] of history.revisions.all.entries()) {
    const inView = new Map<number, Found>();
    const view = history.view(index);
    for (const signature of signaturesIn(view)) {
      const key = signature.inFile ? signature.dictionary.start : -1 - inView.size;
      inView.set(key, { ...signature, fields: (inView.get(key)?.fields ?? 0) + 1 });
    }
    for (const place of inView.size === 0 ? [] : valuesOfStrayWidgets(view)) {
      const shared = inView.get(place);
      if (shared !== undefined) inView.set(place, { ...shared, fields: shared.fields + 1 });
    }
    for (const [key, signature] of inView) {
      const known = found.get(key);
      found.set(key, { ...(known ?? signature), fields: Math.max(known?.fields ?? 0, signature.fields) });
    }
  }
  return [...found.values()];
}

/**
 * Signature dictionaries that stand as objects in a file none of whose fields is signed: it shall not read as unsigned.
 * Beside signatures in fields they say nothing that anybody is shown, and looking for them reads the whole file.
 */
function orphansOf(history: History): Found[] {
  const places = placesOfByteRange(history.file.bytes);
  if (places.length === 0) return [];
  const view = history.view(history.revisions.all.length - 1);
  const orphans = new Map<number, Found>();
  const usage = view.resolve(entry(view.resolve(entry(catalogOf(view), "Perms")), "UR3"));
  for (const number of view.numbers()) {
    if (view.place(number)?.is !== "inFile") continue;
    const dictionary = view.object(number);
    if (dictionary.kind !== "dictionary" || entry(dictionary, "Contents").kind === "null") continue;
    // Adobe's licence to use a form in its reader is no signature of the document (ISO 32000-1, 12.8.2.3).
    if (usage.kind === "dictionary" && usage.start === dictionary.start) continue;
    if (!places.some((at) => dictionary.start <= at && at < dictionary.end)) continue;
    orphans.set(dictionary.start, { field: null, dictionary, inFile: true, fields: 0 });
  }
  return [...orphans.values()];
}

/** Signatures in bytes that no revision holds: the file was cut, or written on without cross-references. */
function bytesBehind({ file, revisions }: History): Found[] {
  const { end } = revisions.all.at(-1) ?? revisions.all[0];
  if (revisions.behind !== "bytes") return [];
  return signaturesByByteRange(file.bytes)
    .filter((it) => it.dictionary.start >= end)
    .map((it) => ({ ...it, fields: 0 }));
}

type Fault = Pick<CheckedSignature, "integrity" | "subIndication"> & { readonly finding: Finding };

const fault = (
  integrity: "broken" | "undecided",
  subIndication: SubIndication,
  code: string,
  params: Finding["params"] = {},
): Fault => ({ integrity, subIndication, finding: { code, params } });

function checkOne(history: History, found: Found): CheckedSignature {
  const { bytes } = history.file;
  const signed = signedBytes(bytes, found, history.revisions.all);
  const { field } = found;
  if (typeof signed === "string") return malformed(field, signed);
  const last = history.revisions.all.length - 1;
  const view = history.view(signed.revision ?? last);
  const check = checkPdfSignature(found.dictionary, signed, view.resolve);
  const changesAfter = changesBehind(history, signed.revision ?? last);
  const faults = [...faultsOf(found, signed, history), ...changesAfter.flatMap(faultOfChange)];
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

function faultsOf(found: Found, signed: SignedBytes, { file, revisions, isOpen }: History): Fault[] {
  const faults: Fault[] = [];
  const isCovered = signed.end === file.bytes.length;
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
    const isWhole = signed.end >= bytes.toString("latin1").trimEnd().length;
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
