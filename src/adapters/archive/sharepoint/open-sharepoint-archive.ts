import {
  ArchiveUnavailable,
  type Archive,
  type ArchivedFile,
  type ArchivedVersion,
  type ArchiveRef,
} from "../../../ports/archive.ts";
import { openBytesHost } from "./bytes-host.ts";
import { openChanges } from "./changes.ts";
import { openTokens } from "./credential.ts";
import { asArchived, currentVersion, itemPath, pageOf, readItem, version } from "./drive-items.ts";
import { openEditing } from "./editing.ts";
import { examine, type ExamineParts } from "./examine.ts";
import { openFolders } from "./folders.ts";
import { openGraph, type Graph } from "./graph.ts";
import { answering, orNull } from "./graph-refused.ts";
import { openLanes } from "./lanes.ts";
import { openLibraries } from "./libraries.ts";
import { putFile } from "./put-file.ts";
import { readBytes, readVersion } from "./read-bytes.ts";
import { removeForGood } from "./remove-for-good.ts";
import { defaultTuning, fragmentUnit, type SharePointSettings, type TransferTuning } from "./settings.ts";
import { createUnitBudget, defaultBudget, type UnitBudget } from "./unit-budget.ts";

export interface SharePointOptions {
  /** Shared with whoever else speaks to Graph in this process. */
  readonly budget?: UnitBudget;
  readonly tuning?: Partial<TransferTuning>;
}

export interface SharePointArchive extends Archive {
  /** The same for work that nobody waits for: its calls leave the budget to those of people. */
  readonly behind: Archive;
}

/** The archive in SharePoint's libraries, by Graph alone, as the app itself, with `Sites.Selected`. Asks nothing yet. */
export function openSharePointArchive(
  settings: SharePointSettings,
  options: SharePointOptions = {},
): SharePointArchive {
  const tuning = { ...defaultTuning, ...options.tuning };
  if (tuning.fragmentBytes % fragmentUnit !== 0 || tuning.fragmentBytes > 60 * 1024 * 1024)
    throw new TypeError("A fragment is a multiple of 320 KiB below 60 MiB.");
  const budget = options.budget ?? createUnitBudget({ ...defaultBudget, perMinute: 1000 });
  const tokens = openTokens(settings);
  const host = openBytesHost(tuning);
  const lanes = openLanes(tuning.atOnce);
  const opened = (urgent: boolean): Archive => {
    const graph = openGraph({ graphUrl: settings.graphUrl, tokens, budget, tuning, urgent });
    const libraries = openLibraries(graph, settings);
    const folders = openFolders(graph);
    return archiveOf({
      settings,
      tokens,
      parts: { graph, host, budget, tuning, lanes, urgent, libraries, folders },
    });
  };
  return { ...opened(true), behind: opened(false) };
}

function archiveOf({ settings, tokens, parts }: ExamineParts): Archive {
  const { graph, host, libraries } = parts;
  const changes = openChanges(graph, libraries);
  const editing = openEditing(graph);
  return {
    kind: "sharepoint",
    put: (file, progress) => answering(() => putFile(parts, file, progress)),
    open: (ref, range) => answering(() => readBytes(parts, ref, range)),
    look: (ref) => answering(() => look(graph, ref)),
    versions: (ref) => answering(() => versionsOf(graph, ref)),
    openVersion: (ref, id) =>
      answering(async () =>
        (await currentVersion(graph, ref)) === id ? readBytes(parts, ref) : readVersion(parts, ref, id),
      ),
    restoreVersion: (ref, id) => answering(() => restore(graph, ref, id)),
    destroy: (ref) => answering(() => removeForGood(graph, ref)),
    changes: (cursor) => answering(() => changes.after(cursor)),
    editing: {
      allow: (ref, directoryId) => answering(() => editing.allow(ref, directoryId)),
      putVersion: (ref, eTag, bytes) => answering(() => editing.putVersion(ref, eTag, bytes)),
    },
    linkOf: (ref) => answering(async () => (await readItem(graph, itemPath(ref)))?.webUrl ?? null),
    examine: () => examine({ settings, tokens, parts }),
    close: async () => host.close(),
  };
}

async function look(graph: Graph, ref: ArchiveRef): Promise<ArchivedFile | null> {
  const [item, current] = await Promise.all([readItem(graph, itemPath(ref)), currentVersion(graph, ref)]);
  return item === null ? null : asArchived(ref.container, item, current);
}

async function versionsOf(graph: Graph, ref: ArchiveRef): Promise<readonly ArchivedVersion[]> {
  const found: ArchivedVersion[] = [];
  for (let path: string | null = `${itemPath(ref)}/versions`; path !== null;) {
    const answer = await orNull(graph.call({ path, units: 2 }));
    if (answer === null) return [];
    const { value, "@odata.nextLink": next } = pageOf(version).parse(answer.body);
    for (const one of value) {
      const { user, application } = one.lastModifiedBy ?? {};
      found.push({
        id: one.id,
        at: new Date(one.lastModifiedDateTime ?? 0),
        by: user?.displayName ?? application?.displayName ?? null,
        size: one.size ?? 0,
      });
    }
    path = next === undefined ? null : graph.pathOf(next);
  }
  return found.reverse();
}

async function restore(graph: Graph, ref: ArchiveRef, id: string): Promise<ArchivedFile> {
  await graph.call({
    method: "POST",
    path: `${itemPath(ref)}/versions/${encodeURIComponent(id)}/restoreVersion`,
    units: 2,
    isRepeatable: false,
  });
  const restored = await look(graph, ref);
  if (restored === null) throw new ArchiveUnavailable("changed", "The item went away while it was restored.");
  return restored;
}
