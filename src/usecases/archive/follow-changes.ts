import { ArchiveUnavailable, type Archive, type ArchiveChange } from "../../ports/archive.ts";
import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";
import { itemOf } from "./move-to-archive.ts";
import { tellOfFile } from "./tell-of-file.ts";

export type FollowingServices = Pick<Services, "store" | "clock" | "ids" | "archives">;

export interface Followed {
  readonly changes: number;
  readonly changed: number;
  readonly missing: number;
  readonly moved: number;
}

const chunk = 100;

/**
 * Reads what people did in the archive by hand since it was asked last, and notes it with the files: a moved or renamed
 * one is followed, one that was changed or taken away waits to be brought back (`restoreInArchive`). Where the archive no
 * longer knows what changed since then it lists everything, and what is not among it is looked for one by one. Broken off
 * at any point it goes on there.
 */
export async function followChanges(
  services: FollowingServices,
  archive: Archive,
  { budgetMs }: { readonly budgetMs: number },
): Promise<Followed> {
  const { store, clock } = services;
  const began = clock.now().getTime();
  const sum = { changes: 0, changed: 0, missing: 0, moved: 0 };
  for (;;) {
    const before = await store.read.places.cursor(archive.kind);
    const page = await archive.changes(before?.cursor ?? null);
    const isAnew = before === null || page.reset;
    const listingSince = isAnew ? clock.now() : before.listingSince;
    for (const change of page.items) {
      const noted = await noteChange(services, archive, change, listingSince);
      if (noted !== null) sum[noted] += 1;
    }
    sum.changes += page.items.length;
    const isListed = page.isLast && listingSince !== null;
    if (isListed) sum.missing += await noteUnseen(services, archive, listingSince);
    const next = { cursor: page.cursor, listingSince: isListed ? null : listingSince };
    await store.transaction(({ places }) => places.saveCursor(archive.kind, next, clock.now()));
    if (page.isLast || clock.now().getTime() - began > budgetMs) return sum;
  }
}

/** Null: nothing that concerns us. */
type Noted = "changed" | "missing" | "moved" | null;

async function noteChange(
  services: FollowingServices,
  archive: Archive,
  change: ArchiveChange,
  listingSince: Date | null,
): Promise<Noted> {
  const { store } = services;
  const found = await store.read.places.byItems(archive.kind, [change.item]);
  const place = found.find(({ item }) => item?.container === change.container);
  if (place === undefined || place.state === "spooled" || place.state === "moving") return null;
  if (change.kind === "gone") return noteGone(services, archive, place);
  if (listingSince !== null)
    await store.transaction(({ places }) => places.markSeen([place.id], services.clock.now()));
  return noteThere(services, place, itemOf(change));
}

async function noteThere(
  { store, clock, ids }: FollowingServices,
  place: PlaceRecord,
  there: ReturnType<typeof itemOf>,
): Promise<Noted> {
  const now = clock.now();
  const isSame = place.item?.contentTag === there.contentTag;
  // Somebody brought it back, or changed it once more: the next step looks at its bytes.
  if (place.state !== "archived" || !isSame) {
    await store.transaction(({ places }) =>
      places.note(place.id, place.state, { state: "changed", readyAt: now }),
    );
    return "changed";
  }
  const isMoved = place.item?.path !== there.path;
  if (!isMoved && place.item?.eTag === there.eTag) return null;
  await store.transaction(({ places }) => places.note(place.id, "archived", { item: there }));
  if (!isMoved) return null;
  const file = await store.read.files.get(place.id);
  if (file !== null)
    await tellOfFile({ store, clock, ids }, file, "archive.moved", {
      path: there.path,
      was: place.item?.path ?? null,
    });
  return "moved";
}

/** What was moved to where it can still be found is not gone. */
async function noteGone(services: FollowingServices, archive: Archive, place: PlaceRecord): Promise<Noted> {
  const there = place.item === null ? null : await archive.look(place.item);
  if (there !== null) return noteThere(services, place, itemOf(there));
  if (place.state === "missing") return null;
  const { store, clock } = services;
  await store.transaction(({ places }) =>
    places.note(place.id, place.state, { state: "missing", readyAt: clock.now() }),
  );
  return "missing";
}

async function noteUnseen(services: FollowingServices, archive: Archive, since: Date): Promise<number> {
  for (let missing = 0; ;) {
    const unseen = await services.store.read.places.unseen(archive.kind, since, chunk);
    for (const place of unseen) if ((await noteGone(services, archive, place)) === "missing") missing += 1;
    // What is there after all would be found again and again.
    const ids = unseen.map(({ id }) => id);
    await services.store.transaction(({ places }) => places.markSeen(ids, services.clock.now()));
    if (unseen.length < chunk) return missing;
  }
}

/** The same for every archive in which files may lie; one that does not answer is asked again next time. */
export async function followAllChanges(
  services: FollowingServices,
  budget: { readonly budgetMs: number },
): Promise<{ readonly followed: Readonly<Record<string, Followed>>; readonly away: readonly string[] }> {
  const followed: Record<string, Followed> = {};
  const away: string[] = [];
  for (const archive of services.archives.all) {
    try {
      followed[archive.kind] = await followChanges(services, archive, budget);
    } catch (error) {
      if (!(error instanceof ArchiveUnavailable)) throw error;
      away.push(archive.kind);
    }
  }
  return { followed, away };
}
