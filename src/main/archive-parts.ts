import path from "node:path";
import { createUnitBudget, defaultBudget } from "../adapters/archive/sharepoint/unit-budget.ts";
import type { SharePointSettings } from "../adapters/archive/sharepoint/settings.ts";
import { openLocalFolder } from "../adapters/files/local-folder.ts";
import type { Config } from "../config.ts";
import type { SharePointConfig } from "../config/archive.ts";
import type { SharedLimit } from "../jobs/share-limits.ts";
import type { Archive, ArchiveEditing } from "../ports/archive.ts";
import type { Archives } from "../ports/archives.ts";
import { once } from "./lazy-parts.ts";

export interface ArchiveParts {
  readonly archives: Archives;
  /** The same for what happens without anybody asking: where calls are counted, those of people go before it. */
  readonly behind: Archives;
  /** What the servers must tell each other, by name. */
  readonly limits: Readonly<Record<string, SharedLimit>>;
  close(): Promise<void>;
}

type Settings = Pick<Config, "archive" | "dataFolder" | "identity">;

/** The archives that are set up; each is loaded with its first call. */
export function openArchives(config: Settings): ArchiveParts {
  const { current, folder, sharepoint } = config.archive;
  const known: Archive[] = [];
  const behind: Archive[] = [];
  const limits: Record<string, SharedLimit> = {};
  if (folder !== null) {
    const archive = lazyFolder(config, folder);
    known.push(archive);
    behind.push(archive);
  }
  if (sharepoint !== null) {
    const budget = createUnitBudget({ ...defaultBudget, perMinute: sharepoint.unitsPerMinute });
    limits["graph"] = budget;
    const settings = sharePointSettings(config, sharepoint);
    const load = once(async () => {
      const { openSharePointArchive } =
        await import("../adapters/archive/sharepoint/open-sharepoint-archive.ts");
      return openSharePointArchive(settings, { budget });
    });
    known.push(lazyArchive("sharepoint", true, load));
    behind.push(lazyArchive("sharepoint", true, async () => (await load()).behind));
  }
  const copies = once(() => openLocalFolder(path.join(config.dataFolder, "copies")));
  return {
    archives: archivesAmong(known, current, copies),
    behind: archivesAmong(behind, current, copies),
    limits,
    async close() {
      await Promise.all([...known, ...behind].map((archive) => archive.close()));
    },
  };
}

function archivesAmong(all: readonly Archive[], current: string, copies: Archives["copies"]): Archives {
  const of = (kind: string) => all.find((archive) => archive.kind === kind) ?? null;
  return { current: of(current), all, of, copies };
}

function lazyFolder({ dataFolder }: Settings, root: string): Archive {
  return lazyArchive("folder", false, async () => {
    const { openFolderArchive } = await import("../adapters/archive/folder/open-folder-archive.ts");
    return openFolderArchive({ root, remembered: path.join(dataFolder, "archive-folder.json") });
  });
}

function sharePointSettings({ identity }: Settings, sharepoint: SharePointConfig): SharePointSettings {
  // `readConfig` refuses SharePoint without Entra.
  if (identity.mode !== "entra") throw new TypeError("SharePoint needs Entra.");
  const { tenantId, clientId, credential } = identity;
  const { site, library, agencies, graphUrl, loginUrl } = sharepoint;
  return { tenantId, clientId, credential, graphUrl, loginUrl, place: { site, library }, agencies };
}

/** Loads Graph's and Entra's packages, or the folder, only when something is asked of the archive. */
function lazyArchive(kind: string, hasEditor: boolean, make: () => Promise<Archive>): Archive {
  let loaded: Archive | null = null;
  const archive = once(async () => {
    loaded = await make();
    return loaded;
  });
  return {
    kind,
    put: async (file, progress) => (await archive()).put(file, progress),
    open: async (ref, range) => (await archive()).open(ref, range),
    look: async (ref) => (await archive()).look(ref),
    versions: async (ref) => (await archive()).versions(ref),
    openVersion: async (ref, versionId) => (await archive()).openVersion(ref, versionId),
    restoreVersion: async (ref, versionId) => (await archive()).restoreVersion(ref, versionId),
    destroy: async (ref) => (await archive()).destroy(ref),
    changes: async (cursor) => (await archive()).changes(cursor),
    editing: hasEditor ? lazyEditing(archive) : null,
    linkOf: async (ref) => (await archive()).linkOf(ref),
    examine: async () => (await archive()).examine(),
    close: async () => loaded?.close(),
  };
}

function lazyEditing(archive: () => Promise<Archive>): ArchiveEditing {
  const editing = async () => {
    const { editing: found } = await archive();
    if (found === null) throw new TypeError("This archive has no editor.");
    return found;
  };
  return {
    allow: async (ref, directoryId) => (await editing()).allow(ref, directoryId),
    putVersion: async (ref, eTag, bytes) => (await editing()).putVersion(ref, eTag, bytes),
  };
}
