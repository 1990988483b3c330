import type { Upload } from "../../contract/files.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** An upload belongs to the person who began it, in the agency it was begun in; for everybody else there is none. */
export async function ownUpload(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Pick<Actor, "personId" | "agencyId">,
  id: string,
): Promise<UploadRecord> {
  const upload = await store.read.uploads.get(id);
  const isOwn = upload?.personId === actor.personId && upload.agencyId === actor.agencyId;
  if (upload === null || !isOwn || upload.expiresAt <= clock.now()) throw new RuleBroken("upload.not-found");
  return upload;
}

/** The same for several, to make a document of. What another person has sent is as absent as what nobody has. */
export async function ownUploads(
  records: Pick<Records, "uploads">,
  { personId, agencyId }: Pick<Actor, "personId" | "agencyId">,
  ids: readonly string[],
): Promise<UploadRecord[]> {
  const uploads = await records.uploads.getMany(ids);
  return uploads.filter((upload) => upload.personId === personId && upload.agencyId === agencyId);
}

export function uploadView(upload: UploadRecord, received: number): Upload {
  const { id, name, role, size, state, sha256, mediaType, pageCount, hasTextLayer, scan, active } = upload;
  return {
    id,
    name,
    role,
    size,
    received,
    state,
    sha256,
    mediaType,
    pageCount,
    hasTextLayer,
    scan: { state: scan.state, found: scan.found },
    active: [...active],
  };
}
