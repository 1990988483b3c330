export interface SealingTables {
  sealing: SealingTable;
  sealing_item: SealingItemTable;
  secrecy_mark: SecrecyMarkTable;
}

/** What is left of a document that was sealed: its place in the register, and the event. */
interface SealingTable {
  document_id: string;
  agency_id: string;
  kind: string;
  register_name: string;
  year: number;
  number: string;
  reason: string;
  sealed_by: string;
  sealed_at: Date;
  ended_at: Date | null;
}

/** Something outside the store that must go. */
interface SealingItemTable {
  id: string;
  document_id: string;
  part: string;
  subject: string;
  state: string;
  attempts: number;
  problem: string | null;
  ended_at: Date | null;
}

interface SecrecyMarkTable {
  file_id: string;
  agency_id: string;
  document_id: string;
  document_kind: string;
  mark: string;
  page: number | null;
  found_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
}
