import type { FileScan } from "../../domain/files/file-scan.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import { openOriginal, type OriginalServices } from "../files/open-original.ts";
import { recordFind } from "./record-find.ts";
import { scanBytes } from "./scan-bytes.ts";

export type StoredScanServices = OriginalServices & Pick<Services, "clock" | "ids" | "scanner">;

/**
 * Scans an original that is kept, and blocks or frees it as the scanner says; what was blocked wrongly is free again
 * once newer signatures no longer find anything. `away` where there is no verdict now. Throws `FileDamaged` where its
 * bytes are gone.
 */
export async function scanStored(
  services: StoredScanServices,
  file: StoredFileRecord,
  patienceMs: number,
  actorId: string | null = null,
): Promise<FileScan | "away"> {
  const bytes = await openOriginal(services, file);
  if (bytes === null) throw new FileDamaged(file.id);
  const scan = await scanBytes(services.scanner, () => Promise.resolve(bytes), patienceMs);
  if (scan === "away") return scan;
  const action = actionOf(file.scan, scan);
  await services.store.transaction(async (records) => {
    if (!(await records.files.markScan(file.id, scan)) || action === null) return;
    const personId = await whoBrought(records, file);
    await recordFind(services, records, { ...file, personId }, action, scan, actorId);
  });
  return scan;
}

async function whoBrought(
  records: Records,
  { documentKind, documentId }: StoredFileRecord,
): Promise<string | null> {
  if (documentKind === "draft") return (await records.drafts.get(documentId))?.drafterId ?? null;
  const documents = documentKind === "incoming" ? records.incoming : records.outgoing;
  return (await documents.get(documentId))?.registeredBy ?? null;
}

/** Only what changes is told; the same find again is the same. */
function actionOf(before: FileScan, now: FileScan) {
  if (before.state === now.state && before.found === now.found) return null;
  if (now.state === "infected") return "malware.foundLater";
  if (now.state === "notSeen") return "malware.notSeen";
  return before.found === null ? null : "malware.cleared";
}
