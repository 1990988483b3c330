import type { Generated } from "kysely";

/** What a stored file gave to the search; a rendition, made again from the original at any time. */
export interface FileTextTable {
  file_id: string;
  document_id: string;
  agency_id: string;
  state: string;
  /** Why it failed. */
  reason: string | null;
  is_cut: boolean;
  /** Lines as they stand in the file, and the same lines folded to words; null where there are none. */
  lines: string | null;
  folded: string | null;
  waiting_since_at: Date;
  /** Of one that waits: when it is to be read, who reads it (`<instance>/<n>`), and how often that failed. */
  ready_at: Date | null;
  lease_owner: string | null;
  attempts: Generated<number>;
}
