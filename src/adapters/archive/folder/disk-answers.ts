import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, open, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { ArchiveUnavailable, type ArchiveFault } from "../../../ports/archive.ts";
import { codeOf, refusedAs } from "../../files/system-refusals.ts";

const faults: Readonly<Record<string, ArchiveFault>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "denied",
  EPERM: "denied",
  EROFS: "denied",
  EBUSY: "locked",
  ETXTBSY: "locked",
};

/** Runs work on the disk or share and turns what the system refuses into `ArchiveUnavailable`; its message names no path. */
export const answering = <T>(work: () => Promise<T>): Promise<T> =>
  refusedAs(
    (code, cause) =>
      new ArchiveUnavailable(
        faults[code] ?? "offline",
        `The folder of the archive does not answer (${code}).`,
        {
          cause,
        },
      ),
    work,
  );

/** Null for what is not there. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}

/** What tells a file from any other on the same disk, and its bytes from others in the same file. */
export interface Facts {
  /** Its number on the disk and when it was made: a number is given to another file when one is removed. */
  readonly number: string;
  readonly size: number;
  readonly changedNs: string;
  /** Also changes when it is renamed or its rights are set. */
  readonly touched: Date;
  readonly modified: Date;
}

export async function factsOf(file: string): Promise<Facts | null> {
  const found = await orNull(stat(file, { bigint: true }));
  if (found === null || !found.isFile()) return null;
  return {
    number: `${found.ino}-${found.birthtimeNs}`,
    size: Number(found.size),
    changedNs: String(found.mtimeNs),
    touched: found.ctime,
    modified: found.mtime,
  };
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}

/** Whole or not at all, also when the power fails; over what is there. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.new`;
  const handle = await open(beside, "wx", 0o640);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  await syncFolder(path.dirname(file));
}

/** Gives a file a second name that nothing has; false where something has it. Never over anything. */
export async function giveName(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(codeOf(error) ?? "")) throw error;
  }
  // A share without hard links: the name is taken with an empty file, over which ours is moved.
  try {
    await (await open(name, "wx")).close();
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  await rename(file, name);
  return true;
}

/** Makes a new, renamed or removed name durable; Windows has no such thing and needs none on NTFS. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some shares cannot; they write names through.
    if (codeOf(error) !== "EINVAL" && codeOf(error) !== "ENOTSUP") throw error;
  } finally {
    await handle.close();
  }
}

export async function removeIfThere(file: string): Promise<boolean> {
  return (await orNull(unlink(file).then(() => true))) ?? false;
}
