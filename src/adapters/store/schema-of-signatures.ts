import type { Generated } from "kysely";

export interface SignatureTables {
  signature_wait: SignatureWaitTable;
  signature_check: SignatureCheckTable;
  legal_value: LegalValueTable;
}

/** A file whose check is asked for. */
interface SignatureWaitTable {
  file_id: string;
  document_id: string;
  document_kind: string;
  agency_id: string;
  cause: string;
  asked_at: Date;
  /** 0 where somebody waits for it, 1 where nobody does. */
  urgency: number;
  ready_at: Date | null;
  lease_owner: string | null;
  attempts: Generated<number>;
}

interface SignatureCheckTable {
  file_id: string;
  /** From 1; the last one holds. */
  seq: number;
  document_id: string;
  agency_id: string;
  cause: string;
  has_signatures: boolean;
  checked_at: Date;
  /** When it was last found to be so. */
  seen_at: Date;
  /** Whom it was asked of: SHA-256 of the trust material in hex. */
  trust_hash: string;
  /** JSON of `FileReport`. */
  report: string;
}

interface LegalValueTable {
  document_id: string;
  seq: number;
  agency_id: string;
  value: string;
  /** JSON of findings. */
  reasons: string;
  /** JSON of the rule by which it was judged. */
  rule: string;
  inputs_hash: string;
  cause: string;
  judged_at: Date;
}
