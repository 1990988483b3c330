import type { FileReport } from "../domain/signatures/file-report.ts";

/** Whom to believe, and what is known about revocation. All DER. */
export interface TrustMaterial {
  /** Certificates that are trusted by themselves. Without any, nothing is ever concluded upon. */
  readonly anchors: readonly Uint8Array[];
  /** Further certificates to build paths over. */
  readonly intermediates: readonly Uint8Array[];
  /** OCSP answers and certificate revocation lists that were fetched. */
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** Is a certificate believed whose revocation nobody could be asked about? */
  readonly revocation: "soft" | "hard";
}

export const noTrust: TrustMaterial = {
  anchors: [],
  intermediates: [],
  ocsps: [],
  crls: [],
  revocation: "soft",
};

export interface SignatureQuestion {
  /** Where the bytes are on the local disk; they are read, never changed. */
  readonly path: string;
  /** What a detached signature (`x.pdf.p7s`) signs, on the local disk; null where there is none. */
  readonly content: string | null;
  readonly trust: TrustMaterial;
  /** The moment for which the question is asked. */
  readonly at: Date;
}

export interface SignatureAnswer {
  readonly report: FileReport;
  /** DER of the signers' certificates, of those that they bring and those of time-stamps; each once. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * Checks the digital signatures of files. What a file holds never makes it throw: a file that cannot be read, takes too
 * long or too much memory has a report that says so (`undecided`). Questions wait for one another.
 */
export interface SignatureCheck {
  check(question: SignatureQuestion): Promise<SignatureAnswer>;
  close(): Promise<void>;
}
