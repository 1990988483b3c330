import type { FileStore } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import { isOriginalAt } from "./copy-originals.ts";

type Expected = Pick<StoredFileRecord, "id" | "size" | "sha256">;

/** What was read to its end and found right, by the identity that its bytes had; the latest last. */
interface Known {
  readonly found: Map<string, string>;
  readonly underWay: Map<string, Promise<boolean>>;
}

const mostKnown = 20_000;
/** A matter of speed alone: another server, or this one after a restart, reads once more. */
const known = new WeakMap<FileStore, Known>();

/**
 * Whether the bytes that are kept are those that were taken in (rule 1). They are read whole once in the life of this
 * process, and again when their identity has changed. False also where they are gone.
 */
export async function isOriginal(files: FileStore, file: Expected): Promise<boolean> {
  const { found, underWay } = knownOf(files);
  const identity = await files.identity(file.id);
  if (identity === null) return false;
  if (found.get(file.id) === identity) return true;
  const key = `${file.id} ${identity}`;
  // pdf.js asks for several parts at once; they wait for one reading.
  const reading = underWay.get(key) ?? isOriginalAt(files, file).finally(() => underWay.delete(key));
  underWay.set(key, reading);
  if (!(await reading)) return false;
  found.set(file.id, identity);
  const oldest = found.keys().next();
  if (found.size > mostKnown && oldest.done !== true) found.delete(oldest.value);
  return true;
}

function knownOf(files: FileStore): Known {
  const before: Known | undefined = known.get(files);
  if (before !== undefined) return before;
  const fresh: Known = { found: new Map(), underWay: new Map() };
  known.set(files, fresh);
  return fresh;
}
