import { createHash } from "node:crypto";
import type { FileStore } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";

export interface CopiedOriginals {
  readonly copied: number;
  /** Were there already, from an earlier run. */
  readonly kept: number;
  readonly bytes: number;
  /** Among the copied: were there, whole and spoilt by the copy's own disk. Only `verifyAll` finds them. */
  readonly mended: number;
  /** Rest in the archive alone, which has a backup of its own. */
  readonly inArchive: number;
  /** Not there, or not the bytes that were taken in; none of these was copied. */
  readonly damaged: readonly string[];
}

export interface CopyOriginals {
  readonly read: Pick<Records, "files" | "places">;
  readonly from: FileStore;
  readonly to: FileStore;
  /** Reads what is there already, too, instead of trusting its size. */
  readonly verifyAll?: boolean;
}

const chunk = 200;

/**
 * Copies every original that has a record from one spool to another, each checked by its hash on the way and once more
 * from where it was written. Originals never change, so what is there already is not copied again.
 */
export async function copyOriginals(work: CopyOriginals): Promise<CopiedOriginals> {
  let [copied, kept, mended, inArchive, bytes] = [0, 0, 0, 0, 0];
  const damaged: string[] = [];
  for (let after: string | null = null; ;) {
    const files: StoredFileRecord[] = await work.read.files.after(after, chunk);
    const places = await work.read.places.ofFiles(files.map(({ id }) => id));
    for (const file of files) {
      if ((places.get(file.id)?.item ?? null) !== null && (await isNowhere(work, file.id))) {
        inArchive += 1;
        continue;
      }
      bytes += file.size;
      const found = await lookAt(work, file);
      if (found === "whole") kept += 1;
      else if (await copyOne(work, file)) {
        copied += 1;
        mended += found === "spoilt" ? 1 : 0;
      } else damaged.push(file.id);
    }
    after = files.at(-1)?.id ?? null;
    if (files.length < chunk || after === null) return { copied, kept, mended, inArchive, bytes, damaged };
  }
}

/** Put into the archive, and cleared from where it was before; an older backup may still have it. */
async function isNowhere({ from, to }: CopyOriginals, id: string): Promise<boolean> {
  return (await from.size(id)) === null && (await to.size(id)) === null;
}

/** What an earlier run has left; anything but the whole original is removed. */
async function lookAt(
  { to, verifyAll = false }: CopyOriginals,
  file: StoredFileRecord,
): Promise<"whole" | "spoilt" | "none"> {
  const held = await to.size(file.id);
  if (held === null) return "none";
  // What is not finished is half a file of a run that was broken off.
  const isWhole = held === file.size && (await to.isFinished(file.id));
  if (isWhole && (!verifyAll || (await isOriginalAt(to, file)))) return "whole";
  await to.remove(file.id);
  return isWhole ? "spoilt" : "none";
}

async function copyOne({ from, to }: CopyOriginals, file: StoredFileRecord): Promise<boolean> {
  const source = await from.open(file.id);
  if (source === null) return false;
  const hash = createHash("sha256");
  async function* hashed(bytes: AsyncIterable<Uint8Array>) {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  }
  await to.begin(file.id);
  const size = await to.append(file.id, hashed(source), 0, Number.MAX_SAFE_INTEGER);
  if (size === file.size && hash.digest("hex") === file.sha256) {
    await to.finish(file.id);
    if (await isOriginalAt(to, file)) return true;
  }
  await to.remove(file.id);
  return false;
}

/** Reads it to the end, whatever was read before. */
export async function isOriginalAt(
  files: FileStore,
  { id, size, sha256 }: Pick<StoredFileRecord, "id" | "size" | "sha256">,
): Promise<boolean> {
  const bytes = await files.open(id);
  if (bytes === null) return false;
  const hash = createHash("sha256");
  let read = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    read += piece.length;
  }
  return read === size && hash.digest("hex") === sha256;
}
