/**
 * What is known of a file and malware (R59). notScanned: there was no scanner when it came. clean. infected: something
 * was found, now or in a later scan. notSeen: the scanner could not look into it, which is not clean.
 */
export type ScanState = "notScanned" | "clean" | "infected" | "notSeen";

export interface FileScan {
  readonly state: ScanState;
  /** The scanner's own name for what it looked with; null where nobody has looked. */
  readonly signatures: string | null;
  /** What was found, or why the scanner did not see; null for a clean file. */
  readonly found: string | null;
}

export const notScanned: FileScan = { state: "notScanned", signatures: null, found: null };

/**
 * Whether a file may be opened, downloaded or sent. `look`: it has to be scanned first, because it came when there was no
 * scanner and now there is one.
 */
export function admittance({ state }: FileScan, hasScanner: boolean): "open" | "look" | "blocked" {
  if (state === "infected" || state === "notSeen") return "blocked";
  return state === "clean" || !hasScanner ? "open" : "look";
}
