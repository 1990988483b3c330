import type { FileReport } from "../domain/signatures/file-report.ts";

/** Whom to believe, and what is known about revocation. All DER. */
export interface TrustMaterial {
  /** Certificates that are trusted by themselves. Without any, nothing is ever concluded upon. */
  readonly anchors: readonly Uint8Array[];
  /** Those that are trusted for time-stamps; without this, `anchors` are. */
  readonly stampAnchors?: readonly Uint8Array[];
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

/** Something that an address named by a certificate could be asked. */
export interface RevocationQuestion {
  /** The same for the same question to the same address. */
  readonly key: string;
  /** An OCSP answer, a certificate revocation list, or the certificate of an issuer. */
  readonly kind: "ocsp" | "crl" | "issuer";
  readonly address: string;
  /** What is sent to an OCSP responder. */
  readonly request: Uint8Array | null;
}

/** What the checker had in hand about one signature: to be kept as evidence. DER. */
export interface SignatureEvidence {
  /** The CMS or the bare value in /Contents. */
  readonly value: Uint8Array;
  /** What it signs: places in the file, `from` up to but not including `to`. */
  readonly covers: readonly { readonly from: number; readonly to: number }[];
  /** The octets that time-stamps over the signature stamp; null for a document's time-stamp. */
  readonly signatureValue: Uint8Array | null;
  /** Time-stamp tokens over those octets. */
  readonly timeStamps: readonly Uint8Array[];
}

export interface SignatureAnswer {
  readonly report: FileReport;
  /** Of the file as it was read, in hex; null where it could not be read. */
  readonly sha256: string | null;
  /** The same of what it signs, where that stood beside it. */
  readonly contentSha256: string | null;
  /** DER of the signers' certificates, of those that they bring and those of time-stamps; each once. */
  readonly certificates: readonly Uint8Array[];
  /** What could still be asked: revocation that nothing at hand answers, issuers that nobody brought. */
  readonly questions: readonly RevocationQuestion[];
  /** Revocation values that the file itself brings. */
  readonly embedded: { readonly ocsps: readonly Uint8Array[]; readonly crls: readonly Uint8Array[] };
  /** By signature, in the report's order; null where there is nothing to be had. */
  readonly evidence: readonly (SignatureEvidence | null)[];
}

/**
 * Checks the digital signatures of files. What a file holds never makes it throw: a file that cannot be read, takes too
 * long or too much memory has a report that says so (`undecided`). Questions wait for one another.
 */
export interface SignatureCheck {
  check(question: SignatureQuestion): Promise<SignatureAnswer>;
  close(): Promise<void>;
}
