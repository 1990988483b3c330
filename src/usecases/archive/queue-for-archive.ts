import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/**
 * In the transaction that keeps files: they are to be moved to the archive. Whoever registers does not wait for it; with
 * no archive nothing is written.
 */
export async function queueForArchive(
  { archives }: Pick<Services, "archives">,
  { places }: Pick<Records, "places">,
  files: readonly StoredFileRecord[],
): Promise<void> {
  const { current } = archives;
  if (current === null) return;
  await places.add(
    files.map(({ id, agencyId, documentId, storedAt }) => ({
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

/**
 * A deployment that turns the archive on has files in its spool: they are queued too, a few at a time. Answers how many,
 * and where to go on; `after` null: the end was reached.
 */
export async function queueWhatLiesHere(
  { store, clock, archives }: Pick<Services, "store" | "clock" | "archives">,
  { mostWaiting, after }: QueueWhatLiesHere,
): Promise<{ queued: number; after: string | null }> {
  const { current } = archives;
  if (current === null) return { queued: 0, after: null };
  const room = mostWaiting - (await store.read.places.counts(null)).waiting;
  if (room <= 0) return { queued: 0, after };
  const files = await store.read.places.unplaced(after, room);
  const now = clock.now();
  await store.transaction(({ places }) =>
    places.add(files.map((file) => ({ ...file, kind: current.kind, queuedAt: now, readyAt: now }))),
  );
  return { queued: files.length, after: files.length < room ? null : (files.at(-1)?.id ?? null) };
}
