/** Where a stored file lies that goes to the archive, under the file's id. */
export interface FilePlaceTable {
  id: string;
  agency_id: string;
  document_id: string;
  archive_kind: string;
  state: string;
  container: string | null;
  item: string | null;
  e_tag: string | null;
  content_tag: string | null;
  item_version: string | null;
  item_path: string | null;
  progress: string | null;
  attempts: number;
  queued_at: Date;
  ready_at: Date | null;
  archived_at: Date | null;
  cleared_at: Date | null;
  fault: string | null;
  fault_at: Date | null;
  /** By a listing of everything. */
  seen_at: Date | null;
  lease_owner: string | null;
}

export interface ArchiveCursorTable {
  archive_kind: string;
  position: string;
  listing_since_at: Date | null;
  heard_at: Date;
}

/** Keys that all servers share and that nobody outside needs to know. */
export interface ServerKeyTable {
  name: string;
  secret: string;
  made_at: Date;
}
