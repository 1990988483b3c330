import type { Draft, DraftVersion } from "../../domain/drafts/draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { queueForArchive } from "../archive/queue-for-archive.ts";
import { storedFileOf } from "../files/take-uploads.ts";

/** Word's own format: what people edit together, and what the gate can look into. */
export const draftMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Throws `upload.not-found`, `draft.not-docx` for what cannot be a version of a draft. */
export function refuseNoDraft(upload: UploadRecord | undefined): UploadRecord {
  if (upload?.role !== "draft") throw new RuleBroken("upload.not-found", { field: "uploadId" });
  const isKnown = upload.mediaType !== null;
  if (isKnown && upload.mediaType !== draftMediaType)
    throw new RuleBroken("draft.not-docx", { params: { name: upload.name }, field: "uploadId" });
  return upload;
}

/**
 * In a transaction: makes a ready upload the latest version of the draft, whose bytes are kept like those of any original.
 */
export async function takeVersion(
  deps: Pick<Services, "archives">,
  records: Records,
  { id, latest: number }: Pick<Draft, "id" | "latest">,
  upload: UploadRecord,
  made: Pick<DraftVersion, "at" | "by" | "byName" | "archiveVersion">,
): Promise<DraftVersion> {
  const file = storedFileOf(upload, { kind: "draft", id, role: "main", position: number, at: made.at });
  if (!(await records.uploads.take([upload.id])))
    throw new RuleBroken("upload.not-found", { field: "uploadId" });
  await records.files.insert([file]);
  await queueForArchive(deps, records, [file]);
  const version = { draftId: id, number, fileId: file.id, sha256: file.sha256, ...made };
  await records.drafts.insertVersion(version);
  return version;
}
