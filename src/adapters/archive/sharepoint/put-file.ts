import type { DriveItem as GraphItem } from "@microsoft/microsoft-graph-types";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import {
  ArchiveDiffers,
  ArchiveUnavailable,
  type ArchivedFile,
  type FileToArchive,
  type PutProgress,
} from "../../../ports/archive.ts";
import { quickXorHash } from "../quick-xor-hash.ts";
import { besideName, safePlace } from "../safe-names.ts";
import {
  asArchived,
  currentVersion,
  driveItem,
  itemPath,
  readItem,
  rootPath,
  type DriveItem,
} from "./drive-items.ts";
import type { Folders } from "./folders.ts";
import { backoff, type Graph } from "./graph.ts";
import { isRefused } from "./graph-refused.ts";
import { driveShape, type Libraries, type Library } from "./libraries.ts";
import { removeForGood } from "./remove-for-good.ts";
import { readBytes } from "./read-bytes.ts";
import { beginSession, sendThrough, SessionLost, type SessionParts } from "./upload-session.ts";

export interface PutParts extends SessionParts {
  readonly libraries: Libraries;
  readonly folders: Folders;
}

/** Where files lie, each under its id, until their bytes were found to be the same. */
export const incomingFolder = "_dang-chuyen";
const mostNames = 200;
const mostSessions = 5;

const stateSchema = z.object({
  /** The address of a session is a right to write this one file until it ends, some days at most. */
  session: z.object({ drive: z.string(), url: z.string() }).optional(),
  item: z.object({ drive: z.string(), id: z.string() }).optional(),
});
type State = z.infer<typeof stateSchema>;

/**
 * Uploads under the id of the file into a folder of its own, where a second attempt finds it whatever was lost; compares
 * the hash; and only then moves it, by its id, to where people look. So nobody sees half a file, and there is never a
 * second item.
 */
export async function putFile(
  parts: PutParts,
  file: FileToArchive,
  progress: PutProgress,
): Promise<ArchivedFile> {
  const library = await parts.libraries.ofAgency(safePlace(file.place).folders[0] ?? "");
  const state = readState(progress.saved);
  const held = await findHeld(parts, library, file, state);
  const item = held ?? (await upload(parts, library, file, progress, state));
  if (held === null || state.item?.id !== item.id)
    await progress.save(JSON.stringify({ item: { drive: library.drive, id: item.id } } satisfies State));
  await assertSame(parts, library, item, file, progress);
  const placed = await place(parts, library, item, file);
  const ref = { container: library.drive, item: placed.id };
  return asArchived(library.drive, placed, await currentVersion(parts.graph, ref, file.urgent));
}

function readState(saved: string | null): State {
  return saved === null ? {} : stateSchema.parse(JSON.parse(saved));
}

/** What an earlier attempt has brought there whole, wherever it is by now. */
async function findHeld(
  { graph }: PutParts,
  { drive }: Library,
  file: FileToArchive,
  { item, session }: State,
): Promise<DriveItem | null> {
  if (item?.drive === drive) {
    const found = await readItem(graph, itemPath({ container: drive, item: item.id }), file.urgent);
    if (found !== null) return found;
  }
  // Nothing was begun: a file that lies there all the same is met with the upload's 409.
  if (item === undefined && session === undefined) return null;
  return findIncoming({ graph }, drive, file);
}

const findIncoming = ({ graph }: Pick<PutParts, "graph">, drive: string, { fileId, urgent }: FileToArchive) =>
  readItem(graph, rootPath(drive, [incomingFolder, fileId]), urgent);

async function upload(
  parts: PutParts,
  library: Library,
  file: FileToArchive,
  progress: PutProgress,
  state: State,
): Promise<DriveItem> {
  const { drive } = library;
  try {
    await parts.folders.idOf(drive, [incomingFolder], file.urgent);
    if (file.size <= parts.tuning.smallBytes) return await uploadSmall(parts, drive, file);
    return await uploadLarge(parts, drive, file, progress, state);
  } catch (error) {
    if (isRefused(error, 404)) parts.folders.forget(drive, [incomingFolder]);
    if (!isRefused(error, 409)) throw error;
    // An attempt whose answer was lost, or another worker, has brought it.
    const there = await findIncoming(parts, drive, file);
    if (there === null) throw error;
    return there;
  }
}

async function uploadSmall({ graph }: PutParts, drive: string, file: FileToArchive): Promise<DriveItem> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await file.open()) pieces.push(piece);
  const { body } = await graph.call({
    method: "PUT",
    path: `${rootPath(drive, [incomingFolder, file.fileId])}/content?@microsoft.graph.conflictBehavior=fail`,
    units: 2,
    urgent: file.urgent,
    bytes: Buffer.concat(pieces),
    headers: { "content-type": "application/octet-stream" },
  });
  return driveItem.parse(body);
}

