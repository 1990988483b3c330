import { ArchiveDiffers, ArchiveUnavailable, type ArchiveFault } from "../../ports/archive.ts";
import { FileStoreUnavailable } from "../../ports/file-store.ts";
import type { PlaceChange } from "../../ports/records/place-records.ts";
import { StoreUnavailable } from "../../ports/store-errors.ts";
import { clearSpool } from "./clear-spool.ts";
import type { ArchiveServices, HeldPlace } from "./held-place.ts";
import { moveToArchive } from "./move-to-archive.ts";
import { restoreInArchive } from "./restore-in-archive.ts";

/** Nothing was ready; a step was taken, or not; or the archive as a whole does not answer and is left alone for a while. */
export type StepTaken =
  | { readonly kind: "idle" }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "away"; readonly error: ArchiveUnavailable; readonly retryAfterMs: number };

/** Faults of one file; with any other the next file would fare no better. */
const ofOneFile: ReadonlySet<ArchiveFault> = new Set(["locked", "changed"]);
const firstWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;
const awayMs = 20_000;

/**
 * Takes the next step of the file that has waited longest: moves it to the archive, clears the spool of what has been
 * there for a while, brings an original back. May be ended at any point and begun again by another server. What cannot
 * be done waits, however long: the bytes are safe where they are. `hold` is free again at the end, unless it throws.
 */
export async function takeStep(services: ArchiveServices, hold: string): Promise<StepTaken> {
  const { store, clock } = services;
  const place = await store.transaction(({ places }) => places.claim(hold, clock.now()));
  if (place === null) return { kind: "idle" };
  const held = { place, hold };
  try {
    await settle(services, held, await changeOf(services, held));
    return { kind: "done" };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return failed(services, held, error);
  }
}

function changeOf(services: ArchiveServices, held: HeldPlace): Promise<PlaceChange | "remove"> {
  switch (held.place.state) {
    case "spooled":
    case "moving":
      return moveToArchive(services, held);
    case "archived":
      return clearSpool(services, held.place);
    case "changed":
    case "missing":
      return restoreInArchive(services, held);
  }
}

async function settle(
  { store }: ArchiveServices,
  { place, hold }: HeldPlace,
  change: PlaceChange | "remove",
): Promise<void> {
  await store.transaction(async ({ places }) => {
    const now = await places.get(place.id);
    // The put itself says when it has begun.
    const seen = place.state === "spooled" && now?.state === "moving" ? "moving" : place.state;
    if (change === "remove") await places.remove(place.id);
    else await places.settle(place.id, hold, seen, { attempts: 0, fault: null, faultAt: null, ...change });
  });
}

async function failed(services: ArchiveServices, held: HeldPlace, error: unknown): Promise<StepTaken> {
  const { attempts } = held.place;
  const now = services.clock.now();
  const asked = error instanceof ArchiveUnavailable ? (error.retryAfter ?? 0) * 1000 : 0;
  const wait = Math.max(asked, Math.min(longestWaitMs, firstWaitMs * attempts));
  const readyAt = new Date(now.getTime() + wait);
  await settle(services, held, { attempts, fault: faultOf(error), faultAt: now, readyAt });
  if (error instanceof ArchiveUnavailable && !ofOneFile.has(error.fault))
    return { kind: "away", error, retryAfterMs: Math.max(asked, awayMs) };
  return { kind: "failed", error };
}

/** As the administrator is told (`contract/messages/archive.ts`). */
function faultOf(error: unknown): string {
  if (error instanceof ArchiveUnavailable) return error.fault;
  if (error instanceof ArchiveDiffers) return "differs";
  return error instanceof FileStoreUnavailable ? "spool" : "fault";
}
