import { ArchiveUnavailable, type ArchiveRef } from "../../../ports/archive.ts";
import { itemPath } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { isRefused } from "./graph-refused.ts";

/**
 * Removes an item with its versions, past the bin; false where there was none. Where the grant does not allow that, it goes
 * into the bin, and `ArchiveUnavailable` `denied` says so.
 */
export async function removeForGood(graph: Graph, ref: ArchiveRef): Promise<boolean> {
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
