/** The tables of imported registers; see `schema.ts`. */
export interface ImportTables {
  import_job: ImportJobTable;
  import_problem: ImportProblemTable;
  import_mapping: ImportMappingTable;
  import_row: ImportRowTable;
  move_progress: { table_name: string; last_key: string | null; rows_moved: number; is_done: boolean };
}

interface ImportJobTable {
  id: string;
  agency_id: string;
  direction: string;
  state: string;
  /** The uploaded file; null once it is no longer needed, and where the file lies elsewhere. */
  file_id: string | null;
  file_name: string;
  file_size: number;
  sha256: string;
  mapping: string;
  headings_key: string;
  scope: string | null;
  /** The last row of the file that was dealt with, in the stage that runs. */
  last_row: number;
  counts: string;
  total: number | null;
  failure: string | null;
  started_by: string;
  on_behalf_of: string | null;
  created_at: Date;
  ended_at: Date | null;
  /** From when it may be taken: now, or the end of the lease of whoever took it. */
  ready_at: Date;
  lease_owner: string | null;
}

interface ImportProblemTable {
  import_id: string;
  position: number;
  row_number: number;
  field: string | null;
  code: string;
  params: string;
}

interface ImportMappingTable {
  agency_id: string;
  direction: string;
  headings_key: string;
  mapping: string;
  used_at: Date;
}

interface ImportRowTable {
  document_id: string;
  import_id: string;
  row_number: number;
  /** Of everything that the row said, to know it again. */
  row_hash: string;
  book: string;
}
