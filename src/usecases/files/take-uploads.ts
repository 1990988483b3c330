import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";

/**
 * Turns a person's ready uploads into a document's files, in the order given, inside the document's transaction. The
 * bytes stay where they are under the same id; whoever takes the upload's record owns them. One main file is needed.
 */
export async function takeUploads(
  records: Records,
  actor: Actor,
  uploadIds: readonly string[],
  document: { readonly kind: "incoming" | "outgoing"; readonly id: string; readonly at: Date },
): Promise<StoredFileRecord[]> {
  const uploads = new Map((await records.uploads.getMany(uploadIds)).map((upload) => [upload.id, upload]));
  const files: StoredFileRecord[] = [];
  for (const id of new Set(uploadIds)) {
    const upload = uploads.get(id);
    const isOwn = upload?.personId === actor.personId && upload.agencyId === actor.agencyId;
    if (upload === undefined || !isOwn || upload.role === "register")
      throw new RuleBroken("upload.not-found", { field: "uploadIds" });
    if (upload.state !== "ready" || upload.sha256 === null || upload.mediaType === null) {
      throw new RuleBroken("upload.not-ready", { params: { name: upload.name }, field: "uploadIds" });
    }
    if (!(await records.uploads.remove(id))) throw new RuleBroken("upload.not-found", { field: "uploadIds" });
    files.push({
      id,
      agencyId: actor.agencyId,
      documentKind: document.kind,
      documentId: document.id,
      role: upload.role,
      position: files.length,
      name: upload.name,
      mediaType: upload.mediaType,
      size: upload.size,
      sha256: upload.sha256,
      pageCount: upload.pageCount,
      storedAt: document.at,
    });
  }
  if (files.filter(({ role }) => role === "main").length !== 1) {
    throw new RuleBroken("upload.one-main-file", { field: "uploadIds" });
  }
  return files;
}
