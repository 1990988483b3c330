import { chmod, mkdir, open, rename, stat, unlink } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { AppendRefused, type ByteRange, type FileStore } from "../../ports/file-store.ts";
import { answering, isMissing } from "./disk-faults.ts";
import { heldFiles, placeOf, probe, syncFolder, type Place } from "./folder-layout.ts";
import { lengthOf, writeAsItComes, type Append } from "./write-behind.ts";

/** Appends that run in this process, so that a second one is refused and a removal ends the first. */
type Running = Map<string, { removed: boolean }>;

/**
 * Files in a folder of the local disk or a mounted share, spread over 4096 folders by the end of their ids. A growing
 * file is `<id>.part` and becomes `<id>` when it is finished, so that a crash never leaves half a file under a
 * finished name. Makes the folder where it is missing; later on a missing folder is a fault, since it is then a disk
 * that is not mounted.
 */
export async function openLocalFolder(root: string): Promise<FileStore> {
  const running: Running = new Map();
  await answering(() => mkdir(root, { recursive: true, mode: 0o750 }));
  return {
    begin: (id) => answering(() => begin(placeOf(root, id))),
    size: (id) => answering(() => sizeOf(placeOf(root, id))),
    isFinished: (id) => answering(async () => (await find(placeOf(root, id)))?.isFinished ?? false),
    identity: (id) => answering(() => identityOf(placeOf(root, id))),
    append: (id, source, at, limit, written) =>
      append(running, placeOf(root, id), { source, at, limit, written }),
    finish: (id) => answering(() => finish(running, placeOf(root, id))),
    open: (id, range) => answering(() => openForReading(placeOf(root, id), range)),
    async withLocalPath(id, work) {
      const found = await answering(() => find(placeOf(root, id)));
      if (found === null) throw new AppendRefused("missing", 0);
      return work(found.path);
    },
    remove: (id) => answering(() => remove(running, placeOf(root, id))),
    list: () => heldFiles(root),
    check: () => answering(() => probe(root)),
  };
}

async function begin(place: Place): Promise<void> {
  const made = await mkdir(place.folder, { recursive: false, mode: 0o750 }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    },
  );
  if ((await find(place)) !== null) throw new Error("A file with this id is there already.");
  await synced(await open(place.growing, "wx", 0o640));
  await syncFolder(place.folder);
  if (made) await syncFolder(place.root);
}

interface Found {
  readonly path: string;
  readonly size: number;
  readonly isFinished: boolean;
}

/** Looks twice, since a file may be finished between looking for the one name and for the other. */
async function find(place: Place): Promise<Found | null> {
  for (const path of [place.finished, place.growing, place.finished]) {
    try {
      return { path, size: (await stat(path)).size, isFinished: path === place.finished };
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  // Without its folder every file would look as if it had never been there.
  await stat(place.root);
  return null;
}

/** A growing file may grow through another server; on a share only an open one tells its size of this moment. */
async function sizeOf(place: Place): Promise<number | null> {
  const found = await find(place);
  if (found === null || found.isFinished) return found?.size ?? null;
  const file = await open(found.path, "r");
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function identityOf(place: Place): Promise<string | null> {
  const found = await find(place);
  if (found === null) return null;
  const { ino, size, mtimeNs, ctimeNs } = await stat(found.path, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}

async function append(running: Running, place: Place, it: Append): Promise<number> {
  const found = await answering(() => find(place));
  if (found === null) throw new AppendRefused("missing", 0);
  if (found.isFinished) throw new AppendRefused("finished", found.size);
  if (running.has(place.id)) throw new AppendRefused("busy", found.size);
  const mark = { removed: false };
  running.set(place.id, mark);
  try {
    const file = await answering(() => open(place.growing, "r+"));
    const size = await appendTo(file, mark, it).catch(async (error: unknown) => {
      // What came until then is kept where it can be; why it ended is what the sender must hear.
      await synced(file).catch(() => undefined);
      throw error;
    });
    await answering(() => synced(file));
    return size;
  } finally {
    running.delete(place.id);
  }
}

async function appendTo(file: FileHandle, mark: { removed: boolean }, it: Append): Promise<number> {
  const { size } = await answering(() => file.stat());
  if (size !== it.at) throw new AppendRefused("offset", size);
  return writeAsItComes(
    it,
    (pieces, from) => writeAll(file, pieces, from),
    () => {
      if (mark.removed) throw new AppendRefused("missing", 0);
    },
  );
}

async function synced(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gathered without being copied: what is made anew for each piece must be taken away again. */
async function writeAll(file: FileHandle, pieces: readonly Uint8Array[], from: number): Promise<void> {
  const total = lengthOf(pieces);
  const { bytesWritten } = await answering(() => file.writev([...pieces], from));
  if (bytesWritten === total) return;
  // A disk takes less only when it is about to be full.
  const bytes = Buffer.concat(pieces);
  for (let written = bytesWritten; written < total;) {
    const rest = bytes.subarray(written);
    written += (await answering(() => file.write(rest, 0, rest.length, from + written))).bytesWritten;
  }
}

async function finish(running: Running, place: Place): Promise<void> {
  const found = await find(place);
  if (found === null) throw new AppendRefused("missing", 0);
  if (found.isFinished) return;
  if (running.has(place.id)) throw new AppendRefused("busy", found.size);
  await synced(await open(place.growing, "r+"));
  await chmod(place.growing, 0o440);
  await rename(place.growing, place.finished);
  await syncFolder(place.folder);
}

async function openForReading(place: Place, range: ByteRange | undefined) {
  const found = await find(place);
  if (found === null) return null;
  const file = await open(found.path, "r");
  return file.createReadStream(range === undefined ? {} : { start: range.start, end: range.end });
}

async function remove(running: Running, place: Place): Promise<boolean> {
  const current = running.get(place.id);
  if (current !== undefined) current.removed = true;
  let removed = false;
  for (const path of [place.growing, place.finished]) {
    try {
      await unlink(path);
      removed = true;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  await (removed ? syncFolder(place.folder) : stat(place.root));
  return removed;
}
