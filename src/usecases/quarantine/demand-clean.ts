import { admittance } from "../../domain/files/file-scan.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Store } from "../../ports/store.ts";
import { personPatienceMs } from "./scan-bytes.ts";
import { scanStored, type StoredScanServices } from "./scan-stored.ts";

type Looking = Promise<StoredFileRecord["scan"] | "away">;
/** pdf.js asks for several parts at once; they wait for one scan. */
const underWay = new WeakMap<Store, Map<string, Looking>>();

/**
 * Lets nobody have a stored file that a scanner has not found clean (R59). A file from the time when there was no scanner
 * is scanned now. Throws `file.infected`, `file.not-seen`, `file.waiting-for-scan`, each to be answered in words.
 */
export async function demandClean(services: StoredScanServices, file: StoredFileRecord): Promise<void> {
  const admitted = admittance(file.scan, services.scanner !== null);
  if (admitted === "open") return;
  const scan = admitted === "look" ? await lookOnce(services, file) : file.scan;
  if (scan === "away") throw new RuleBroken("file.waiting-for-scan", { params: { name: file.name } });
  if (scan.state === "infected")
    throw new RuleBroken("file.infected", { params: { name: file.name, found: scan.found ?? "" } });
  if (scan.state === "notSeen") throw new RuleBroken("file.not-seen", { params: { name: file.name } });
}

function lookOnce(services: StoredScanServices, file: StoredFileRecord): Looking {
  const lookings: Map<string, Looking> = underWay.get(services.store) ?? new Map<string, Looking>();
  underWay.set(services.store, lookings);
  const looking =
    lookings.get(file.id) ??
    scanStored(services, file, personPatienceMs(file.size)).finally(() => lookings.delete(file.id));
  lookings.set(file.id, looking);
  return looking;
}
