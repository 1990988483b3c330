import {
  ArchiveUnavailable,
  type Archive,
  type ArchiveChange,
  type ArchivedFile,
} from "../../ports/archive.ts";
import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";
import { itemOf } from "./move-to-archive.ts";
import { isSame } from "./restore-in-archive.ts";
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
  if (place === undefined) await noteDraft(services, archive, change);
  if (place === undefined && change.kind === "there") return noteBroughtBack(services, archive, change);
  if (place === undefined || place.state === "spooled" || place.state === "moving") return null;
  if (change.kind === "gone") return noteGone(services, archive, place);
  if (listingSince !== null)
    await store.transaction(({ places }) => places.markSeen([place.id], services.clock.now()));
  return noteThere(services, archive, place, change);
}

const mostMissing = 200;

/**
 * Where somebody put a file back from a backup, it is another item at the place of one that is missing: its bytes decide
 * whether it is that file.
 */
async function noteBroughtBack(
  { store, clock }: FollowingServices,
  archive: Archive,
  seen: Seen,
): Promise<Noted> {
  const missing = await store.read.places.inState(["missing"], null, mostMissing);
  const place = missing.find(({ kind, item }) => kind === archive.kind && item?.path === seen.path);
  const file = place === undefined ? null : await store.read.files.get(place.id);
  if (place === undefined || file === null || !(await isSame(await archive.open(seen), file))) return null;
  const there = await archive.look(seen);
  if (there === null) return null;
  const change = { item: itemOf(there), state: "changed", readyAt: clock.now() } as const;
  await store.transaction(({ places }) => places.note(place.id, "missing", change));
  return "changed";
}

/** Where people edit a draft every change is wanted: it is taken over as a version, and nobody is alarmed. */
async function noteDraft({ store, clock }: FollowingServices, archive: Archive, change: ArchiveChange) {
  const draft = await store.read.drafts.byItem(archive.kind, change.item);
  if (draft?.editing?.container !== change.container) return;
  if (change.kind === "there" && change.eTag === draft.editing.eTag) return;
  await store.transaction(({ drafts }) => drafts.markChanged(draft.id, clock.now()));
}

type Seen = Omit<ArchivedFile, "version">;

async function noteThere(
  { store, clock, ids }: FollowingServices,
  archive: Archive,
  place: PlaceRecord,
  seen: Seen,
): Promise<Noted> {
  const now = clock.now();
  const isAsItWas = place.item?.contentTag === seen.contentTag;
  // Somebody brought it back, or changed it once more: the next step looks at its bytes.
  if (place.state !== "archived" || !isAsItWas) {
    await store.transaction(({ places }) =>
      places.note(place.id, place.state, { state: "changed", readyAt: now }),
    );
    return "changed";
  }
  const isMoved = place.item?.path !== seen.path;
  const there = isMoved || place.item?.eTag !== seen.eTag ? await archive.look(seen) : null;
  // Changed in between, the next page tells it.
  if (there === null || there.contentTag !== place.item?.contentTag) return null;
  // Named or described otherwise it may be another version: from now on that one has the original's bytes.
  const item = { ...itemOf(there), path: seen.path };
  await store.transaction(({ places }) => places.note(place.id, "archived", { item }));
  if (!isMoved) return null;
  const file = await store.read.files.get(place.id);
  if (file !== null)
    await tellOfFile({ store, clock, ids }, file, "archive.moved", {
      path: seen.path,
      was: place.item?.path ?? null,
    });
  return "moved";
}

/** What was moved to where it can still be found is not gone. */
async function noteGone(services: FollowingServices, archive: Archive, place: PlaceRecord): Promise<Noted> {
  const there = place.item === null ? null : await archive.look(place.item);
  if (there !== null) return noteThere(services, archive, place, there);
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
