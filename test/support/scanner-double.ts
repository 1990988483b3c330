import {
  ScannerUnavailable,
  type MalwareScanner,
  type ScannerFault,
} from "../../src/ports/malware-scanner.ts";
import { eicar } from "./clamd.ts";

export interface ScannerDouble extends MalwareScanner {
  /** Why it gives no verdict now; null: it does. */
  fault: ScannerFault | null;
  edition: number;
  /** What it finds beside EICAR. */
  readonly finds: Map<string, string>;
  /** How many files it was given. */
  scans: number;
}

/** Finds words in files that are not packed; what clamd does with the same files is the contract suite's matter. */
export function scannerDouble(): ScannerDouble {
  const signatures = (): string => `ClamAV 1.4.6/${double.edition}`;
  const double: ScannerDouble = {
    kind: "clamd",
    fault: null,
    edition: 1,
    finds: new Map([[eicar, "Test.Eicar.UNOFFICIAL"]]),
    scans: 0,
    state: async () => {
      await Promise.resolve();
      if (double.fault !== null && double.fault !== "blind") throw new ScannerUnavailable(double.fault);
      const blind = double.fault === "blind" ? (["limits"] as const) : [];
      return {
        engine: "ClamAV 1.4.6",
        signatures: signatures(),
        edition: String(double.edition),
        madeAt: new Date("2026-11-20T02:00:00Z"),
        blind,
      };
    },
    async scan(bytes, { signal } = {}) {
      if (double.fault !== null) throw new ScannerUnavailable(double.fault);
      if (signal?.aborted === true) throw new ScannerUnavailable("gaveUp");
      double.scans += 1;
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const text = Buffer.concat(pieces).toString("latin1");
      const found = [...double.finds].find(([word]) => text.includes(word))?.[1];
      if (found === undefined) return { is: "clean", signatures: signatures() };
      return { is: "infected", found: [found], signatures: signatures() };
    },
  };
  return double;
}
