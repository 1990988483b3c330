import { ArchiveUnavailable, type Archive } from "../../ports/archive.ts";
import { AppendRefused, type ByteRange, type OpenBytes } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { PlacedItem, PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";
import { withCopy } from "./fetched-copies.ts";
import { FileDamaged } from "./file-damaged.ts";

/** What is needed to reach an original, wherever it lies. Name this, so that you need not know what it is made of. */
export type OriginalServices = Pick<Services, "store" | "files" | "archives" | "ids">;

/** What must be known of a file to find its bytes and to know them again; every `StoredFileRecord` is one. */
export type Original = Pick<StoredFileRecord, "id" | "size" | "sha256">;

/**
 * The bytes of a stored original: from the spool, or else from the archive. Null where they are gone. All of them are
 * given as they lie there, so who passes them on compares them with the recorded hash (`readFile`); a part that had to be
 * fetched was compared. Throws `FileStoreUnavailable`, `ArchiveUnavailable`, and for a part `FileDamaged`.
 */
export async function openOriginal(
  services: OriginalServices,
  file: Original,
  range?: ByteRange,
): Promise<OpenBytes | null> {
  return (await services.files.open(file.id, range)) ?? openArchived(services, file, range);
}

/** The same from the archive alone. */
export async function openArchived(
  services: OriginalServices,
  file: Original,
  range?: ByteRange,
): Promise<OpenBytes | null> {
  const found = await archivedAt(services, file.id);
  if (found === null) return null;
  if (range === undefined) return openItem(found);
  const copies = await services.archives.copies();
  return withCopy(
    { store: copies, ids: services.ids },
    file,
    () => openItem(found),
    (copyId) => copies.open(copyId, range),
  );
}

/**
 * Runs `work` with a path on this machine's disk from which the original can be read while it runs; what had to be
 * fetched was found to be the original. Throws `FileDamaged` where it is gone or is not, and as `openOriginal` does.
 */
export async function withOriginal<T>(
  services: OriginalServices,
  file: Original,
  work: (path: string) => Promise<T>,
): Promise<T> {
  if (!(await isLeavingSpool(services, file.id))) {
    try {
      return await services.files.withLocalPath(file.id, work);
    } catch (error) {
      if (!(error instanceof AppendRefused)) throw error;
    }
  }
  const found = await archivedAt(services, file.id);
  if (found === null) throw new FileDamaged(file.id);
  const copies = await services.archives.copies();
  return withCopy(
    { store: copies, ids: services.ids },
    file,
    () => openItem(found),
    (copyId) => copies.withLocalPath(copyId, work),
  );
}

/** A path may be opened late, by another process; so none is given out any more of a file that is about to go. */
async function isLeavingSpool({ store, archives }: OriginalServices, id: string): Promise<boolean> {
  if (archives.current === null) return false;
  return ((await store.read.places.get(id))?.clearedAt ?? null) !== null;
}

interface Found {
  readonly archive: Archive;
  readonly state: PlaceRecord["state"];
  readonly item: PlacedItem;
}

async function archivedAt({ store, archives }: OriginalServices, id: string): Promise<Found | null> {
  const place = await store.read.places.get(id);
  if (place === null || place.item === null) return null;
  const archive = archives.of(place.kind);
  if (archive === null)
    throw new ArchiveUnavailable("missingLibrary", `The archive ${place.kind} is not set up any more.`);
  return { archive, state: place.state, item: place.item };
}

/** Where somebody changed it there, the version that was found right is still the original. */
function openItem({ archive, state, item }: Found): Promise<OpenBytes | null> {
  return state === "changed" ? archive.openVersion(item, item.version) : archive.open(item);
}
