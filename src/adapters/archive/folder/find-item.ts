import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { opendir } from "node:fs/promises";
import path from "node:path";
import type { ArchivedFile } from "../../../ports/archive.ts";
import { factsOf, orNull, sha256Of, type Facts } from "./disk-answers.ts";
import { entryIds, ownFolder, readEntry, writeEntry, type Entry } from "./kept-entries.ts";

export interface Root {
  readonly root: string;
  /** The id in the root's own mark: tells this archive from an empty mount point. */
  readonly container: string;
}

export interface Found {
  readonly entry: Entry;
  /** On this machine. */
  readonly file: string;
  readonly facts: Facts;
}

/**
 * Where an item lies now: where it was put or last found, or wherever a file with its number or its bytes is. Null
 * where there is none any more. Looks through the whole root only when it is not where it was, and did not do so within
 * `restMs`.
 */
export async function findItem({ root }: Root, id: string, { restMs = 0 } = {}): Promise<Found | null> {
  const entry = await readEntry(root, id);
  if (entry === null) return null;
  const file = path.join(root, ...entry.path.split("/"));
  const facts = await factsOf(file);
  if (facts?.number === entry.number) return { entry, file, facts };
  // Whoever saves anew by writing a file beside and renaming it leaves another number under the same name.
  if (facts !== null && !(await isAnothers(root, id, file))) {
    const known = { ...entry, number: facts.number };
    await writeEntry(root, id, known);
    return { entry: known, file, facts };
  }
  if (entry.soughtAt !== undefined && Date.now() - entry.soughtAt < restMs) return null;
  return (await seek(root, id, entry)) ?? noteSought(root, id, entry);
}

async function noteSought(root: string, id: string, entry: Entry): Promise<null> {
  await writeEntry(root, id, { ...entry, soughtAt: Date.now() });
  return null;
}

async function seek(root: string, id: string, entry: Entry): Promise<Found | null> {
  for await (const { file, facts } of filesUnder(root)) {
    const isIt =
      facts.number === entry.number ||
      (facts.size === entry.size &&
        (await sha256Of(file)) === entry.sha256 &&
        !(await isAnothers(root, id, file)));
    if (!isIt) continue;
    const { soughtAt: _, ...rest } = entry;
    const moved = {
      ...rest,
      path: path.relative(root, file).split(path.sep).join("/"),
      number: facts.number,
    };
    await writeEntry(root, id, moved);
    return { entry: moved, file, facts };
  }
  return null;
}

/** A copy that stands in its own place beside ours is not ours: two files may have the same bytes. */
async function isAnothers(root: string, id: string, file: string): Promise<boolean> {
  const place = path.relative(root, file).split(path.sep).join("/");
  for (let after: string | null = null; ;) {
    const ids: string[] = await entryIds(root, after, 500);
    for (const other of ids) if (other !== id && (await readEntry(root, other))?.path === place) return true;
    const last = ids.at(-1);
    if (last === undefined || ids.length < 500) return false;
    after = last;
  }
}

async function* filesUnder(folder: string, isRoot = true): AsyncIterable<{ file: string; facts: Facts }> {
  const listing = await orNull(opendir(folder));
  if (listing === null) return;
  const folders: string[] = [];
  for await (const one of listing) {
    const at = path.join(folder, one.name);
    if (one.isDirectory() && !(isRoot && one.name === ownFolder)) folders.push(at);
    const facts = isPlainFile(one) ? await factsOf(at) : null;
    if (facts !== null) yield { file: at, facts };
  }
  for (const one of folders) yield* filesUnder(one, false);
}

/** Links lead out of the archive. */
function isPlainFile(one: Dirent): boolean {
  return one.isFile() && !one.isSymbolicLink();
}

export function asArchived({ container }: Root, item: string, { entry, facts }: Found): ArchivedFile {
  const contentTag = `${facts.size}-${facts.changedNs}`;
  const eTag = createHash("sha256")
    .update(`${contentTag} ${facts.number} ${entry.path}`)
    .digest("hex")
    .slice(0, 32);
  return { container, item, eTag, contentTag, version: contentTag, path: entry.path, size: facts.size };
}
