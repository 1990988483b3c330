import type { Finding } from "../signatures/conclusion.ts";
import type { FileReport, SignatureReport } from "../signatures/file-report.ts";
import {
  legalValue,
  type JudgedSignature,
  type LegalValue,
  type LegalValueAnswer,
  type LegalValueRule,
} from "./legal-value.ts";
import { isOfAgency, isOfPerson, type Match, type Party } from "./whose-signature.ts";

export interface JudgedFile {
  readonly name: string;
  readonly role: "main" | "attachment";
  readonly report: FileReport;
}

/** Everything that the worth of a document follows from, beside the rule. */
export interface LegalInputs {
  readonly files: readonly JudgedFile[];
  /** The agency that the document names as its author. */
  readonly sender: Party & { readonly name: string };
  /** The agency that received it: its own stamp on arrival is no stranger's seal. */
  readonly receiver: Party | null;
  /** The person whom the document names as its signer. */
  readonly signerName: string | null;
  /** Are the files scans of a signed and sealed paper, which the agency has? */
  readonly isScan: boolean;
}

/**
 * What a document is worth by the rule, with its reasons, the deciding one first. The main files decide, each with the
 * detached signatures beside it; the worst of them counts. An attachment that was tampered with makes the document
 * invalid, one that nobody sealed is only said (NĐ 30/2020, Phụ lục I: each file apart is signed by the agency).
 */
export function judgeDocument(inputs: LegalInputs, rule: LegalValueRule): LegalValueAnswer {
  const { files, isScan } = inputs;
  const mains = files.filter((it) => it.role === "main");
  const others = files.filter((it) => it.role !== "main" && !mains.some((main) => isBeside(it, main)));
  const answers = mains.map((main) => judgeFile(main, inputs, rule));
  const worst = answers.toSorted((a, b) => order[b.value] - order[a.value])[0];
  const tampered = others.filter((it) => it.report.conclusion === "TOTAL-FAILED");
  const notes = others.flatMap((it) => attachmentNotes(it, isScan));
  if (worst === undefined) return { value: "reference", reasons: [reason("no-file", rule), ...notes] };
  if (tampered.length > 0 && worst.value !== "invalid") {
    return { value: "invalid", reasons: [...notes, ...worst.reasons.slice(1)] };
  }
  return { value: worst.value, reasons: [...worst.reasons, ...notes] };
}

const order: Readonly<Record<LegalValue, number>> = {
  replacesPaper: 0,
  paperEquivalent: 1,
  reference: 2,
  invalid: 3,
};

const reason = (code: string, { source }: LegalValueRule): Finding => ({
  code: `legal-value.${code}`,
  params: { source },
});

/** `công văn.pdf.p7s` signs the `công văn.pdf` beside it. */
export const signedNameOf = (name: string): string | null =>
  /\.(?:p7s|p7m|sig)$/iu.test(name) ? name.replace(/\.\w+$/u, "") : null;

const isBeside = (file: Pick<JudgedFile, "name">, main: Pick<JudgedFile, "name">): boolean =>
  signedNameOf(file.name) === main.name;

function judgeFile(main: JudgedFile, inputs: LegalInputs, rule: LegalValueRule): LegalValueAnswer {
  const beside = inputs.files.filter((it) => it !== main && isBeside(it, main));
  const reports = [main, ...beside].map((it) => it.report);
  const signatures = reports.flatMap((it) => it.signatures);
  const about = reports.flatMap((it) => it.findings);
  if (reports.some((it) => it.conclusion === "TOTAL-FAILED") && !signatures.some(isFailed)) {
    return { value: "invalid", reasons: [reason("signature-failed", rule), ...about] };
  }
  // Signed in a way that is not supported, or not to be read: neither signed nor unsigned.
  if (reports.some((it) => it.integrity === "undecided" && it.signatures.length === 0)) {
    return { value: "reference", reasons: [reason("not-proven", rule), ...about] };
  }
  const seen = signatures.map((it) => whose(it, inputs));
  const answer = legalValue(
    seen.map((it) => it.judged),
    inputs.isScan,
    rule,
  );
  const notes = notesOf(seen);
  const isWaitedFor = answer.value === "reference" && inputs.isScan && signatures.length === 0;
  const reasons = isWaitedFor ? [reason("scan-for-reference", rule)] : answer.reasons;
  return { value: answer.value, reasons: [...reasons, ...causes(answer, signatures), ...notes, ...about] };
}

