import { randomUUID } from "node:crypto";
import { open, opendir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { HeldFile } from "../../ports/file-store.ts";
import { answering, isMissing } from "./disk-faults.ts";

/** Where one file lies. */
export interface Place {
  readonly id: string;
  readonly root: string;
  readonly folder: string;
  readonly growing: string;
  readonly finished: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const growingSuffix = ".part";

/** Throws for anything but a UUID of ours, so that no text from outside can ever name a path. */
export function placeOf(root: string, id: string): Place {
  if (!uuid.test(id)) throw new TypeError("Not the id of a file.");
  // The end of a UUIDv7 is random; its beginning is the time and would fill one folder after the other.
  const folder = path.join(root, id.slice(-3));
  const finished = path.join(folder, id);
  return { id, root, folder, growing: `${finished}${growingSuffix}`, finished };
}

/** Makes a new, renamed or removed name durable; Windows has no such thing and needs none on NTFS. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function* heldFiles(root: string): AsyncIterable<HeldFile> {
  for (const shard of await namesIn(root)) {
    if (!/^[0-9a-f]{3}$/.test(shard)) continue;
    for (const name of await namesIn(path.join(root, shard))) {
      const id = name.endsWith(growingSuffix) ? name.slice(0, -growingSuffix.length) : name;
      if (!uuid.test(id)) continue;
      const held = await look(path.join(root, shard, name));
      if (held !== null) yield { id, ...held };
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return answering(async () => {
    const names: string[] = [];
    for await (const entry of await opendir(folder)) names.push(entry.name);
    return names;
  });
}

/** Null where it was finished or removed since its folder was read. */
async function look(file: string): Promise<Omit<HeldFile, "id"> | null> {
  return answering(async () => {
    try {
      const { size, mtime } = await stat(file);
      return { size, changedAt: mtime };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  });
}

export async function probe(root: string): Promise<void> {
  const file = path.join(root, `.probe-${randomUUID()}`);
  try {
    await writeFile(file, file, { flag: "wx" });
    if ((await readFile(file, "utf8")) !== file) throw new Error("The file store gives back other bytes.");
  } finally {
    await unlink(file).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
}
