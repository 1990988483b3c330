import { z } from "zod";
import type { ArchiveChange, ArchiveChanges } from "../../../ports/archive.ts";
import { asSeen, driveItem, pageOf, rootPath, type DriveItem } from "./drive-items.ts";
import { openFolderPaths, type FolderPaths } from "./folder-paths.ts";
import type { Graph } from "./graph.ts";
import { isRefused } from "./graph-refused.ts";
import type { Libraries, Library } from "./libraries.ts";
import { incomingFolder } from "./put-file.ts";

const cursorSchema = z.object({
  /** Where each library goes on: a path of Graph that it gave itself. */
  links: z.record(z.string(), z.string()),
  /** The library whose pages are read just now; null: a new round begins. */
  now: z.string().nullable(),
});
type Cursor = z.infer<typeof cursorSchema>;

const page = pageOf(driveItem);
const fields = "id,name,size,eTag,cTag,webUrl,file,folder,root,deleted,parentReference";

export interface Changes {
  /** A page of Graph's delta, library after library. When one of them has forgotten our place, all begin anew. */
  after(cursor: string | null): Promise<ArchiveChanges>;
}

export function openChanges(graph: Graph, libraries: Libraries): Changes {
  const paths = openFolderPaths(graph);
  return {
    async after(saved) {
      const all = await libraries.all();
      const anew: Cursor = { links: {}, now: null };
      try {
        const cursor = saved === null ? anew : cursorSchema.parse(JSON.parse(saved));
        return await readPage({ graph, paths }, all, cursor, false);
      } catch (error) {
        if (!isRefused(error, 410)) throw error;
        return readPage({ graph, paths }, all, anew, true);
      }
    },
  };
}

async function readPage(
  { graph, paths }: { readonly graph: Graph; readonly paths: FolderPaths },
  all: readonly Library[],
  { links, now }: Cursor,
  reset: boolean,
): Promise<ArchiveChanges> {
  const index = Math.max(
    0,
    all.findIndex(({ drive }) => drive === now),
  );
  const drive = all[index]?.drive ?? "";
  const known = links[drive];
  const { body } = await graph.call({
    path: known ?? `${rootPath(drive, [])}/delta?$select=${fields}&$top=200`,
    units: known === undefined ? 2 : 1,
    urgent: false,
  });
  const { value, "@odata.nextLink": next, "@odata.deltaLink": done } = page.parse(body);
  const link = next ?? done;
  const isLastPage = next === undefined;
  const following = all[index + 1]?.drive ?? null;
  const cursor: Cursor = {
    links: link === undefined ? links : { ...links, [drive]: graph.pathOf(link) },
    now: isLastPage ? following : drive,
  };
  for (const item of value) paths.learn(drive, item);
  const items: ArchiveChange[] = [];
  for (const item of value) {
    const change = await changeOf(paths, drive, item);
    if (change !== null) items.push(change);
  }
  return {
    items,
    cursor: JSON.stringify(cursor),
    isLast: isLastPage && following === null,
    reset,
  };
}

/** Folders are no files of ours, and what is still on its way is nobody's. What is gone may have been either. */
async function changeOf(paths: FolderPaths, drive: string, item: DriveItem): Promise<ArchiveChange | null> {
  if (item.deleted !== undefined) return { kind: "gone", container: drive, item: item.id };
  if (item.file === undefined) return null;
  const folder = await paths.of(drive, item.parentReference?.id);
  if (folder === null || folder[0] === incomingFolder) return null;
  return { kind: "there", ...asSeen(drive, item), path: [...folder, item.name ?? ""].join("/") };
}
