import { ArchiveUnavailable, type ArchiveRef } from "../../../ports/archive.ts";
import { type DriveItem, itemPath, readItem } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { isRefused } from "./graph-refused.ts";

/**
 * Removes an item with its versions, past the bin, and the document's folder with the last file in it: its name tells of
 * the document too. False where there was no item. Where the grant does not allow that, it goes into the bin, and
 * `ArchiveUnavailable` `denied` says so.
 */
export async function removeForGood(graph: Graph, ref: ArchiveRef): Promise<boolean> {
  const item = await readItem(graph, itemPath(ref));
  if (item === null || !(await purge(graph, ref))) return false;
  await removeEmptyFolder(graph, ref.container, item);
  return true;
}

async function purge(graph: Graph, ref: ArchiveRef): Promise<boolean> {
  try {
    await graph.call({ method: "POST", path: `${itemPath(ref)}/permanentDelete`, units: 2 });
    return true;
  } catch (error) {
    if (isRefused(error, 404)) return false;
    if (!isRefused(error, 400, 403, 405)) throw error;
    await graph.call({ method: "DELETE", path: itemPath(ref), units: 2 });
    throw new ArchiveUnavailable("denied", "The item could be put into the recycle bin only.", {
      cause: error,
    });
  }
}

/** The agency, the year, the register: they stay for others, also where somebody moved a file into one of them. */
const sharedFolders = 3;

async function removeEmptyFolder(
  graph: Graph,
  container: string,
  { parentReference }: DriveItem,
): Promise<void> {
  const { id, path = "" } = parentReference ?? {};
  const depth = (/root:\/?(.*)$/u.exec(path)?.[1] ?? "").split("/").length;
  if (id === undefined || depth <= sharedFolders) return;
  const folder = { container, item: id };
  if ((await readItem(graph, itemPath(folder)))?.folder?.childCount !== 0) return;
  try {
    await graph.call({ method: "POST", path: `${itemPath(folder)}/permanentDelete`, units: 2 });
  } catch (error) {
    // The bytes are gone; an empty folder that somebody holds is no reason to say otherwise.
    if (!isRefused(error)) throw error;
  }
}
