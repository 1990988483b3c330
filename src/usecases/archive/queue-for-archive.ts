import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/**
 * In the transaction that keeps files: they are to be moved to the archive. Whoever registers does not wait for it; with
 * no archive nothing is written.
 */
export async function queueForArchive(
  { archives }: Pick<Services, "archives">,
  { places, help }: Pick<Records, "places" | "help">,
  files: readonly StoredFileRecord[],
): Promise<void> {
  const { current } = archives;
  if (current === null) return;
  const practice = await help.practiceAmong([...new Set(files.map(({ agencyId }) => agencyId))]);
  const real = files.filter(({ agencyId }) => !practice.has(agencyId));
  await places.add(
    real.map(({ id, agencyId, documentId, storedAt }) => ({
      id,
      agencyId,
      documentId,
      kind: current.kind,
      queuedAt: storedAt,
      readyAt: storedAt,
    })),
  );
}

export interface QueueWhatLiesHere {
  /** How many may wait at a time, so that what is registered today never waits behind the heap of years. */
  readonly mostWaiting: number;
  /** Where the last run ended; null: from the beginning. */
  readonly after: string | null;
}

const together = 200;
/** Files looked at in one run; whoever looks at a million takes many. */
const pagesInRun = 20;

/**
 * A deployment that turns the archive on has files in its spool: they are queued too, a few at a time. Answers how many,
 * where to go on, and whether the end was reached: what is registered since is queued as it comes.
 */
export async function queueWhatLiesHere(
  { store, clock, archives }: Pick<Services, "store" | "clock" | "archives">,
  { mostWaiting, after: begin }: QueueWhatLiesHere,
): Promise<{ queued: number; after: string | null; isOver: boolean }> {
  const { current } = archives;
  if (current === null) return { queued: 0, after: null, isOver: true };
  let after = begin;
  let queued = 0;
  let room = mostWaiting - (await store.read.places.queue()).waiting;
  for (let page = 0; page < pagesInRun && room > 0; page += 1) {
    const files = await store.read.files.after(after, together);
    const placed = await store.read.places.ofFiles(files.map(({ id }) => id));
    const practice = await store.read.help.practiceAmong([...new Set(files.map(({ agencyId }) => agencyId))]);
    const fresh = files
      // What is not registered yet is in no register's folder.
      .filter((it) => it.documentKind !== "arrival" && !placed.has(it.id) && !practice.has(it.agencyId))
      .slice(0, room);
    const now = clock.now();
    await store.transaction(({ places }) =>
      places.add(
        fresh.map(({ id, agencyId, documentId }) => {
          return { id, agencyId, documentId, kind: current.kind, queuedAt: now, readyAt: now };
        }),
      ),
    );
    queued += fresh.length;
    room -= fresh.length;
    // With no room left some of this page may be left, too.
    after = (room > 0 ? files : fresh).at(-1)?.id ?? after;
    if (room > 0 && files.length < together) return { queued, after, isOver: true };
  }
  return { queued, after, isOver: false };
}
