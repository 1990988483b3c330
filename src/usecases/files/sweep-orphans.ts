import type { Services } from "../../ports/services.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import { recordFind } from "../quarantine/record-find.ts";
import { discardUpload } from "./settle-upload.ts";

const chunk = 200;

export interface SweepOrphans {
  /** Bytes that came in later than this long ago are left alone: their record may be on its way. */
  readonly graceMs: number;
}

export interface Swept {
  readonly uploads: number;
  readonly files: number;
}

/** Removes uploads that nobody registered in time, and bytes that no record knows. */
export async function sweepOrphans(
  services: Pick<Services, "store" | "clock" | "ids" | "files">,
  { graceMs }: SweepOrphans,
): Promise<Swept> {
  const now = services.clock.now();
  const uploads = await sweepExpired(services, now);
  const settledBefore = new Date(now.getTime() - graceMs);
  let files = 0;
  let ids: string[] = [];
  for await (const held of services.files.list()) {
    if (held.changedAt < settledBefore) ids.push(held.id);
    if (ids.length < chunk) continue;
    files += await removeUnknown(services, ids);
    ids = [];
  }
  return { uploads, files: files + (await removeUnknown(services, ids)) };
}

async function sweepExpired(
  services: Pick<Services, "store" | "clock" | "ids" | "files">,
  now: Date,
): Promise<number> {
  for (let swept = 0; ;) {
    const expired = await services.store.read.uploads.expired(now, chunk);
    for (const upload of expired)
      await (isFind(upload) ? endQuarantine(services, upload) : discardUpload(services, upload.id));
    swept += expired.length;
    if (expired.length < chunk) return swept;
  }
}

const isFind = ({ scan }: UploadRecord): boolean => scan.state === "infected";

/** Of what was found in quarantine nothing stays but the event; the find itself was told when it was made. */
async function endQuarantine(
  services: Pick<Services, "store" | "clock" | "ids" | "files">,
  upload: UploadRecord,
): Promise<void> {
  const isOurs = await services.store.transaction(async (records) => {
    const removed = await records.uploads.remove(upload.id);
    if (removed)
      await recordFind(services, records, { ...upload, documentId: null }, "malware.removed", upload.scan);
    return removed;
  });
  if (isOurs) await services.files.remove(upload.id);
}

/** Uploads are asked for first: registering turns an upload into a file, so that no file is missed in between. */
async function removeUnknown({ store, files }: Pick<Services, "store" | "files">, ids: readonly string[]) {
  if (ids.length === 0) return 0;
  const uploads = await store.read.uploads.known(ids);
  const imports = await store.read.imports.filesKnown(ids);
  const stored = await store.read.files.known(ids);
  const orphans = ids.filter((id) => !uploads.has(id) && !imports.has(id) && !stored.has(id));
  for (const id of orphans) await files.remove(id);
  return orphans.length;
}
