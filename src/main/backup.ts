import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { openLocalFolder } from "../adapters/files/local-folder.ts";
import { copySqlite, inspectSqlite } from "../adapters/store/engine/copy-sqlite.ts";
import { openStoreAsItIs } from "../adapters/store/open-store.ts";
import type { Config } from "../config.ts";
import type { Store } from "../ports/store.ts";
import { verifyAudit } from "../usecases/audit/verify-audit.ts";
import { copyOriginals, type CopiedOriginals } from "../usecases/files/copy-originals.ts";
import { openSpool } from "./spool.ts";

/** What a backup says of itself; written last, so that a folder without it is none. */
export const manifest = z.object({
  product: z.literal("vanthu"),
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Null where the records are in SQL Server, whose own backup holds them. */
  database: z
    .object({
      sha256: z.string(),
      counts: z.record(z.string(), z.number()),
      migrations: z.array(z.string()),
    })
    .nullable(),
  files: z.object({
    count: z.number(),
    bytes: z.number(),
    /** Rest in the archive, whose own backup holds them; older backups did not know of one. */
    inArchive: z.number().default(0),
  }),
  /** Where the history of each agency stands; worth keeping somewhere else, too. */
  audit: z.array(
    z.object({ agencyId: z.string(), agencyName: z.string(), entries: z.number(), head: z.string() }),
  ),
});
export type Manifest = z.infer<typeof manifest>;

export const manifestName = "manifest.json";
export const databaseName = "vanthu.db";
export const filesName = "files";

export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly originals: CopiedOriginals;
  /** What is wrong with what was copied, in words for the administrator; empty when nothing is. */
  readonly problems: readonly string[];
}

/**
 * Copies a running Vanthu into `<target>/<moment>` and the originals that its records name into `<target>/files`,
 * which all backups in that target share: an original never changes and is copied once. The records come first and the
 * files after them, so that every record of the copy has its bytes. Everything is read again after it was written.
 */
export async function backUp(
  config: Pick<Config, "store" | "dataFolder"> & Partial<Pick<Config, "spool">>,
  target: string,
  { now, verifyAll = false }: { readonly now: Date; readonly verifyAll?: boolean },
): Promise<Backup> {
  const folder = path.join(target, now.toISOString().replaceAll(/[:.]/g, "-"));
  const unfinished = `${folder}.unfinished`;
  await mkdir(unfinished, { recursive: true, mode: 0o750 });
  const copy = path.join(unfinished, databaseName);
  const { store: settings } = config;
  if (settings.engine === "sqlite") await copySqlite(settings.file, copy);
  const store = await openStoreAsItIs(
    settings.engine === "sqlite" ? { engine: "sqlite", file: copy } : settings,
  );
  try {
    const problems: string[] = [];
    const audit = await chains(store, problems);
    const originals = await copyOriginals({
      read: store.read,
      from: await openSpool({ spool: "folder", ...config }, store),
      to: await openLocalFolder(path.join(target, filesName)),
      verifyAll,
    });
    problems.push(
      ...originals.damaged.map(
        (id) => `Tệp / file ${id}: mất hoặc không nguyên vẹn / missing or not the original.`,
      ),
    );
    await store.close();
    const told: Manifest = {
      product: "vanthu",
      format: 1,
      takenAt: now.toISOString(),
      database: settings.engine === "sqlite" ? await settled(copy, problems) : null,
      files: {
        count: originals.copied + originals.kept,
        bytes: originals.bytes,
        inArchive: originals.inArchive,
      },
      audit,
    };
    await writeDurably(path.join(unfinished, manifestName), `${JSON.stringify(told, null, 2)}\n`);
    await rename(unfinished, folder);
    return { folder, manifest: told, originals, problems };
  } finally {
    await store.close();
  }
}

async function chains(store: Store, problems: string[]): Promise<Manifest["audit"]> {
  const found: Manifest["audit"] = [];
  for await (const { agencyId, agencyName, entries, head, fault } of verifyAudit({ store })) {
    found.push({ agencyId, agencyName, entries, head });
    if (fault !== null)
      problems.push(
        `${agencyName}: lịch sử sai ở mục ${fault.seq} / the history is broken at entry ${fault.seq}.`,
      );
  }
  return found;
}

/** The copy as it will stay: closed, without the log beside it, looked through and hashed. */
async function settled(copy: string, problems: string[]): Promise<NonNullable<Manifest["database"]>> {
  const { counts, migrations, problems: found } = inspectSqlite(copy);
  problems.push(...found.map((problem) => `${databaseName}: ${problem}`));
  for (const rest of ["-wal", "-shm"]) await rm(`${copy}${rest}`, { force: true });
  return { sha256: await hashOf(copy), counts: { ...counts }, migrations: [...migrations] };
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o640);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The newest finished backup in a target, or the one that is named itself; null where there is none. */
export async function findBackup(place: string): Promise<{ folder: string; manifest: Manifest } | null> {
  const own = await readManifest(place);
  if (own !== null) return { folder: place, manifest: own };
  const names = await readdir(place).catch(() => []);
  for (const name of names.toSorted((a, b) => (a < b ? 1 : -1))) {
    const found = await readManifest(path.join(place, name));
    if (found !== null) return { folder: path.join(place, name), manifest: found };
  }
  return null;
}

async function readManifest(folder: string): Promise<Manifest | null> {
  if (folder.endsWith(".unfinished")) return null;
  const text = await readFile(path.join(folder, manifestName), "utf8").catch(() => null);
  return text === null ? null : manifest.parse(JSON.parse(text));
}
