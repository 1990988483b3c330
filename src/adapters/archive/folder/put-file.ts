import { randomUUID } from "node:crypto";
import { chmod, mkdir, open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { ArchiveDiffers, type ArchivedFile, type FileToArchive } from "../../../ports/archive.ts";
import { besideName, isSameName, safePlace } from "../safe-names.ts";
import { factsOf, giveName, orNull, removeIfThere, sha256Of, syncFolder } from "./disk-answers.ts";
import { codeOf } from "../../files/system-refusals.ts";
import { asArchived, findItem, type Root } from "./find-item.ts";
import { ownFolder, writeEntry } from "./kept-entries.ts";

const mostNames = 1000;
/** One file is put by one caller of this process at a time. */
const running = new Map<string, Promise<ArchivedFile>>();
/** A part that nobody has written to for so long was left by a server that died. */
const leftAfterMs = 3_600_000;

/**
 * Copies under a name of its own, reads it back, and only then gives it the name that people see, never over another
 * file. What it was called is written down before, so that whoever asks again finds it.
 */
export async function putFile(root: Root, file: FileToArchive): Promise<ArchivedFile> {
  const key = `${root.root} ${file.fileId}`;
  const earlier = running.get(key) ?? Promise.resolve();
  const mine = earlier.then(
    () => putAlone(root, file),
    () => putAlone(root, file),
  );
  running.set(key, mine);
  try {
    return await mine;
  } finally {
    if (running.get(key) === mine) running.delete(key);
  }
}

async function putAlone(root: Root, file: FileToArchive): Promise<ArchivedFile> {
  const before = await findItem(root, file.fileId);
  if (before !== null && (await isSame(before.file, file))) return asArchived(root, file.fileId, before);
  const incoming = path.join(root.root, ownFolder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o750 });
  await sweepParts(incoming, file.fileId);
  const part = path.join(incoming, `${file.fileId}.${randomUUID()}.part`);
  try {
    await copyTo(part, file);
    if (!(await isSame(part, file))) throw new ArchiveDiffers("The folder holds other bytes than were sent.");
    await chmod(part, 0o440);
    // Another server may have been given the same work.
    const meanwhile = await findItem(root, file.fileId);
    if (meanwhile !== null && (await isSame(meanwhile.file, file)))
      return asArchived(root, file.fileId, meanwhile);
    await place(root, part, file);
  } finally {
    await removeIfThere(part);
  }
  const placed = await findItem(root, file.fileId);
  if (placed === null) throw new ArchiveDiffers("What was placed is gone again.");
  return asArchived(root, file.fileId, placed);
}

async function isSame(at: string, { size, sha256 }: FileToArchive): Promise<boolean> {
  return (await factsOf(at))?.size === size && (await sha256Of(at)) === sha256;
}

async function copyTo(part: string, file: FileToArchive): Promise<void> {
  const handle = await open(part, "wx", 0o640);
  try {
    const bytes = await file.open();
    for await (const piece of bytes) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweepParts(incoming: string, fileId: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    if (!name.startsWith(`${fileId}.`)) continue;
    const at = path.join(incoming, name);
    const found = await orNull(stat(at));
    if (found !== null && Date.now() - found.mtimeMs > leftAfterMs) await removeIfThere(at);
  }
}

async function place(root: Root, part: string, file: FileToArchive): Promise<void> {
  const { folders, name, nameLimit } = safePlace(file.place);
  const facts = await factsOf(part);
  if (facts === null) throw new ArchiveDiffers("What was copied is gone again.");
  const parts = await makeFolders(root.root, folders);
  const folder = path.join(root.root, ...parts);
  for (let n = 1; n <= mostNames; n += 1) {
    const names = await readdir(folder);
    const candidate = besideName(name, n, nameLimit);
    if (names.some((taken) => isSameName(taken, candidate))) continue;
    await writeEntry(root.root, file.fileId, {
      path: [...parts, candidate].join("/"),
      number: facts.number,
      size: file.size,
      sha256: file.sha256,
      modifiedNs: facts.changedNs,
    });
    if (!(await giveName(part, path.join(folder, candidate)))) continue;
    await syncFolder(folder);
    return;
  }
  throw new Error("No name is free in the folder of the document.");
}

/** Makes what is missing; a folder that differs in case alone is the same one. Answers with the names as they are there. */
async function makeFolders(root: string, wanted: readonly string[]): Promise<string[]> {
  const made: string[] = [];
  for (const name of wanted) {
    const parent = path.join(root, ...made);
    const there = (await readdir(parent)).find((one) => isSameName(one, name));
    if (there === undefined) {
      await mkdir(path.join(parent, name), { mode: 0o750 }).catch((error: unknown) => {
        if (codeOf(error) !== "EEXIST") throw error;
      });
      await syncFolder(parent);
    }
    made.push(there ?? name);
  }
  return made;
}
