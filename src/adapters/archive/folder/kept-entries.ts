import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { orNull, removeIfThere, writeWhole } from "./disk-answers.ts";

const entrySchema = z.object({
  /** From the root, with `/` between the parts. */
  path: z.string(),
  number: z.string(),
  size: z.number(),
  sha256: z.string(),
  modifiedNs: z.string(),
  /** When it was last looked for everywhere and not found; milliseconds since 1970. */
  soughtAt: z.number().optional(),
});

/** What the archive itself remembers of a file, so that it is found again when somebody renamed or moved it. */
export type Entry = z.infer<typeof entrySchema>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
export const ownFolder = ".vanthu";

function fileOf(root: string, id: string): string {
  if (!uuid.test(id)) throw new TypeError("Not the id of a file.");
  return path.join(root, ownFolder, "items", id.slice(-2), `${id}.json`);
}

export async function readEntry(root: string, id: string): Promise<Entry | null> {
  const text = await orNull(readFile(fileOf(root, id), "utf8"));
  return text === null ? null : entrySchema.parse(JSON.parse(text));
}

export async function writeEntry(root: string, id: string, entry: Entry): Promise<void> {
  const file = fileOf(root, id);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o750 });
  await writeWhole(file, JSON.stringify(entry));
}

export async function removeEntry(root: string, id: string): Promise<void> {
  await removeIfThere(fileOf(root, id));
}

/** Up to `most` ids after `after`, by shard and name; null: from the first one. */
export async function entryIds(root: string, after: string | null, most: number): Promise<string[]> {
  const items = path.join(root, ownFolder, "items");
  const found: string[] = [];
  const from = after === null ? "" : after.slice(-2);
  for (const shard of ((await orNull(readdir(items))) ?? []).sort()) {
    if (shard < from || !/^[0-9a-f]{2}$/u.test(shard)) continue;
    const ids = (await readdir(path.join(items, shard)))
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length))
      .filter((id) => uuid.test(id) && (shard !== from || after === null || id > after));
    found.push(...ids.sort());
    if (found.length >= most) return found.slice(0, most);
  }
  return found;
}
