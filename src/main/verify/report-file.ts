import { messageOf } from "../../contract/messages/all.ts";
import { legalValue, ruleOfDecree30, type LegalValue } from "../../domain/legal-value/legal-value.ts";
import type { Finding } from "../../domain/signatures/conclusion.ts";
import type { FileReport, SignatureReport } from "../../domain/signatures/file-report.ts";

/** The report on one file, as `npm run verify -- --json` prints it: plain values, instants in ISO 8601 with Z. */
export interface FileLine extends Pick<FileReport, "integrity" | "conclusion" | "subIndication"> {
  readonly file: string;
  readonly legalValue: LegalValue;
  readonly signatures: readonly SignatureLine[];
  readonly reasons: readonly string[];
}

export interface SignatureLine extends Omit<
  SignatureReport,
  "signer" | "changesAfter" | "findings" | "signedLength"
> {
  readonly signer: string | null;
  /** `longTermData`, `signature`, `formFilling`, `other` and so on, each once. */
  readonly changesAfter: readonly string[];
  readonly reasons: readonly string[];
}

/** `code: câu tiếng Việt / English sentence`. */
function sentence({ code, params = {} }: Finding): string {
  const message = messageOf(code, params);
  return message === null ? code : `${code}: ${message.vi} / ${message.en}`;
}

export function lineOf(file: string, report: FileReport): FileLine {
  const { integrity, conclusion, subIndication, signatures } = report;
  const law = legalValue(signatures, false, ruleOfDecree30);
  const isUnclear = conclusion === "INDETERMINATE" && signatures.length === 0;
  return {
    file,
    integrity,
    conclusion,
    subIndication,
    legalValue: law.value,
    signatures: signatures.map(signatureLine),
    reasons: [...report.findings, ...(isUnclear ? [] : law.reasons)].map(sentence),
  };
}

function signatureLine(signature: SignatureReport): SignatureLine {
  const { field, revision, kind, integrity, conclusion, subIndication, signer } = signature;
  const { signedAt, provenAt, algorithm, changesAfter, findings } = signature;
  const permitted = changesAfter.filter((it) => it.judgement === "permitted");
  return {
    field,
    revision,
    kind,
    integrity,
    conclusion,
    subIndication,
    signer: signer?.text ?? null,
    signedAt,
    provenAt,
    algorithm,
    changesAfter: [...new Set(changesAfter.map((it) => it.kind))],
    reasons: [...new Set([...findings, ...permitted].map(sentence))],
  };
}
