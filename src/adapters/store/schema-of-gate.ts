/** What is known of a file and malware; all null where nobody has looked. Part of a file's row and of an upload's. */
export interface ScanColumns {
  scan_state: string | null;
  scan_signatures: string | null;
  /** What was found, or why the scanner did not see; null for what may be read. */
  scan_found: string | null;
  /** Kinds of active content, separated by spaces. */
  active_content: string | null;
}

export interface ScanRunTable {
  name: string;
  signatures: string;
  after_id: string | null;
  looked: number;
  scanned: number;
  found: number;
  started_at: Date;
  finished_at: Date | null;
}
