import type { ScanColumns } from "./schema-of-gate.ts";

export interface StoredFileTable extends ScanColumns {
  id: string;
  agency_id: string;
  document_kind: string;
  document_id: string;
  role: string;
  position: number;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  page_count: number | null;
  stored_at: Date;
  /** When it was last read through and found right. */
  read_at: Date | null;
}

export interface UploadTable extends ScanColumns {
  id: string;
  agency_id: string;
  person_id: string;
  name: string;
  role: string;
  size: number;
  state: string;
  sha256: string | null;
  media_type: string | null;
  page_count: number | null;
  has_text_layer: boolean | null;
  created_at: Date;
  expires_at: Date;
  /** The append that runs now, as `<instance>/<n>`. */
  lease_owner: string | null;
}
