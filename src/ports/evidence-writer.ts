import type { Writable } from "node:stream";
import type { FileReport } from "../domain/signatures/file-report.ts";
import type { SignatureAnswer, TrustMaterial } from "./signature-check.ts";

/** Everything that a check of one file went by and found: whoever has it can make the check again. */
export interface Evidence {
  readonly file: EvidencedFile;
  /** On the local disk while it is written. */
  readonly path: string;
  /** What a detached signature signs; null where the file itself carries it. */
  readonly content: (EvidencedFile & { readonly path: string }) | null;
  /** What the file is about, as it is printed: 'Số đến 413/2026 · 1837/QĐ-UBND'. */
  readonly document: string;
  readonly agency: string;
  readonly askedBy: string;
  /** The moment for which it was asked. */
  readonly at: Date;
  readonly trust: TrustMaterial;
  readonly answer: SignatureAnswer;
  /** Vietnamese: what was found, sentence after sentence. */
  readonly sentences: readonly string[];
  readonly signatures: readonly EvidencedSignature[];
}

export interface EvidencedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface EvidencedSignature {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What stands in the `report.json` of an evidence file. */
export interface EvidenceReport {
  readonly version: 1;
  readonly at: string;
  readonly file: EvidencedFile;
  readonly content: EvidencedFile | null;
  readonly document: string;
  readonly agency: string;
  readonly revocation: TrustMaterial["revocation"];
  readonly report: FileReport;
}

export interface EvidenceWriter {
  /** Writes the evidence as one ZIP and ends the stream. */
  write(evidence: Evidence, out: Writable): Promise<void>;
}
