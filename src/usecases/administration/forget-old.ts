import type { Services } from "../../ports/services.ts";

export interface ForgetOld {
  /** Days for which what only operation needs is kept. */
  readonly keepDays: { readonly outbox: number; readonly deliveries: number };
  /** Lets the others go on between two batches. */
  readonly pause: () => Promise<unknown>;
}

export interface Forgotten {
  readonly outbox: number;
  readonly deliveries: number;
}

/** So few at a time that nobody who registers meanwhile has to wait for it. */
const batch = 500;
const dayMs = 86_400_000;

/**
 * Removes rows of the outbox that were done, and deliveries that ended, longer ago than they are kept. Registers, the
 * history and files are never touched: those are archives, with rules of their own.
 */
export async function forgetOld(
  { store, clock }: Pick<Services, "store" | "clock">,
  { keepDays, pause }: ForgetOld,
): Promise<Forgotten> {
  const now = clock.now().getTime();
  async function inBatches(remove: () => Promise<number>): Promise<number> {
    for (let removed = 0; ;) {
      const latest = await remove();
      removed += latest;
      if (latest < batch) return removed;
      await pause();
    }
  }
  const before = (days: number) => new Date(now - days * dayMs);
  return {
    outbox: await inBatches(() =>
      store.transaction(({ outbox }) => outbox.removeDone(before(keepDays.outbox), batch)),
    ),
    deliveries: await inBatches(() =>
      store.transaction(({ deliveries }) => deliveries.removeEnded(before(keepDays.deliveries), batch)),
    ),
  };
}