const mostCauses = 3;

/** Why the signatures that decide did not pass: what was changed behind them, that nobody trusts who made them. */
function causes({ reasons }: LegalValueAnswer, signatures: readonly SignatureReport[]): Finding[] {
  const said = reasons[0]?.code;
  const conclusion =
    said === "legal-value.signature-failed"
      ? "TOTAL-FAILED"
      : said === "legal-value.not-proven"
        ? "INDETERMINATE"
        : null;
  const found = signatures
    .filter((it) => it.conclusion === conclusion)
    .flatMap(({ findings, changesAfter }) => [
      ...findings,
      ...changesAfter
        .filter((it) => it.judgement !== "permitted")
        .map(({ code, params }): Finding => (params === undefined ? { code } : { code, params })),
    ]);
  return [...new Map(found.map((it) => [JSON.stringify(it), it])).values()].slice(0, mostCauses);
}

/** Others sign beside the signer, drafters above all: worth saying only where the signer's own signature is missing. */
function notesOf(seen: readonly Seen[]): Finding[] {
  const hasSigner = seen.some(({ judged }) => judged.kind === "person");
  const isOfDrafter = ({ code }: Finding) => code === "legal-value.signer-differs";
  return seen.flatMap((it) => it.findings.filter((one) => !hasSigner || !isOfDrafter(one)));
}

const isFailed = (it: SignatureReport): boolean => it.conclusion === "TOTAL-FAILED";

interface Seen {
  readonly judged: JudgedSignature;
  readonly findings: readonly Finding[];
}

/** A signature that is not shown to be the sender's, or its signer's, stands for neither. */
function whose(signature: SignatureReport, inputs: LegalInputs): Seen {
  const { kind, conclusion, signer } = signature;
  const as = (counted: JudgedSignature["kind"], ...findings: Finding[]): Seen => ({
    judged: { kind: counted, conclusion },
    findings,
  });
  if (kind === "timeStamp" || signer === null) return as(kind);
  const who = signer.commonName ?? signer.organization ?? signer.text;
  if (kind === "unknown") return as(kind, finding("signer-kind-unknown", { signer: who }));
  return kind === "agency" ? seal(signer, who, as, inputs) : hand(signer, who, as, inputs);
}

type Judge = (counted: JudgedSignature["kind"], ...findings: Finding[]) => Seen;
type Signer = NonNullable<SignatureReport["signer"]>;

const finding = (code: string, params: NonNullable<Finding["params"]>): Finding => ({
  code: `legal-value.${code}`,
  params,
});

function seal(signer: Signer, who: string, as: Judge, { sender, receiver }: LegalInputs): Seen {
  const match: Match = isOfAgency(signer, sender);
  if (match === "same") return as("agency");
  if (receiver !== null && isOfAgency(signer, receiver) === "same") return as("unknown");
  return as(
    "unknown",
    finding(match === "other" ? "seal-of-another" : "seal-unmatched", { seal: who, sender: sender.name }),
  );
}

function hand(signer: Signer, who: string, as: Judge, { sender, signerName }: LegalInputs): Seen {
  const named = signerName ?? "";
  const match = named === "" ? "unknown" : isOfPerson(signer, named);
  if (match === "same") return as("person");
  if (match === "other") return as("unknown", finding("signer-differs", { signer: who, named }));
  if (isOfAgency(signer, sender) === "other") {
    const organization = signer.organization ?? signer.text;
    return as("unknown", finding("signer-of-another", { signer: who, organization, sender: sender.name }));
  }
  return as("person", finding("signer-not-named", { signer: who }));
}

function attachmentNotes({ name, report }: JudgedFile, isScan: boolean): Finding[] {
  if (report.conclusion === "TOTAL-FAILED") return [finding("attachment-failed", { name })];
  if (isScan) return [];
  const isSealed = report.signatures.some((it) => it.kind === "agency" && it.conclusion === "TOTAL-PASSED");
  return isSealed ? [] : [finding("attachment-not-sealed", { name })];
}
