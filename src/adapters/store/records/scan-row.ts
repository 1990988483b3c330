import { isActiveKind, type ActiveKind } from "../../../domain/files/active-content.ts";
import type { FileScan } from "../../../domain/files/file-scan.ts";
import type { ScanColumns } from "../schema-of-gate.ts";

/** What is known of malware in a file, as it stands in the row of the file or the upload. */
export function scanColumns(
  scan: FileScan,
): Pick<ScanColumns, "scan_state" | "scan_signatures" | "scan_found"> {
  return {
    scan_state: scan.state === "notScanned" ? null : scan.state,
    scan_signatures: scan.signatures,
    scan_found: scan.found,
  };
}

export function scanOf(row: ScanColumns): FileScan {
  const { scan_state: state, scan_signatures: signatures, scan_found: found } = row;
  const known = state === "clean" || state === "infected" || state === "notSeen" ? state : "notScanned";
  return { state: known, signatures, found };
}

export function activeColumn(kinds: readonly ActiveKind[]): string | null {
  return kinds.length === 0 ? null : kinds.join(" ");
}

export function activeOf(row: ScanColumns): ActiveKind[] {
  return (row.active_content ?? "").split(" ").filter(isActiveKind);
}
