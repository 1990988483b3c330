import type { FileScan } from "../../domain/files/file-scan.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { recordFind } from "./record-find.ts";
import { jobPatienceMs, scanBytes } from "./scan-bytes.ts";

export type ScanningServices = Pick<Services, "store" | "clock" | "ids" | "files" | "scanner" | "settings">;

const dayMs = 86_400_000;

/** What a scan makes of an upload, and how long it may stay. */
export function afterScan(
  { settings, clock }: Pick<Services, "settings" | "clock">,
  upload: UploadRecord,
  scan: FileScan,
): Pick<UploadRecord, "state" | "scan" | "expiresAt"> {
  const { state } = scan;
  if (state !== "infected")
    return { state: state === "notSeen" ? "blocked" : "ready", scan, expiresAt: upload.expiresAt };
  const until = clock.now().getTime() + settings.quarantineDays * dayMs;
  return { state: "blocked", scan, expiresAt: new Date(until) };
}

/**
 * Scans an upload that is in quarantine, or that was found clean by other signatures, and lets it go, or not, as the
 * scanner says. `away` where there is no verdict now; null where it is gone meanwhile.
 */
export async function scanUpload(
  services: ScanningServices,
  upload: UploadRecord,
  actorId: string | null = null,
): Promise<FileScan | "away" | null> {
  const bytes = await services.files.open(upload.id);
  if (bytes === null) return null;
  const scan = await scanBytes(services.scanner, () => Promise.resolve(bytes), jobPatienceMs);
  if (scan === "away") return scan;
  const next = afterScan(services, upload, scan);
  const isOver = upload.state === "blocked" && next.state === "ready";
  // It was kept long beyond the time in which its sender would have registered it.
  const lifetimeMs = services.settings.uploadLifetimeHours * 3_600_000;
  const expiresAt = isOver ? new Date(services.clock.now().getTime() + lifetimeMs) : next.expiresAt;
  return services.store.transaction(async (records) => {
    if (!(await records.uploads.markScan(upload.id, upload.state, { ...next, expiresAt }))) return null;
    const file = { ...upload, documentId: null };
    if (scan.state === "infected" && upload.scan.found !== scan.found)
      await recordFind(services, records, file, "malware.found", scan, actorId);
    if (isOver) await recordFind(services, records, file, "malware.cleared", scan, actorId);
    return scan;
  });
}

const page = 100;

/** Scans what came while the scanner was away, the oldest first, as long as it answers and there is time. */
export async function scanWaiting(
  services: ScanningServices,
  { budgetMs }: { readonly budgetMs: number },
): Promise<{ readonly scanned: number; readonly found: number }> {
  const until = performance.now() + budgetMs;
  let [scanned, found] = [0, 0];
  if (services.scanner === null) return { scanned, found };
  for (const upload of await services.store.read.uploads.waiting(page)) {
    if (performance.now() > until) break;
    const scan = await scanUpload(services, upload);
    // One file that the scanner cannot bear must not keep the others waiting.
    if (scan === "away" && !(await answers(services))) break;
    if (scan === "away" || scan === null) continue;
    scanned += 1;
    if (scan.state === "infected") found += 1;
  }
  return { scanned, found };
}

async function answers({ scanner }: Pick<Services, "scanner">): Promise<boolean> {
  const state = await scanner?.state().catch(() => null);
  return state !== null && state !== undefined && state.blind.length === 0;
}
