import { RuleBroken } from "../../domain/rule-broken.ts";
import type { FileOwner, StoredFileRecord } from "../../ports/records/file-records.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Records } from "../../ports/store.ts";

/**
 * Turns a person's ready uploads into a document's files, in the order given, inside the document's transaction. The
 * bytes stay where they are under the same id; whoever takes the uploads' records owns them. `own` are the person's
 * uploads as they were before the transaction: one that is ready changes no more, it can only be gone. One main file
 * is needed.
 */
export async function takeUploads(
  records: Pick<Records, "uploads">,
  own: readonly UploadRecord[],
  uploadIds: readonly string[],
  document: { readonly kind: Exclude<FileOwner, "draft">; readonly id: string; readonly at: Date },
): Promise<StoredFileRecord[]> {
  const uploads = new Map(own.map((upload) => [upload.id, upload]));
  const files: StoredFileRecord[] = [];
  for (const id of new Set(uploadIds)) {
    const upload = uploads.get(id);
    if (upload === undefined || upload.role === "register" || upload.role === "draft") throw notFound();
    files.push(storedFileOf(upload, { ...document, role: upload.role, position: files.length }));
  }
  if (files.filter(({ role }) => role === "main").length !== 1) {
    throw new RuleBroken("upload.one-main-file", { field: "uploadIds" });
  }
  if (!(await records.uploads.take(files.map(({ id }) => id)))) throw notFound();
  return files;
}

/** The stored file that a ready upload becomes. Throws `upload.not-ready`, `upload.waiting-for-scan`, `upload.blocked`. */
export function storedFileOf(
  upload: UploadRecord,
  of: Pick<StoredFileRecord, "role" | "position"> & {
    readonly kind: FileOwner;
    readonly id: string;
    readonly at: Date;
  },
): StoredFileRecord {
  refuseQuarantined(upload);
  const { sha256, mediaType } = upload;
  if (upload.state !== "ready" || sha256 === null || mediaType === null) {
    throw new RuleBroken("upload.not-ready", { params: { name: upload.name }, field: "uploadIds" });
  }
  return {
    id: upload.id,
    agencyId: upload.agencyId,
    documentKind: of.kind,
    documentId: of.id,
    role: of.role,
    position: of.position,
    name: upload.name,
    mediaType,
    size: upload.size,
    sha256,
    pageCount: upload.pageCount,
    storedAt: of.at,
    scan: upload.scan,
    active: upload.active,
  };
}

/** Nothing that was not found clean becomes part of a document (R59). */
function refuseQuarantined({ state, name, scan }: UploadRecord): void {
  const told = { params: { name, found: scan.found ?? "" }, field: "uploadIds" };
  if (state === "waiting") throw new RuleBroken("upload.waiting-for-scan", told);
  if (state === "blocked") throw new RuleBroken("upload.blocked", told);
}

const notFound = () => new RuleBroken("upload.not-found", { field: "uploadIds" });
