import { messageOf } from "../../contract/messages/all.ts";
import { legalValue, ruleOfDecree30, type LegalValue } from "../../domain/legal-value/legal-value.ts";
import type { Conclusion, Finding, Integrity, SubIndication } from "../../domain/signatures/conclusion.ts";
import type { ValidatedFile } from "../../adapters/signatures/check-file.ts";
import { readName } from "../../adapters/signatures/trust/distinguished-name.ts";
import { signerKind } from "../../adapters/signatures/trust/signer-kind.ts";
import type { ValidatedSignature } from "../../adapters/signatures/validate-pdf.ts";

/** The report on one file, as `npm run verify -- --json` prints it: plain values, instants in ISO 8601 with Z. */
export interface FileReport {
  readonly file: string;
  readonly integrity: Integrity;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  readonly legalValue: LegalValue;
  readonly signatures: readonly SignatureReport[];
  readonly reasons: readonly string[];
}

export interface SignatureReport {
  readonly field: string | null;
  /** Counted from 1; null where the file's revisions cannot be told. */
  readonly revision: number | null;
  readonly kind: "person" | "agency" | "timeStamp" | "unknown";
  readonly integrity: Integrity;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  readonly signer: string | null;
  readonly signedAt: string | null;
  /** The earliest moment that a believed time-stamp proves. */
  readonly provenAt: string | null;
  readonly algorithm: string | null;
  /** `longTermData`, `signature`, `formFilling`, `other` and so on, each once. */
  readonly changesAfter: readonly string[];
  readonly reasons: readonly string[];
}

/** `code: câu tiếng Việt / English sentence`. */
function sentence({ code, params = {} }: Finding): string {
  const message = messageOf(code, params);
  return message === null ? code : `${code}: ${message.vi} / ${message.en}`;
}

export function reportFile(file: string, validated: ValidatedFile): FileReport {
  const { integrity, conclusion, subIndication } = validated;
  const signatures = validated.signatures.map(reportSignature);
  const judged = signatures.flatMap((it) =>
    it.conclusion === "NO-SIGNATURE" ? [] : [{ kind: it.kind, conclusion: it.conclusion }],
  );
  const law = legalValue(judged, false, ruleOfDecree30);
  const isUnclear = conclusion === "INDETERMINATE" && signatures.length === 0;
  return {
    file,
    integrity,
    conclusion,
    subIndication,
    legalValue: law.value,
    signatures,
    reasons: [...validated.findings, ...(isUnclear ? [] : law.reasons)].map(sentence),
  };
}

function reportSignature(signature: ValidatedSignature): SignatureReport {
  const { field, revision, integrity, conclusion, subIndication, signer, algorithm } = signature;
  const kinds = signature.changesAfter.map((it) => it.kind);
  const kind = signature.isTimeStamp ? "timeStamp" : signer === null ? "unknown" : signerKind(signer);
  const permitted = signature.changesAfter.filter((it) => it.judgement === "permitted");
  return {
    field,
    revision,
    kind,
    integrity,
    conclusion,
    subIndication,
    signer: signer === null ? null : readName(signer.subject).text,
    signedAt: signature.signedAt?.toISOString() ?? null,
    provenAt: signature.provenAt?.toISOString() ?? null,
    algorithm,
    changesAfter: [...new Set(kinds)],
    reasons: [...new Set([...signature.findings, ...permitted].map(sentence))],
  };
}
