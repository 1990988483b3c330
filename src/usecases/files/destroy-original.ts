import { archiveOf } from "../archive/archive-of.ts";
import { dropCopy } from "./fetched-copies.ts";
import type { OriginalServices } from "./open-original.ts";

/**
 * Removes the bytes of a file wherever they lie, for good: in the spool, the copy of this server, and in the archive with
 * its versions and from its bin. `moving`: it is on its way to the archive just now: ask again in a while, nothing was
 * removed. `absent`: the archive had it, and has it no longer where it was. May be asked again after any fault. Throws
 * `ArchiveUnavailable` and `FileStoreUnavailable`.
 */
export async function destroyOriginal(
  services: OriginalServices,
  fileId: string,
): Promise<"gone" | "moving" | "absent"> {
  const { store, files, archives } = services;
  const place = await store.read.places.get(fileId);
  if (place?.state === "moving") return "moving";
  if (place !== null) {
    // Who waits is not moved any more; who is taken at this moment has begun before this and says so next time.
    const isLeft = await store.transaction(({ places }) =>
      places.note(fileId, place.state, { state: "missing", readyAt: null }),
    );
    if (!isLeft) return "moving";
  }
  // First what this server has, which no archive can keep it from removing.
  await files.remove(fileId);
  if (archives.all.length > 0) await dropCopy(await archives.copies(), fileId);
  const item = place?.item ?? null;
  if (place === null || item === null) return "gone";
  return (await archiveOf(services, place).destroy(item)) ? "gone" : "absent";
}
