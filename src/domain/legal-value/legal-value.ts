import type { Conclusion, Finding } from "../signatures/conclusion.ts";

/**
 * What an electronic document is worth. Replaces paper: signed by the competent person and then by the agency, both
 * signatures valid (NĐ 30/2020/NĐ-CP, Điều 5 khoản 1; R04). Paper-equivalent: a scan of a signed and sealed paper,
 * where the agency's own rule of that time says so (R06). Reference: everything else; the paper is still needed (R05).
 * Invalid: a signature is broken or was changed behind; it says less than no signature.
 */
export const legalValues = ["replacesPaper", "paperEquivalent", "reference", "invalid"] as const;
export type LegalValue = (typeof legalValues)[number];

/** What a document's line says of it: checking until its files were looked at; none where it has no file. */
export const legalStandings = ["none", "checking", ...legalValues] as const;
export type LegalStanding = (typeof legalStandings)[number];

/** Whose signature it is, by its certificate and, in an agency, by its directory. */
export type SignerKind = "person" | "agency" | "timeStamp" | "unknown";

export interface JudgedSignature {
  readonly kind: SignerKind;
  readonly conclusion: Exclude<Conclusion, "NO-SIGNATURE">;
}

/** The rule that an agency follows at a time; each comes from a text that the setting cites. */
export interface LegalValueRule {
  /** 'NĐ 30/2020/NĐ-CP, Điều 5 khoản 1', for the reasons. */
  readonly source: string;
  /** Must the agency's seal follow the person's signature? */
  readonly needsAgencySeal: boolean;
  /** Does a scan of a signed and sealed paper stand for that paper? */
  readonly acceptsScans: boolean;
}

/** In force since 05/03/2020 for every state agency. */
export const ruleOfDecree30: LegalValueRule = {
  source: "NĐ 30/2020/NĐ-CP, Điều 5 khoản 1",
  needsAgencySeal: true,
  acceptsScans: false,
};

export interface LegalValueAnswer {
  readonly value: LegalValue;
  readonly reasons: readonly Finding[];
}

/**
 * @param signatures in the order in which they were made.
 * @param isScan of a signed and sealed paper, as the clerk found on seeing it.
 */
export function legalValue(
  signatures: readonly JudgedSignature[],
  isScan: boolean,
  rule: LegalValueRule,
): LegalValueAnswer {
  const reason = (code: string): Finding => ({
    code: `legal-value.${code}`,
    params: { source: rule.source },
  });
  if (signatures.some((it) => it.conclusion === "TOTAL-FAILED")) {
    return { value: "invalid", reasons: [reason("signature-failed")] };
  }
  const signed = signatures.filter((it) => it.kind !== "timeStamp");
  if (signed.length === 0) {
    return isScan && rule.acceptsScans
      ? { value: "paperEquivalent", reasons: [reason("scan-accepted")] }
      : { value: "reference", reasons: [reason("not-signed")] };
  }
  if (signatures.some((it) => it.conclusion === "INDETERMINATE")) {
    return { value: "reference", reasons: [reason("not-proven")] };
  }
  const person = signed.findIndex((it) => it.kind === "person");
  const seal = signed.findLastIndex((it) => it.kind === "agency");
  if (person < 0) return { value: "reference", reasons: [reason("no-person")] };
  if (!rule.needsAgencySeal) return { value: "replacesPaper", reasons: [reason("signed")] };
  if (seal < 0) return { value: "reference", reasons: [reason("no-seal")] };
  // The seal confirms the signature that it finds; one that came first confirms nothing.
  if (seal < person) return { value: "reference", reasons: [reason("seal-before-signature")] };
  return { value: "replacesPaper", reasons: [reason("signed-and-sealed")] };
}
