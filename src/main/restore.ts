import { copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { openLocalFolder } from "../adapters/files/local-folder.ts";
import { inspectSqlite } from "../adapters/store/engine/copy-sqlite.ts";
import { openStoreAsItIs } from "../adapters/store/open-store.ts";
import type { Config } from "../config.ts";
import type { FileStore } from "../ports/file-store.ts";
import type { Store } from "../ports/store.ts";
import { verifyAudit } from "../usecases/audit/verify-audit.ts";
import { copyOriginals, type CopiedOriginals } from "../usecases/files/copy-originals.ts";
import { databaseName, filesName, findBackup, hashOf, type Manifest } from "./backup.ts";
import { openSpool } from "./spool.ts";

/** Why nothing was restored, in words for the administrator. What was begun is gone again. */
export class RestoreRefused extends Error {
  constructor(vi: string, en: string) {
    super(`${vi} / ${en}`);
    this.name = "RestoreRefused";
  }
}

export interface Restored {
  readonly from: string;
  readonly manifest: Manifest;
  readonly originals: CopiedOriginals;
  /** Uploads that were under way when the backup was taken; their senders begin again. */
  readonly forgottenUploads: number;
}

/**
 * Puts a backup where the configuration says that Vanthu keeps its data, into an empty place: nothing is ever
 * overwritten. Counts, hashes, the history of every agency and each original are compared with what the backup says
 * of itself before the database gets its name. With records in SQL Server, which its own backup brings back first,
 * only the originals are put back. Throws `RestoreRefused`.
 */
export async function restore(
  config: Pick<Config, "store" | "dataFolder"> & Partial<Pick<Config, "spool">>,
  place: string,
): Promise<Restored> {
  const found = await findBackup(place);
  if (found === null)
    throw new RestoreRefused("Thư mục này không có bản sao lưu nào.", "There is no backup in this folder.");
  const { folder, manifest } = found;
  const { store: settings, dataFolder } = config;
  await mkdir(dataFolder, { recursive: true, mode: 0o750 });
  const files = await openLocalFolder(path.join(dataFolder, filesName));
  const shared = await openLocalFolder(path.join(path.dirname(folder), filesName));
  // What the database holds itself came back with it, and is compared like the rest.
  const spoolOf = (store: Store) => openSpool({ spool: "folder", ...config }, store);
  if (settings.engine === "sqlserver") return filesOnly(settings, found, spoolOf, shared);
  await refuseFilled(settings.file, files);
  if (manifest.database === null)
    throw new RestoreRefused(
      "Bản sao lưu này chỉ có tệp; dữ liệu nằm trong SQL Server.",
      "This backup holds files alone; its records are in SQL Server.",
    );
  const fresh = `${settings.file}.restoring`;
  await rm(fresh, { force: true });
  await copyFile(path.join(folder, databaseName), fresh);
  try {
    const { sha256, counts } = manifest.database;
    if ((await hashOf(fresh)) !== sha256) throw damaged("mã băm khác / another hash");
    compareCounts(counts, inspectSqlite(fresh).counts);
    const store = await openStoreAsItIs({ engine: "sqlite", file: fresh });
    try {
      await compareChains(store, manifest);
      const originals = await bringBack(store, shared, await spoolOf(store));
      const forgottenUploads = await forgetRunning(store);
      await store.close();
      await rename(fresh, settings.file);
      return { from: folder, manifest, originals, forgottenUploads };
    } finally {
      await store.close();
    }
  } catch (error) {
    for (const rest of ["", "-wal", "-shm"]) await rm(`${fresh}${rest}`, { force: true });
    // The place was empty before, so all of this is ours.
    for await (const { id } of files.list()) await files.remove(id);
    throw error;
  }
}

async function filesOnly(
  settings: Config["store"],
  { folder, manifest }: { folder: string; manifest: Manifest },
  spoolOf: (store: Store) => Promise<FileStore>,
  shared: FileStore,
): Promise<Restored> {
  const store = await openStoreAsItIs(settings);
  try {
    const originals = await bringBack(store, shared, await spoolOf(store));
    return { from: folder, manifest, originals, forgottenUploads: await forgetRunning(store) };
  } finally {
    await store.close();
  }
}

async function refuseFilled(file: string, files: FileStore): Promise<void> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  const first = await files.list()[Symbol.asyncIterator]().next();
  if (isThere || first.done !== true)
    throw new RestoreRefused(
      "Thư mục dữ liệu đã có dữ liệu; không ghi đè. Hãy đặt VANTHU_DATA tới thư mục trống, hoặc chuyển dữ liệu cũ đi chỗ khác.",
      "The data folder holds data, and nothing is overwritten. Set VANTHU_DATA to an empty folder, or move the old data away.",
    );
}

function compareCounts(
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): void {
  const tables = new Set([...Object.keys(expected), ...Object.keys(found)]);
  const wrong = [...tables].filter((table) => expected[table] !== found[table]);
  if (wrong.length > 0) throw damaged(`số dòng khác ở / other counts in ${wrong.join(", ")}`);
}

async function compareChains(store: Store, { audit }: Manifest): Promise<void> {
  const heads = new Map(audit.map(({ agencyId, entries, head }) => [agencyId, `${entries} ${head}`]));
  for await (const { agencyId, agencyName, entries, head, fault } of verifyAudit({ store })) {
    if (fault !== null || heads.get(agencyId) !== `${entries} ${head}`)
      throw damaged(`lịch sử của / the history of ${agencyName}`);
    heads.delete(agencyId);
  }
  if (heads.size > 0)
    throw damaged(`thiếu lịch sử của / missing is the history of ${[...heads.keys()].join(", ")}`);
}

async function bringBack(store: Store, from: FileStore, to: FileStore): Promise<CopiedOriginals> {
  const originals = await copyOriginals({ read: store.read, from, to });
  if (originals.damaged.length === 0) return originals;
  throw damaged(`${originals.damaged.length} tệp / files: ${originals.damaged.slice(0, 5).join(", ")}`);
}

/** Whoever held something when the backup was taken is not coming back for it, and half an upload has no bytes here. */
async function forgetRunning(store: Store): Promise<number> {
  const farAway = new Date("9999-01-01T00:00:00Z");
  let uploads = 0;
  for (;;) {
    const left = await store.read.uploads.expired(farAway, 200);
    await store.transaction(async (records) => {
      for (const { id } of left) await records.uploads.remove(id);
      for (const { id } of await records.instances.all()) await records.instances.end(id, null);
    });
    uploads += left.length;
    if (left.length < 200) return uploads;
  }
}

function damaged(what: string): RestoreRefused {
  return new RestoreRefused(
    `Bản sao lưu không khớp với chính nó (${what}). Hãy dùng bản khác.`,
    "The backup is not what it says it is. Use another one.",
  );
}
