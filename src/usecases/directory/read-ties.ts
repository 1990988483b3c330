import { DirectoryForgot, DirectoryRefused, type Directory } from "../../ports/directory.ts";
import type { DirectoryPart } from "../../ports/records/directory-records.ts";
import type { Services } from "../../ports/services.ts";

type Deps = Pick<Services, "store" | "clock" | "directory">;

/** How many managers and changes of groups were read; null where the organisation does not let them be read. */
export interface TiesRead {
  readonly managers: number | null;
  readonly groups: number | null;
}

/**
 * Reads who manages whom, and groups with their members by what changed. Either may be refused: that is noted for the
 * administrators, and people go on. Nobody gets a right by it. Null where no directory is connected.
 */
export async function readTies(deps: Deps): Promise<TiesRead | null> {
  const { directory } = deps;
  if (directory === null) return null;
  const managers = await unlessRefused(deps, "managers", () => readManagers(deps, directory));
  const groups = await unlessRefused(deps, "groups", () => readGroups(deps, directory));
  return { managers, groups };
}

async function unlessRefused(
  { store, clock }: Deps,
  part: DirectoryPart,
  read: () => Promise<number>,
): Promise<number | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error;
    await store.transaction(async ({ directory }) => {
      // What was read while it was allowed goes on from there once it is again.
      const before = await directory.cursor(part);
      const cursor = before?.cursor ?? "";
      await directory.saveCursor(part, { cursor, readAt: clock.now(), isRefused: true });
    });
    return null;
  }
}

async function readManagers({ store, clock }: Deps, directory: Directory): Promise<number> {
  const startedAt = clock.now();
  let read = 0;
  for (let next: string | null = null; ;) {
    const page = await directory.managers(next);
    read += page.people.filter(({ managerId }) => managerId !== null).length;
    await store.transaction((records) => records.directory.saveManagers(page.people));
    next = page.next;
    if (next !== null) continue;
    const cursor = { cursor: "", readAt: startedAt, isRefused: false };
    await store.transaction((records) => records.directory.saveCursor("managers", cursor));
    return read;
  }
}

async function readGroups(deps: Deps, directory: Directory): Promise<number> {
  const before = await deps.store.read.directory.cursor("groups");
  const from = before === null || before.cursor === "" ? null : before.cursor;
  try {
    return await readGroupsFrom(deps, directory, from);
  } catch (error) {
    if (error instanceof DirectoryForgot && from !== null) return readGroupsFrom(deps, directory, null);
    throw error;
  }
}

async function readGroupsFrom(
  { store, clock }: Deps,
  directory: Directory,
  from: string | null,
): Promise<number> {
  const startedAt = clock.now();
  let read = 0;
  for (let cursor = from; ;) {
    const page = await directory.groups(cursor);
    cursor = page.cursor;
    read += page.groups.length;
    await store.transaction(async (records) => {
      await records.directory.saveGroups(page.groups, startedAt);
      await records.directory.removeGroups(page.removed);
      if (!page.isLast) return;
      // A whole reading tells of nothing that is gone: it is what it did not have.
      if (from === null) await records.directory.forgetGroupsBefore(startedAt);
      await records.directory.saveCursor("groups", {
        cursor: page.cursor,
        readAt: startedAt,
        isRefused: false,
      });
    });
    if (page.isLast) return read;
  }
}
