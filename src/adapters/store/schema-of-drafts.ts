export interface DraftTables {
  draft: DraftTable;
  draft_version: DraftVersionTable;
  /** Who may read a draft. */
  draft_reader: { draft_id: string; principal: string };
}

interface DraftTable {
  id: string;
  agency_id: string;
  type_code: string;
  abstract: string;
  unit_id: string | null;
  drafter_id: string;
  /** JSON: an array of ids. */
  reviewer_ids: string;
  reply_to_id: string | null;
  state: string;
  latest: number;
  submitted_to: string | null;
  submitted_by: string | null;
  submitted_number: number | null;
  submitted_at: Date | null;
  approved_by: string | null;
  approved_number: number | null;
  approved_sha256: string | null;
  approved_at: Date | null;
  outgoing_id: string | null;
  archive_kind: string | null;
  container: string | null;
  item: string | null;
  e_tag: string | null;
  item_version: string | null;
  /** When what was changed in the archive is to be taken over; null: nothing is. */
  changed_due_at: Date | null;
  search_text: string;
  request_key: string;
  created_at: Date;
  changed_at: Date;
  version: number;
}

interface DraftVersionTable {
  draft_id: string;
  number: number;
  file_id: string;
  sha256: string;
  made_at: Date;
  made_by: string | null;
  made_by_name: string | null;
  archive_version: string | null;
}
