import { createHash } from "node:crypto";
import type { FileStore, OpenBytes } from "../../ports/file-store.ts";
import type { Ids } from "../../ports/ids.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import { FileDamaged } from "./file-damaged.ts";

type Expected = Pick<StoredFileRecord, "id" | "size" | "sha256">;

/** A copy on this server's disk, found to be the original when it was fetched. */
interface Copy {
  readonly copyId: string;
  readonly size: number;
  readonly fetched: Promise<void>;
  /** Who works with its path now; it stays while there is anybody. */
  users: number;
}

/** By file, the least lately used first. */
type Copies = Map<string, Copy>;

const mostBytes = 1024 ** 3;
const mostCopies = 500;
/** A matter of speed alone: another server, or this one after a restart, fetches once more. */
const known = new WeakMap<FileStore, Copies>();

/**
 * Runs `work` with the id under which `store` holds a copy of the file. It is fetched by `fetch` where it is not there
 * yet, once for all who ask at the same time, and compared with the recorded hash. Throws `FileDamaged` where the bytes
 * are gone or are others, and what `fetch` throws.
 */
export async function withCopy<T>(
  { store, ids }: { readonly store: FileStore; readonly ids: Ids },
  file: Expected,
  fetch: () => Promise<OpenBytes | null>,
  work: (copyId: string) => Promise<T>,
): Promise<T> {
  const copies = copiesIn(store);
  const copy = (await stillHeld(store, copies, file.id)) ?? begin(store, ids.next(), file, fetch);
  // Put at the end: it was used last.
  copies.delete(file.id);
  copies.set(file.id, copy);
  copy.users += 1;
  try {
    await copy.fetched;
    await makeRoom(store, copies);
    return await work(copy.copyId);
  } catch (error) {
    if (copies.get(file.id) === copy && (await isUseless(store, copy))) copies.delete(file.id);
    throw error;
  } finally {
    copy.users -= 1;
  }
}

/** The id under which this server holds a whole copy of the file; null where it holds none. */
export async function copyHeld(store: FileStore, fileId: string): Promise<string | null> {
  return (await stillHeld(store, copiesIn(store), fileId))?.copyId ?? null;
}

/** Null where none was fetched, or where it was swept since. */
async function stillHeld(store: FileStore, copies: Copies, fileId: string): Promise<Copy | null> {
  const copy = copies.get(fileId);
  if (copy === undefined) return null;
  const isHeld = await copy.fetched.then(
    () => store.size(copy.copyId),
    () => null,
  );
  // Somebody else may have begun another meanwhile.
  if (isHeld !== null || copies.get(fileId) !== copy) return copies.get(fileId) ?? null;
  copies.delete(fileId);
  return null;
}

/** Removes copies that were fetched longer ago: of servers that are gone, and what nobody has asked for since. */
export async function sweepCopies(store: FileStore, before: Date): Promise<number> {
  let removed = 0;
  for await (const { id, changedAt } of store.list())
    if (changedAt < before && (await store.remove(id))) removed += 1;
  return removed;
}

/** What may not be kept any more is not kept here either. */
export async function dropCopy(store: FileStore, fileId: string): Promise<void> {
  const copies = copiesIn(store);
  const copy = copies.get(fileId);
  if (copy === undefined) return;
  copies.delete(fileId);
  await copy.fetched.catch(() => undefined);
  await store.remove(copy.copyId);
}

function copiesIn(store: FileStore): Copies {
  const before = known.get(store);
  if (before !== undefined) return before;
  const fresh: Copies = new Map();
  known.set(store, fresh);
  return fresh;
}

/** Under another id each time: servers may share the place, and none fetches for another. */
function begin(
  store: FileStore,
  copyId: string,
  file: Expected,
  fetch: () => Promise<OpenBytes | null>,
): Copy {
  return { copyId, size: file.size, fetched: fetchTo(store, copyId, file, fetch), users: 0 };
}

async function fetchTo(
  store: FileStore,
  copyId: string,
  { id, size, sha256 }: Expected,
  fetch: () => Promise<OpenBytes | null>,
): Promise<void> {
  const bytes = await fetch();
  if (bytes === null) throw new FileDamaged(id);
  const hash = createHash("sha256");
  async function* hashed(source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      hash.update(piece);
      yield piece;
    }
  }
  await store.begin(copyId);
  try {
    // One byte more is enough to know that these are others.
    const held = await store.append(copyId, hashed(bytes), 0, size + 1);
    if (held !== size || hash.digest("hex") !== sha256) throw new FileDamaged(id);
    await store.finish(copyId);
  } catch (error) {
    await store.remove(copyId);
    throw error;
  }
}

/** It never came, or somebody has cleared the folder. */
async function isUseless(store: FileStore, { copyId }: Copy): Promise<boolean> {
  return (await store.size(copyId).catch(() => null)) === null;
}

async function makeRoom(store: FileStore, copies: Copies): Promise<void> {
  let bytes = [...copies.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [fileId, copy] of copies) {
    if (bytes <= mostBytes && copies.size <= mostCopies) return;
    if (copy.users > 0) continue;
    copies.delete(fileId);
    bytes -= copy.size;
    await store.remove(copy.copyId);
  }
}
