import { AppendRefused, type ByteRange, type OpenBytes } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import { FileDamaged } from "./file-damaged.ts";

/** What is needed to reach an original, wherever it lies. Name this, so that you need not know what it is made of. */
export type OriginalServices = Pick<Services, "store" | "files" | "archives">;

/** What must be known of a file to find its bytes and to know them again; every `StoredFileRecord` is one. */
export type Original = Pick<StoredFileRecord, "id" | "size" | "sha256">;

/**
 * The bytes of a stored original as they lie there: from the spool, or else from the archive. Null where they are gone.
 * Not compared with the recorded hash: who passes them on does so (`readFile`). Throws `FileStoreUnavailable` and
 * `ArchiveUnavailable`.
 */
export async function openOriginal(
  { files }: OriginalServices,
  file: Original,
  range?: ByteRange,
): Promise<OpenBytes | null> {
  return files.open(file.id, range);
}

/**
 * Runs `work` with a path on this machine's disk from which the original can be read while it runs; what had to be
 * fetched was found to be the original. Throws `FileDamaged` where it is gone or is not, and as `openOriginal` does.
 */
export async function withOriginal<T>(
  { files }: OriginalServices,
  file: Original,
  work: (path: string) => Promise<T>,
): Promise<T> {
  try {
    return await files.withLocalPath(file.id, work);
  } catch (error) {
    if (error instanceof AppendRefused) throw new FileDamaged(file.id);
    throw error;
  }
}
