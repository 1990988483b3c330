import type { FindingKind } from "../../domain/finding-kinds.ts";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { FindingRecord } from "../../ports/records/finding-records.ts";
import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";
import { isSame } from "../archive/restore-in-archive.ts";
import { isOriginalAt } from "../files/copy-originals.ts";
import { openArchived, type OriginalServices } from "../files/open-original.ts";

/** Where everything that was found is written down, under one run. */
export type Found = (
  finding: Pick<FindingRecord, "kind" | "subjectId" | "agencyId" | "documentId" | "details">,
) => Promise<void>;

interface FileState {
  readonly kind: FindingKind | null;
  readonly details: FindingRecord["details"];
  readonly isRead: boolean;
}

/** Tells what is wrong with an original, if anything is, and remembers when it was read through. Was it? */
export async function noteState(
  deps: OriginalServices & Pick<Services, "clock">,
  found: Found,
  file: StoredFileRecord,
  place: PlaceRecord | null,
  isReadThrough: boolean,
): Promise<boolean> {
  const { kind, details, isRead } = await stateOf(deps, file, place, isReadThrough);
  const { id: subjectId, agencyId, documentId } = file;
  // What is told without reading is told by who looks at all of them.
  if (kind !== null && isRead === isReadThrough)
    await found({ kind, subjectId, agencyId, documentId, details });
  if (isRead) {
    const readAt = kind === null ? deps.clock.now() : null;
    await deps.store.transaction(({ files }) => files.markRead(subjectId, readAt));
  }
  return isRead;
}

/** In the spool, or else where its place says. */
async function stateOf(
  deps: OriginalServices,
  file: StoredFileRecord,
  place: PlaceRecord | null,
  isReadThrough: boolean,
): Promise<FileState> {
  const { files } = deps;
  const held = await files.size(file.id);
  if (held === null && place !== null) return archivedState(deps, file, place, isReadThrough);
  if (held === null) return { kind: "fileMissing", details: {}, isRead: false };
  const isRead = held === file.size && isReadThrough;
  const isWell = held === file.size && (!isRead || (await isOriginalAt(files, file)));
  return {
    kind: isWell ? null : "fileDamaged",
    details: isWell ? {} : { expected: file.size, held },
    isRead,
  };
}

/** An archive that does not answer says nothing of its files. */
async function archivedState(
  deps: OriginalServices,
  file: StoredFileRecord,
  { state, readyAt, item }: PlaceRecord,
  isReadThrough: boolean,
): Promise<FileState> {
  const says = (kind: FindingKind | null, isRead = false): FileState => ({ kind, details: {}, isRead });
  if (item === null) return says("fileMissing");
  // What is about to be brought back is not for people yet.
  if (state === "changed" || state === "missing")
    return says(readyAt !== null ? null : state === "changed" ? "archiveChanged" : "archiveMissing");
  if (!isReadThrough) return says(null);
  try {
    return says((await isSame(await openArchived(deps, file), file)) ? null : "archiveChanged", true);
  } catch (error) {
    if (error instanceof ArchiveUnavailable) return says(null);
    throw error;
  }
}
