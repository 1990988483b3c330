import { notScanned, type FileScan } from "../../domain/files/file-scan.ts";
import type { OpenBytes } from "../../ports/file-store.ts";
import { ScannerUnavailable, type MalwareScanner } from "../../ports/malware-scanner.ts";

/**
 * Scans what `open` gives; `away` where there is no verdict now. Without a scanner nothing is looked at. `patienceMs`: so
 * long somebody waits for it.
 */
export async function scanBytes(
  scanner: MalwareScanner | null,
  open: () => Promise<OpenBytes>,
  patienceMs: number,
): Promise<FileScan | "away"> {
  if (scanner === null) return notScanned;
  const bytes = await open();
  try {
    const verdict = await scanner.scan(bytes, { signal: AbortSignal.timeout(patienceMs) });
    const { is: state, signatures } = verdict;
    if (verdict.is === "clean") return { state, signatures, found: null };
    return { state, signatures, found: verdict.is === "infected" ? verdict.found.join(", ") : verdict.why };
  } catch (error) {
    if (error instanceof ScannerUnavailable) return "away";
    throw error;
  } finally {
    // A scanner that is away has not even begun to read.
    bytes.destroy();
  }
}

/** clamd ends a scan after two minutes by its own default, and may have others before this one. */
export const jobPatienceMs = 300_000;

/** A person waits at the other end, and the file may as well wait in quarantine: some seconds, and more for a large file. */
export function personPatienceMs(bytes: number): number {
  return 5_000 + Math.ceil(bytes / 10_000);
}
