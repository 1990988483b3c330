import type { PlaceChange, PlaceRecord } from "../../ports/records/place-records.ts";
import { archiveOf } from "./archive-of.ts";
import { itemOf } from "./move-to-archive.ts";
import type { ArchiveServices } from "./held-place.ts";

/** Whoever was given a path into the spool before has ended by then; from now on nobody is given one. */
const lingerMs = 10 * 60_000;

/**
 * Clears the spool of what the archive has had for a while, in two steps: looks whether it still is there as it was, and
 * lets nobody work with the spool's path any more; then takes the bytes away.
 */
export async function clearSpool(services: ArchiveServices, place: PlaceRecord): Promise<PlaceChange> {
  const { files, clock, graceMs } = services;
  const now = clock.now();
  if (place.clearedAt !== null) {
    await files.remove(place.id);
    return { readyAt: null };
  }
  const there = place.item === null ? null : await archiveOf(services, place).look(place.item);
  if (there === null) return { state: "missing", readyAt: now };
  if (there.contentTag !== place.item?.contentTag) return { state: "changed", readyAt: now };
  return {
    item: itemOf(there),
    clearedAt: now,
    readyAt: new Date(now.getTime() + Math.min(lingerMs, graceMs)),
  };
}
