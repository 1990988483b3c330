import { createHash } from "node:crypto";
import type { Archive, ArchivedFile, ArchivedVersion } from "../../ports/archive.ts";
import type { OpenBytes } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { FindingKind } from "../../domain/finding-kinds.ts";
import type { PlaceChange, PlacedItem } from "../../ports/records/place-records.ts";
import { isOriginalAt } from "../files/copy-originals.ts";
import { copyHeld } from "../files/fetched-copies.ts";
import { archiveOf } from "./archive-of.ts";
import { itemOf, putFrom } from "./move-to-archive.ts";
import type { ArchiveServices, HeldPlace } from "./held-place.ts";
import { tellOfFile } from "./tell-of-file.ts";

/** So many times a day an original is brought back by itself; then people must see who changes it. */
const mostRestorations = 3;
const dayMs = 86_400_000;
/** Restorations are counted in attempts of this size, between which the attempts of one of them are. */
const restoration = 100;

/**
 * An original that somebody changed or took away in the archive: where its bytes are the same after all, that is noted;
 * otherwise the version that has them is made the current one, or it is put again from the spool or from what this server
 * has fetched. What cannot be brought back stays as it is, for people to see: from SharePoint's bin only a person can take
 * it (Graph's `restore` is for OneDrive Personal alone). The history says what was found and done.
 */
export async function restoreInArchive(
  services: ArchiveServices,
  held: HeldPlace,
): Promise<PlaceChange | "remove"> {
  const { store, clock } = services;
  const { place } = held;
  const file = await store.read.files.get(place.id);
  // Of a file that was sealed the place alone knows where bytes are still to be removed.
  if (file === null) return place.item === null ? "remove" : { state: "missing", readyAt: null };
  const archive = archiveOf(services, place);
  const there = place.item === null ? null : await archive.look(place.item);
  if (there !== null && (await isSame(await archive.open(there), file))) {
    if (await wasReported(services, file)) await tellOfFile(services, file, "archive.restored", {});
    return backAgain(services, held, itemOf(there));
  }

  const before = now(clock.now(), held);
  const by = there === null ? null : await lastHand(archive, there);
  const restored =
    before < mostRestorations * restoration
      ? ((await fromVersions(archive, there, file)) ?? (await fromHere(services, held, archive, file)))
      : null;
  const data = {
    state: there === null ? "missing" : "changed",
    changedBy: by,
    path: place.item?.path ?? null,
  };
  if (restored === null) {
    await tellOfFile(services, file, there === null ? "archive.missing" : "archive.changed", data);
    await showFinding(services, file, there === null ? "archiveMissing" : "archiveChanged");
    return { state: there === null ? "missing" : "changed", readyAt: null };
  }
  await tellOfFile(services, file, "archive.restored", data);
  return { ...backAgain(services, held, restored), attempts: before + restoration };
}

/** How often it was brought back lately. */
function now(at: Date, { place }: HeldPlace): number {
  const isLately = place.archivedAt !== null && at.getTime() - place.archivedAt.getTime() < dayMs;
  return isLately ? Math.floor(place.attempts / restoration) * restoration : 0;
}

function backAgain({ clock, graceMs }: ArchiveServices, { place }: HeldPlace, item: PlacedItem): PlaceChange {
  const at = clock.now();
  const readyAt = place.clearedAt === null ? new Date(at.getTime() + graceMs) : null;
  return { state: "archived", item, progress: null, archivedAt: at, readyAt };
}

async function fromVersions(
  archive: Archive,
  there: ArchivedFile | null,
  file: StoredFileRecord,
): Promise<PlacedItem | null> {
  if (there === null) return null;
  const versions = (await archive.versions(there)).filter(({ size }) => size === file.size);
  for (const { id } of versions.toReversed()) {
    if (!(await isSame(await archive.openVersion(there, id), file))) continue;
    const restored = await archive.restoreVersion(there, id);
    return (await isSame(await archive.open(restored), file)) ? itemOf(restored) : null;
  }
  return null;
}

/** From the spool, or from a copy that was fetched to show it. */
async function fromHere(
  services: ArchiveServices,
  held: HeldPlace,
  archive: Archive,
  file: StoredFileRecord,
): Promise<PlacedItem | null> {
  const copies = await services.archives.copies();
  const copyId = await copyHeld(copies, file.id);
  const places = [
    { files: services.files, id: file.id },
    ...(copyId === null ? [] : [{ files: copies, id: copyId }]),
  ];
  for (const at of places) {
    if (!(await isOriginalAt(at.files, { ...file, id: at.id }))) continue;
    return putFrom(at, services, { ...held, place: { ...held.place, progress: null } }, archive, file);
  }
  return null;
}

/** The last that the history says of this file is that people have to bring it back. */
async function wasReported(
  { store }: ArchiveServices,
  { id, documentId }: StoredFileRecord,
): Promise<boolean> {
  const entries = await store.read.audit.ofDocument(documentId);
  const last = entries.findLast(({ subjectId, action }) => subjectId === id && action.startsWith("archive."));
  return last?.action === "archive.missing" || last?.action === "archive.changed";
}

async function lastHand(archive: Archive, there: ArchivedFile): Promise<ArchivedVersion["by"]> {
  return (await archive.versions(there)).at(-1)?.by ?? null;
}

/** Reads them to the end. */
export async function isSame(
  bytes: OpenBytes | null,
  { size, sha256 }: Pick<StoredFileRecord, "size" | "sha256">,
): Promise<boolean> {
  if (bytes === null) return false;
  const hash = createHash("sha256");
  let read = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    read += piece.length;
  }
  return read === size && hash.digest("hex") === sha256;
}

/** At once, and not only when the next reconciliation finds it. */
async function showFinding(
  { store, clock, ids }: ArchiveServices,
  { id: subjectId, agencyId, documentId }: StoredFileRecord,
  kind: FindingKind,
): Promise<void> {
  const finding = {
    id: ids.next(),
    kind,
    subjectId,
    agencyId,
    documentId,
    details: {},
    foundAt: clock.now(),
  };
  await store.transaction(({ findings }) => findings.put(finding, ids.next()));
}
