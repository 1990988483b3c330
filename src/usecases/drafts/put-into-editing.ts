import type { Draft, DraftItem } from "../../domain/drafts/draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import {
  ArchiveUnavailable,
  type Archive,
  type ArchivedFile,
  type ArchiveEditing,
} from "../../ports/archive.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";

type Deps = Pick<Services, "store" | "clock" | "files" | "archives">;

export interface PutVersion {
  readonly editing: DraftItem;
}

interface Editing {
  readonly archive: Archive;
  readonly item: DraftItem;
  readonly editor: ArchiveEditing;
}

/** The item and who can edit in it; null where nobody edits the draft, or its archive is not set up any more. */
export function editingOf(
  { archives }: Pick<Services, "archives">,
  { editing: item }: Draft,
): Editing | null {
  const archive = item === null ? null : archives.of(item.kind);
  const editor = archive?.editing ?? null;
  return item === null || archive === null || editor === null ? null : { archive, item, editor };
}

export const draftItem = (kind: string, { container, item, eTag, version }: ArchivedFile): DraftItem => {
  return { kind, container, item, eTag, version };
};

/**
 * Puts an uploaded version where people edit the draft, as long as nobody changed it there since it was taken over last.
 * Null where nobody edits it. Throws `draft.changed-in-word`, `draft.being-edited`, `ArchiveUnavailable`.
 */
export async function putIntoEditing(
  deps: Deps,
  draft: Draft,
  upload: UploadRecord,
): Promise<PutVersion | null> {
  const editing = editingOf(deps, draft);
  if (editing === null) return null;
  try {
    const put = await putOver(editing, await bytesOf(deps, upload.id));
    return { editing: draftItem(editing.item.kind, put) };
  } catch (error) {
    if (!(error instanceof ArchiveUnavailable)) throw error;
    if (error.fault === "locked") throw new RuleBroken("draft.being-edited");
    if (error.fault !== "changed") throw error;
    await deps.store.transaction(({ drafts }) => drafts.markChanged(draft.id, deps.clock.now()));
    throw new RuleBroken("draft.changed-in-word");
  }
}

/** A new name, or somebody more with whom it is shared, is no text of anybody: only that is not overwritten. */
async function putOver({ archive, item, editor }: Editing, bytes: Buffer): Promise<ArchivedFile> {
  try {
    return await editor.putVersion(item, item.eTag, bytes);
  } catch (error) {
    const isChanged = error instanceof ArchiveUnavailable && error.fault === "changed";
    const now = isChanged ? await archive.look(item) : null;
    if (now === null || now.version !== item.version) throw error;
    return editor.putVersion(item, now.eTag, bytes);
  }
}

async function bytesOf({ files }: Pick<Services, "files">, id: string): Promise<Buffer> {
  const bytes = await files.open(id);
  if (bytes === null) throw new RuleBroken("upload.not-found", { field: "uploadId" });
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
