import { driveItem, itemPath, type DriveItem } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { orNull } from "./graph-refused.ts";

/**
 * Paths of folders by their ids: a delta names the folder of an item by its id alone, and brings the folders themselves,
 * as they are now, mostly before what is in them. What it did not bring is asked for.
 */
export interface FolderPaths {
  learn(drive: string, item: DriveItem): void;
  /** From the root inwards; null where the folder is gone. */
  of(drive: string, folder: string | undefined): Promise<readonly string[] | null>;
}

interface Known {
  readonly name: string;
  /** Null: the root. */
  readonly parent: string | null;
}

const mostKnown = 50_000;
const deepest = 100;

export function openFolderPaths(graph: Graph): FolderPaths {
  const known = new Map<string, Known>();
  const keyOf = (drive: string, id: string) => `${drive} ${id}`;

  function learn(drive: string, item: DriveItem): void {
    const key = keyOf(drive, item.id);
    if (item.deleted !== undefined) known.delete(key);
    const parent = item.root === undefined ? item.parentReference?.id : null;
    if (item.deleted !== undefined || item.folder === undefined || parent === undefined) return;
    if (known.size >= mostKnown) known.clear();
    known.set(key, { name: item.name ?? "", parent });
  }

  async function find(drive: string, id: string): Promise<Known | null> {
    const before = known.get(keyOf(drive, id));
    if (before !== undefined) return before;
    const call = { path: itemPath({ container: drive, item: id }), urgent: false };
    const answer = await orNull(graph.call(call));
    if (answer !== null) learn(drive, driveItem.parse(answer.body));
    return known.get(keyOf(drive, id)) ?? null;
  }

  return {
    learn,
    async of(drive, folder) {
      const names: string[] = [];
      for (let id = folder; id !== undefined && names.length < deepest;) {
        const found = await find(drive, id);
        if (found === null) return null;
        if (found.parent === null) return names;
        names.unshift(found.name);
        id = found.parent;
      }
      return null;
    },
  };
}