async function uploadLarge(
  parts: PutParts,
  drive: string,
  file: FileToArchive,
  progress: PutProgress,
  state: State,
): Promise<DriveItem> {
  let url = state.session?.drive === drive ? state.session.url : null;
  let begun: number | null = null;
  for (let sessions = 0; sessions < mostSessions; sessions += 1) {
    if (url === null) {
      await assertRoom(parts.graph, drive, file);
      url = await beginSession(parts.graph, rootPath(drive, [incomingFolder, file.fileId]), file);
      await progress.save(JSON.stringify({ session: { drive, url } } satisfies State));
      begun = 0;
    }
    try {
      return await sendThrough(parts, url, file, begun);
    } catch (error) {
      if (!(error instanceof SessionLost)) throw error;
      const there = await findMade(parts, drive, file, error);
      if (there !== null) return there;
      url = null;
    }
  }
  throw new ArchiveUnavailable("offline", "Upload sessions do not last.");
}

/** SharePoint itself would say so with the last fragment only. */
async function assertRoom(graph: Graph, drive: string, { size, urgent }: FileToArchive): Promise<void> {
  const { body } = await graph.call({
    path: `/drives/${encodeURIComponent(drive)}?$select=id,quota`,
    urgent,
  });
  const left = driveShape.parse(body).quota?.remaining ?? null;
  if (left !== null && left < size)
    throw new ArchiveUnavailable("full", "The site has no room for the file.");
}

/**
 * A session ends with its last fragment, too, whose answer may have been lost. While the file is being made of what came,
 * waiting costs less than sending everything again.
 */
async function findMade(
  parts: PutParts,
  drive: string,
  file: FileToArchive,
  { isAllSent }: SessionLost,
): Promise<DriveItem | null> {
  const until = performance.now() + (isAllSent ? parts.tuning.makingMs : 0);
  for (let attempt = 1; ; attempt += 1) {
    const there = await findIncoming(parts, drive, file);
    if (there !== null || performance.now() >= until) return there;
    await sleep(backoff(parts.tuning, attempt));
  }
}

/**
 * Compares the size and QuickXorHash that SharePoint tells; where it tells no hash, the bytes are read back and their
 * SHA-256 is compared. Other bytes are taken away again.
 */
async function assertSame(
  parts: PutParts,
  { drive }: Library,
  item: DriveItem,
  file: FileToArchive,
  progress: PutProgress,
): Promise<void> {
  const ref = { container: drive, item: item.id };
  const own = await parts.lanes.run(async () => hashesOf(await file.open()));
  const theirs = item.file?.hashes?.quickXorHash;
  const isSame =
    item.size === file.size &&
    own.sha256 === file.sha256 &&
    (theirs === undefined ? await isReadBack(parts, ref, file) : theirs === own.quickXor);
  if (isSame) return;
  await removeForGood(parts.graph, ref);
  await progress.save(null);
  throw new ArchiveDiffers("SharePoint holds other bytes than were sent.");
}

async function isReadBack(parts: PutParts, ref: { container: string; item: string }, file: FileToArchive) {
  const bytes = await readBytes(parts, ref);
  return bytes !== null && (await hashesOf(bytes)).sha256 === file.sha256;
}

async function hashesOf(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; quickXor: string }> {
  const sha256 = createHash("sha256");
  const quickXor = quickXorHash();
  for await (const piece of bytes) {
    sha256.update(piece);
    quickXor.update(piece);
  }
  return { sha256: sha256.digest("hex"), quickXor: quickXor.digest() };
}

/** Moves it to where people look, beside what has its name already. What a person has moved meanwhile stays there. */
async function place(
  { graph, folders }: PutParts,
  { drive, room }: Library,
  item: DriveItem,
  file: FileToArchive,
): Promise<DriveItem> {
  const incoming = await folders.idOf(drive, [incomingFolder], file.urgent);
  if (item.parentReference?.id !== incoming) return item;
  const { folders: names, name, nameLimit } = safePlace(file.place, room);
  let retried = false;
  for (let n = 1; n <= mostNames;) {
    try {
      const parent = await folders.idOf(drive, names, file.urgent);
      const { body } = await graph.call({
        method: "PATCH",
        path: itemPath({ container: drive, item: item.id }),
        units: 2,
        urgent: file.urgent,
        json: {
          name: besideName(name, n, nameLimit),
          parentReference: { id: parent },
        } satisfies GraphItem,
      });
      return driveItem.parse(body);
    } catch (error) {
      if (isRefused(error, 409)) n += 1;
      else if (isRefused(error, 404) && !retried) {
        // The folder was removed since we looked.
        folders.forget(drive, names);
        retried = true;
      } else throw error;
    }
  }
  throw new ArchiveUnavailable("changed", "No name is free in the folder of the document.");
}
