import type { SignerKind } from "../legal-value/legal-value.ts";
import type { Conclusion, Finding, Integrity, SubIndication } from "./conclusion.ts";

/**
 * What a check of a file found (ETSI EN 319 102-1): plain values that are kept as JSON and read again years later.
 * Instants are ISO 8601 with Z; what is missing is null, never absent.
 */
export interface FileReport {
  readonly integrity: Integrity;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  /** Of a PDF; 0 where the file's revisions cannot be told. */
  readonly revisions: number;
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureReport[];
  /** About the file as a whole. */
  readonly findings: readonly Finding[];
}

export interface SignatureReport {
  /** The form field; null where there is none. */
  readonly field: string | null;
  /** Counted from 1; null where the file's revisions cannot be told. */
  readonly revision: number | null;
  /** So many bytes of the file, from its beginning, are the revision that was signed. */
  readonly signedLength: number | null;
  readonly kind: SignerKind;
  /** Of the bytes alone. */
  readonly integrity: Exclude<Integrity, "none">;
  readonly conclusion: Exclude<Conclusion, "NO-SIGNATURE">;
  readonly subIndication: SubIndication | null;
  readonly signer: SignerIdentity | null;
  /** As the signer claims, or as a time-stamp says. */
  readonly signedAt: string | null;
  /** The earliest moment that a believed time-stamp proves. */
  readonly provenAt: string | null;
  readonly algorithm: string | null;
  readonly changesAfter: readonly ReportedChange[];
  readonly findings: readonly Finding[];
}

/** The subject of the signer's certificate, and what names the certificate. */
export interface SignerIdentity {
  readonly commonName: string | null;
  readonly organization: string | null;
  readonly organizationalUnit: string | null;
  readonly title: string | null;
  /** Of the certificate: MST, CCCD, agency codes, as they stand there ('MST:0301234567'). */
  readonly identifiers: readonly string[];
  /** The whole subject. */
  readonly text: string;
  readonly issuer: string;
  /** In hex. */
  readonly serial: string;
  /** SHA-256 of the certificate in hex. */
  readonly fingerprint: string;
}

/** What changed in the document after a signature. */
export interface ReportedChange extends Finding {
  /** `longTermData`, `signature`, `formFilling`, `other` and so on. */
  readonly kind: string;
  readonly judgement: "permitted" | "undecided" | "forbidden";
}

/** The report on a file that nobody could look at: neither signed nor unsigned. */
export function unreadReport(finding: Finding): FileReport {
  return {
    integrity: "undecided",
    conclusion: "INDETERMINATE",
    subIndication: "SIGNED_DATA_NOT_FOUND",
    revisions: 0,
    signatures: [],
    findings: [finding],
  };
}
