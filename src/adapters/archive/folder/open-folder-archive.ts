import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rmdir, statfs, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import {
  ArchiveUnavailable,
  type Archive,
  type ArchivedFile,
  type ArchiveRef,
  type ArchiveStep,
} from "../../../ports/archive.ts";
import type { ByteRange, OpenBytes } from "../../../ports/file-store.ts";
import { answering, giveName, orNull, removeIfThere, writeWhole } from "./disk-answers.ts";
import { codeOf } from "../../files/system-refusals.ts";
import { asArchived, findItem, type Found, type Root } from "./find-item.ts";
import { changesIn } from "./folder-changes.ts";
import { ownFolder, removeEntry } from "./kept-entries.ts";
import { putFile } from "./put-file.ts";

export interface FolderSettings {
  /** On this machine or a mounted share. */
  readonly root: string;
  /** A small file beside the records, which remembers the archive that was found here first. */
  readonly remembered: string;
  /** Files in a page of changes. */
  readonly pageSize?: number;
}

const mark = z.object({ container: z.string() });
const leastFreeBytes = 1_073_741_824;

/**
 * The archive on a folder that belongs to the service, for agencies that keep their files at home. The root carries a mark;
 * where another one or none is found later, the disk is not mounted, and nothing is written or said to be gone. The root
 * is looked at with the first call, so that a share that is away does not keep the server from starting.
 */
export function openFolderArchive(settings: FolderSettings): Archive {
  const opened = async (): Promise<Root> => ({ root: settings.root, container: await containerOf(settings) });
  const found = async (ref: ArchiveRef): Promise<{ root: Root; item: Found | null }> => {
    const root = await opened();
    if (ref.container !== root.container) {
      throw new ArchiveUnavailable("missingLibrary", "The item lies in another archive folder.");
    }
    return { root, item: await findItem(root, ref.item) };
  };
  const look = (ref: ArchiveRef) =>
    answering(async () => {
      const { root, item } = await found(ref);
      return item === null ? null : asArchived(root, ref.item, item);
    });
  return {
    kind: "folder",
    put: (file) => answering(async () => putFile(await opened(), file)),
    open: (ref, range) => answering(async () => openIfThere((await found(ref)).item, range)),
    look,
    versions: (ref) =>
      answering(async () => {
        const { root, item } = await found(ref);
        if (item === null) return [];
        const { version, size } = asArchived(root, ref.item, item);
        return [{ id: version, at: item.facts.modified, by: null, size }];
      }),
    openVersion: (ref, versionId) =>
      answering(async () => {
        const { root, item } = await found(ref);
        if (item === null || asArchived(root, ref.item, item).version !== versionId) return null;
        return openIfThere(item);
      }),
    restoreVersion: async (ref, versionId) => onlyVersion(await look(ref), versionId),
    destroy: (ref) =>
      answering(async () => {
        const { root, item } = await found(ref);
        return destroy(root, ref.item, item);
      }),
    changes: (cursor) => answering(async () => changesIn(await opened(), cursor, settings.pageSize)),
    editing: null,
    linkOf: async () => null,
    examine: () => examine(settings),
    close: async () => undefined,
  };
}

async function containerOf({
  root,
  remembered,
}: Pick<FolderSettings, "root" | "remembered">): Promise<string> {
  const markFile = path.join(root, ownFolder, "archive.json");
  const here = await readMark(markFile);
  const known = await readMark(remembered);
  if (here !== null && (known === null || known === here)) {
    if (known === null) await writeWhole(remembered, JSON.stringify({ container: here }));
    return here;
  }
  if (known !== null) {
    throw new ArchiveUnavailable("missingLibrary", "The archive folder is not the one that was used before.");
  }
  // One by one: `recursive` never ends where the system lets nobody make a folder (/proc).
  for (const folder of [root, path.join(root, ownFolder)]) await makeIfMissing(folder);
  // Two servers may meet an empty folder at the same moment.
  const made = `${markFile}.${randomUUID()}`;
  await writeWhole(made, JSON.stringify({ container: randomUUID() }));
  await giveName(made, markFile);
  await removeIfThere(made);
  return containerOf({ root, remembered });
}

async function makeIfMissing(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o750 }).catch((error: unknown) => {
    if (codeOf(error) !== "EEXIST") throw error;
  });
}

async function readMark(file: string): Promise<string | null> {
  const text = await orNull(readFile(file, "utf8"));
  return text === null ? null : mark.parse(JSON.parse(text)).container;
}

async function openIfThere(item: Found | null, range?: ByteRange): Promise<OpenBytes | null> {
  if (item === null) return null;
  const handle = await orNull(open(item.file, "r"));
  return handle === null ? null : handle.createReadStream(range === undefined ? {} : { ...range });
}

function onlyVersion(item: ArchivedFile | null, versionId: string): ArchivedFile {
  if (item?.version === versionId) return item;
  throw new ArchiveUnavailable("changed", "A folder keeps no earlier versions.");
}

async function destroy({ root }: Root, id: string, item: Found | null): Promise<boolean> {
  if (item === null) {
    await removeEntry(root, id);
    return false;
  }
  await chmod(item.file, 0o640);
  await unlink(item.file);
  await removeEntry(root, id);
  await removeEmptyFolders(root, path.dirname(item.file));
  return true;
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let at = folder; at !== root && at.startsWith(root); at = path.dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      if (["ENOTEMPTY", "EEXIST", "ENOENT", "EBUSY"].includes(codeOf(error) ?? "")) return;
      throw error;
    }
  }
}

async function examine(settings: FolderSettings): Promise<readonly ArchiveStep[]> {
  const steps: ArchiveStep[] = [];
  const step = async (
    name: ArchiveStep["step"],
    code: string,
    work: () => Promise<void>,
  ): Promise<boolean> => {
    try {
      await work();
      steps.push({ step: name, isOk: true, problem: null });
      return true;
    } catch (error) {
      const system = codeOf(error) ?? (error instanceof Error ? error.name : "?");
      steps.push({ step: name, isOk: false, problem: { code, params: { place: settings.root, system } } });
      return false;
    }
  };
  const isThere = await step("library", "archive.folder-missing", async () => {
    await containerOf(settings);
    await readdir(settings.root);
  });
  if (!isThere) return steps;
  await step("room", "archive.folder-full", async () => {
    const { bavail, bsize } = await statfs(settings.root);
    if (bavail * bsize < leastFreeBytes) throw new Error("ENOSPC");
  });
  await step("roundTrip", "archive.folder-denied", () => roundTrip(settings.root));
  return steps;
}

async function roundTrip(root: string): Promise<void> {
  const file = path.join(root, ownFolder, `probe-${randomUUID()}`);
  try {
    await writeFile(file, file, { flag: "wx" });
    let read = "";
    for await (const piece of createReadStream(file, "utf8")) read += String(piece);
    if (read !== file) throw new Error("The folder gives back other bytes.");
  } finally {
    await removeIfThere(file);
  }
}
