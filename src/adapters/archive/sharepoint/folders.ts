import { ArchiveUnavailable } from "../../../ports/archive.ts";
import { folded } from "../safe-names.ts";
import { driveItem, itemPath, readItem, rootPath } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { isRefused } from "./graph-refused.ts";

/** Folders by their path, made where they are missing; their ids are remembered for a while. */
export interface Folders {
  idOf(drive: string, parts: readonly string[], urgent: boolean): Promise<string>;
  /** Somebody moved or removed it. */
  forget(drive: string, parts: readonly string[]): void;
}

const mostRemembered = 2000;

export function openFolders(graph: Graph): Folders {
  const known = new Map<string, string>();
  const keyOf = (drive: string, parts: readonly string[]) => `${drive} ${folded(parts.join("/"))}`;

  async function idOf(drive: string, parts: readonly string[], urgent: boolean): Promise<string> {
    const key = keyOf(drive, parts);
    const before = known.get(key);
    if (before !== undefined) return before;
    const id = (await readFolder(drive, parts, urgent)) ?? (await make(drive, parts, urgent));
    if (known.size >= mostRemembered) known.clear();
    known.set(key, id);
    return id;
  }

  async function readFolder(
    drive: string,
    parts: readonly string[],
    urgent: boolean,
  ): Promise<string | null> {
    const item = await readItem(graph, rootPath(drive, parts), urgent);
    if (item !== null && item.folder === undefined && parts.length > 0)
      throw new ArchiveUnavailable("changed", "A file has the name of a folder of the layout.");
    return item?.id ?? null;
  }

  async function make(drive: string, parts: readonly string[], urgent: boolean): Promise<string> {
    const name = parts.at(-1);
    if (name === undefined) throw new ArchiveUnavailable("missingLibrary", "The library is not there.");
    const above = parts.slice(0, -1);
    const parent = await idOf(drive, above, urgent);
    try {
      const { body } = await graph.call({
        method: "POST",
        path: `${itemPath({ container: drive, item: parent })}/children`,
        units: 2,
        urgent,
        json: { name, folder: {}, "@microsoft.graph.conflictBehavior": "fail" },
      });
      return driveItem.parse(body).id;
    } catch (error) {
      if (isRefused(error, 404)) known.delete(keyOf(drive, above));
      if (!isRefused(error, 409)) throw error;
      // Another worker made it at the same moment.
      const made = await readFolder(drive, parts, urgent);
      if (made === null) throw error;
      return made;
    }
  }

  return {
    idOf,
    forget(drive, parts) {
      parts.forEach((_, i) => known.delete(keyOf(drive, parts.slice(0, i + 1))));
    },
  };
}
