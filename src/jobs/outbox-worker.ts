import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import { LeaseLost, type Instance, type Lease } from "../ports/instance.ts";
import {
  everyLine,
  type OutboxKind,
  type OutboxLine,
  type OutboxRow,
} from "../ports/records/outbox-records.ts";
import type { Services } from "../ports/services.ts";
import { giveUp } from "../usecases/notices/give-up.ts";
import type { Handled } from "../usecases/notices/handled.ts";
import { backoffMs, mostAttempts } from "./backoff.ts";

export type OutboxHandlers = Readonly<
  Record<OutboxKind, (payload: OutboxRow["payload"], lease: Lease) => Promise<Handled>>
>;

export interface OutboxWorker {
  /** Takes up to so many rows that are due, and answers with the work of each, to be begun at once. */
  take(most: number): Promise<readonly (() => Promise<void>)[]>;
  /** Gives back what could not be finished in time, so that another server takes it at once. */
  release(): Promise<void>;
}

export interface WorkerSettings {
  /** A handler that takes longer is given up and its row tried again later. */
  readonly handlerMs: number;
  /** From which it takes, in this order; from all unless said otherwise. */
  readonly lines?: readonly OutboxLine[];
}

type Needed = Pick<Services, "store" | "clock"> & { readonly instance: Instance };

/** A row in the hands of this worker. */
interface Taken {
  readonly row: OutboxRow;
  readonly hold: string;
  readonly givenUp: AbortController;
  readonly lease: Lease;
  /** The handler has ended the row itself. */
  isEnded: boolean;
}

/**
 * Does what the outbox asks for. A row is held in the name of this instance, under a name of its own for each taking:
 * when this process dies the next worker takes it over, and whoever held it before can end it no more. What fails is
 * tried again after growing waits, and buried for people to see after `mostAttempts`, or when the handler says that it
 * never will succeed.
 */
export function outboxWorker(
  { store, clock, instance }: Needed,
  handlers: OutboxHandlers,
  log: Logger,
  { handlerMs, lines = everyLine }: WorkerSettings,
): OutboxWorker {
  const inHand = new Set<Taken>();

  async function settle(taken: Taken, result: Handled): Promise<void> {
    // Given back when the server stopped: whoever has it now settles it.
    if (!inHand.delete(taken)) return;
    if (result.kind === "done" && taken.isEnded) return;
    const { row, hold } = taken;
    const now = clock.now();
    const kept = await store.transaction(async (records) => {
      const { outbox } = records;
      if (result.kind === "done") return outbox.finish(row.id, hold, now);
      if (result.kind === "later") return outbox.putOff(row.id, hold, after(now, result.afterMs));
      if (result.kind === "retry" && result.forAll === true)
        await outbox.pause(lines, after(now, result.afterMs ?? 0));
      if (result.kind === "dead" || row.attempts >= mostAttempts) {
        const isBuried = await outbox.bury(row.id, hold, now, result.reason);
        if (isBuried) await giveUp(records, row, result.reason, now);
        return isBuried;
      }
      const wait = (result.afterMs ?? 0) + backoffMs(row.attempts);
      return outbox.retryLater(row.id, hold, after(now, wait), result.reason);
    });
    const facts = { row: row.id, kind: row.kind, attempts: row.attempts, result: result.kind };
    if (!kept) log.warn(facts, "lease lost");
    else if (result.kind === "retry" || result.kind === "dead") log.warn(facts, "not delivered");
  }

  function resultOf(taken: Taken): Promise<Handled> {
    const { row, lease } = taken;
    // A row that ends the process each time it is touched must not do so for ever.
    if (row.attempts > mostAttempts)
      return Promise.resolve({ kind: "dead", reason: "Taken too often without an end." });
    return within(handlerMs, () => handlers[row.kind](row.payload, lease), taken, log);
  }

  return {
    async take(most) {
      const hold = instance.newHold();
      const { lost } = instance;
      const rows = await store.transaction(({ outbox }) =>
        outbox.claimMany(hold, clock.now(), { lines, most }),
      );
      return rows.map((row) => {
        const taken = takenBy(row, hold, { lost, clock });
        inHand.add(taken);
        return async () => settle(taken, await resultOf(taken));
      });
    },
    async release() {
      const now = clock.now();
      for (const taken of inHand) {
        inHand.delete(taken);
        taken.givenUp.abort();
        const { row, hold } = taken;
        await store.transaction(({ outbox }) => outbox.retryLater(row.id, hold, now, "The server stopped."));
      }
    },
  };
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

function takenBy(
  row: OutboxRow,
  hold: string,
  { lost, clock }: Pick<Instance, "lost"> & Pick<Services, "clock">,
): Taken {
  const givenUp = new AbortController();
  const lease: Lease = {
    signal: AbortSignal.any([lost, givenUp.signal]),
    async hold({ outbox }) {
      if (!(await outbox.isHeld(row.id, hold))) throw new LeaseLost();
    },
    async end({ outbox }) {
      if (!(await outbox.finish(row.id, hold, clock.now()))) throw new LeaseLost();
      taken.isEnded = true;
    },
  };
  const taken: Taken = { row, hold, givenUp, lease, isEnded: false };
  return taken;
}

/** What a handler throws is a fault of ours and may pass; so may a handler that hangs. */
async function within(
  ms: number,
  work: () => Promise<Handled>,
  { row, givenUp }: Taken,
  log: Logger,
): Promise<Handled> {
  const late = Promise.withResolvers<Handled>();
  const timer = setTimeout(() => {
    givenUp.abort();
    late.resolve({ kind: "retry", afterMs: null, reason: "Not done in time." });
  }, ms);
  try {
    return await Promise.race([work(), late.promise]);
  } catch (error) {
    log.error({ row: row.id, kind: row.kind, error: errorFacts(error) }, "outbox fault");
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : "Unknown fault.";
    return { kind: "retry", afterMs: null, reason };
  } finally {
    clearTimeout(timer);
  }
}
