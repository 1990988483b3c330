import { ArchiveDiffers, type Archive, type ArchivedFile, type FileToArchive } from "../../ports/archive.ts";
import { FileStoreUnavailable, type FileStore } from "../../ports/file-store.ts";
import { LeaseLost } from "../../ports/instance.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { PlaceChange, PlacedItem } from "../../ports/records/place-records.ts";
import { isOriginalAt } from "../files/copy-originals.ts";
import { placeWords } from "./place-words.ts";
import type { ArchiveServices, HeldPlace } from "./held-place.ts";
import { tellOfFile } from "./tell-of-file.ts";

/** Puts the file into the archive, which says itself when it has the same bytes; the spool keeps them for a while. */
export async function moveToArchive(
  services: ArchiveServices,
  held: HeldPlace,
): Promise<PlaceChange | "remove"> {
  const { archives, store, clock } = services;
  const { place } = held;
  // Where another archive was chosen meanwhile, what has begun is ended where it began, as long as that can be reached.
  const archive = (place.state === "moving" ? archives.of(place.kind) : null) ?? archives.current;
  const file = await store.read.files.get(place.id);
  // Turned off, or gone with its document: when it is turned on again, what lies here is queued anew.
  if (archive === null || file === null) return "remove";
  if ((await services.files.size(file.id)) !== file.size) return lost(services, file);
  const spooled = { files: services.files, id: file.id };
  const item = await putFrom(spooled, services, held, archive, file).catch(async (error: unknown) => {
    // The archive got other bytes: those of a spool that its own disk has spoilt, or the line did it.
    const isOurs = error instanceof ArchiveDiffers && !(await isOriginalAt(services.files, file));
    if (isOurs) return null;
    throw error;
  });
  if (item === null) return lost(services, file);
  const now = clock.now();
  return {
    kind: archive.kind,
    state: "archived",
    item,
    progress: null,
    archivedAt: now,
    clearedAt: null,
    readyAt: new Date(now.getTime() + services.graceMs),
  };
}

/** Bytes of the spool, or of whatever else has them. */
export interface BytesAt {
  readonly files: Pick<FileStore, "open">;
  readonly id: string;
}

/** Put under the words that the records have now; without words the document is gone, and the file with it. */
export async function putFrom(
  { files, id }: BytesAt,
  services: Pick<ArchiveServices, "store">,
  { place, hold }: HeldPlace,
  archive: Archive,
  file: StoredFileRecord,
): Promise<PlacedItem> {
  const words = await placeWords(services.store.read, file);
  if (words === null) throw new Error("The document of this file is gone.");
  const toPut: FileToArchive = {
    fileId: file.id,
    place: words,
    size: file.size,
    sha256: file.sha256,
    urgent: false,
    async open(range) {
      const bytes = await files.open(id, range);
      if (bytes === null) throw new FileStoreUnavailable("The file left its place while it was moved.");
      return bytes;
    },
  };
  return itemOf(
    await archive.put(toPut, {
      saved: archive.kind === place.kind ? place.progress : null,
      async save(state) {
        const isOurs = await services.store.transaction(({ places }) =>
          places.saveProgress(place.id, hold, state),
        );
        if (!isOurs) throw new LeaseLost();
      },
    }),
  );
}

export function itemOf({ container, item, eTag, contentTag, version, path }: ArchivedFile): PlacedItem {
  return { container, item, eTag, contentTag, version, path };
}

/** The spool has it no longer as it came in, and the archive never had it. */
async function lost(services: ArchiveServices, file: StoredFileRecord): Promise<PlaceChange> {
  await tellOfFile(services, file, "file.damaged", {});
  return { state: "missing", item: null, readyAt: null };
}
