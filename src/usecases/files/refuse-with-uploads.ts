import type { Exclusion } from "../../domain/exclusion/exclusion.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import { refuseExcluded } from "./refuse-excluded.ts";
import { discardUpload } from "./settle-upload.ts";

/** Refuses a document that was to be made of these uploads (R07, R08): nothing of it stays, so they go first. */
export async function refuseWithUploads(
  deps: Parameters<typeof refuseExcluded>[0],
  actor: Parameters<typeof refuseExcluded>[1],
  exclusion: Exclusion,
  uploads: readonly Pick<UploadRecord, "id">[],
): Promise<never> {
  for (const { id } of uploads) await discardUpload(deps, id);
  return refuseExcluded(deps, actor, exclusion);
}
