import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  AppendRefused,
  FileStoreUnavailable,
  type ByteRange,
  type FileStore,
} from "../../ports/file-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import type { SpoolFileRecord, SpoolHold } from "../../ports/records/spool-records.ts";
import { StoreUnavailable } from "../../ports/store-errors.ts";
import type { Store } from "../../ports/store.ts";
import { answering as onDisk } from "./disk-faults.ts";
import { writeAsItComes, type Append } from "./write-behind.ts";

export interface DatabaseSpool {
  readonly store: Pick<Store, "read" | "transaction">;
  /** One that all servers agree on. */
  readonly clock: Clock;
  readonly ids: Ids;
  /** A folder of this machine, for files that a program must read by their path. */
  readonly scratch: string;
}

/** An append that says nothing for so long belongs to a server that is gone. */
const holdMs = 30_000;
const renewMs = holdMs / 3;
const staleMs = 86_400_000;
const together = 200;

/**
 * The spool in the records' own database: for several servers that have no disk in common. Bytes go in and out in pieces,
 * so that memory stays flat; each is durable when its transaction is.
 */
export async function openDatabaseSpool(spool: DatabaseSpool): Promise<FileStore> {
  const { store, clock } = spool;
  await onDisk(() => clearScratch(spool.scratch, clock.now()));
  const find = (id: string) => answering(() => store.read.spool.get(ours(id)));
  return {
    begin: (id) =>
      answering(() => store.transaction((records) => records.spool.begin(ours(id), clock.now()))),
    size: async (id) => (await find(id))?.size ?? null,
    isFinished: async (id) => (await find(id))?.isFinished ?? false,
    async identity(id) {
      const file = await find(id);
      return file && [file.begunAt.toISOString(), file.size, file.isFinished].join(" ");
    },
    append: (id, source, at, limit, written) => append(spool, ours(id), { source, at, limit, written }),
    finish: (id) => finish(spool, ours(id)),
    async open(id, range) {
      const file = await find(id);
      return file && openForReading(spool, file, range);
    },
    withLocalPath: (id, work) => withLocalPath(spool, ours(id), work),
    remove: (id) => answering(() => remove(spool, ours(id))),
    list: () => list(spool),
    check: () => check(spool),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

function ours(id: string): string {
  if (!uuid.test(id)) throw new TypeError("Not the id of a file.");
  return id;
}

async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new FileStoreUnavailable("The database does not answer.", { cause: error, full: error.full });
  }
}

async function append({ store, clock, ids }: DatabaseSpool, id: string, it: Append): Promise<number> {
  const holder = ids.next();
  const hold = (): SpoolHold => {
    const now = clock.now();
    return { holder, now, until: new Date(now.getTime() + holdMs) };
  };
  const inTransaction = <T>(work: (records: Store["read"]["spool"]) => Promise<T>): Promise<T> =>
    answering(() => store.transaction(({ spool }) => work(spool)));
  if (!(await inTransaction((spool) => spool.hold(id, it.at, hold()))))
    throw await whyNot(store, id, clock.now());
  // A sender may say nothing for long; what it then sends must still find its place free.
  const renewing = setInterval(() => {
    inTransaction((spool) => spool.holdOn(id, hold())).catch(() => undefined);
  }, renewMs);
  try {
    return await writeAsItComes(it, async (pieces, position) => {
      const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
      if (!(await inTransaction((spool) => spool.add(id, hold(), { position, bytes }))))
        throw new AppendRefused("missing", 0);
    });
  } finally {
    clearInterval(renewing);
    await inTransaction((spool) => spool.letGo(id, holder)).catch(() => undefined);
  }
}

/** Why a file takes no bytes, or cannot be finished. */
async function whyNot(store: DatabaseSpool["store"], id: string, now: Date): Promise<AppendRefused> {
  const file = await answering(() => store.read.spool.get(id));
  if (file === null) return new AppendRefused("missing", 0);
  if (file.isFinished) return new AppendRefused("finished", file.size);
  const isHeld = file.heldUntil !== null && file.heldUntil >= now;
  return new AppendRefused(isHeld ? "busy" : "offset", file.size);
}

async function finish({ store, clock }: DatabaseSpool, id: string): Promise<void> {
  const now = clock.now();
  if (await answering(() => store.transaction(({ spool }) => spool.finish(id, now)))) return;
  const refused = await whyNot(store, id, now);
  if (refused.reason !== "finished") throw refused;
}

function openForReading({ store }: DatabaseSpool, { id, size }: SpoolFileRecord, range?: ByteRange) {
  const end = Math.min(range?.end ?? Infinity, size - 1);
  async function* pieces(): AsyncIterable<Uint8Array> {
    for (let at = range?.start ?? 0; at <= end;) {
      const piece = await answering(() => store.read.spool.pieceAt(id, at));
      if (piece === null) throw new FileStoreUnavailable("The file went away while it was read.");
      const from = at - piece.position;
      const bytes = piece.bytes.subarray(from, from + end - at + 1);
      at += bytes.length;
      yield bytes;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

async function withLocalPath<T>(
  spool: DatabaseSpool,
  id: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const file = await answering(() => spool.store.read.spool.get(id));
  if (file === null) throw new AppendRefused("missing", 0);
  const folder = await onDisk(() => mkdtemp(path.join(spool.scratch, "read-")));
  try {
    const copy = path.join(folder, id);
    await onDisk(() => pipeline(openForReading(spool, file), createWriteStream(copy, { mode: 0o440 })));
    return await work(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a server left that was killed while it had lent a path. */
async function clearScratch(scratch: string, now: Date): Promise<void> {
  await mkdir(scratch, { recursive: true, mode: 0o750 });
  for (const name of await readdir(scratch)) {
    const left = path.join(scratch, name);
    const { mtime } = await stat(left);
    if (now.getTime() - mtime.getTime() > staleMs) await rm(left, { recursive: true, force: true });
  }
}

async function remove({ store }: DatabaseSpool, id: string): Promise<boolean> {
  const removed = await store.transaction(({ spool }) => spool.remove(id));
  while (await store.transaction(({ spool }) => spool.removePieces(id)));
  return removed;
}

async function* list(spool: DatabaseSpool) {
  const { read } = spool.store;
  const leftBehind = await answering(() => read.spool.leftBehind(together));
  for (const id of leftBehind) await answering(() => remove(spool, id));
  const page = (after: string | null) => answering(() => read.spool.after(after, together));
  for (let files = await page(null); files.length > 0; files = await page(files.at(-1)?.id ?? null))
    for (const { id, size, changedAt } of files) yield { id, size, changedAt };
}

async function check(spool: DatabaseSpool): Promise<void> {
  const { store, clock, ids } = spool;
  const id = ids.next();
  await answering(() => store.transaction((records) => records.spool.begin(id, clock.now())));
  try {
    const bytes = Buffer.from(id);
    await append(spool, id, { source: Readable.from([bytes]), at: 0, limit: bytes.length });
    const piece = await answering(() => store.read.spool.pieceAt(id, 0));
    if (piece === null || !bytes.equals(piece.bytes))
      throw new FileStoreUnavailable("The database gives back other bytes.");
  } finally {
    await answering(() => remove(spool, id));
  }
}
