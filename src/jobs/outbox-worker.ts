import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { OutboxKind, OutboxRow } from "../ports/records/outbox-records.ts";
import type { Services } from "../ports/services.ts";
import { backoffMs, mostAttempts } from "./backoff.ts";

/** How the work of one row ended. `afterMs` is what the other side asked for; null: as we see fit. */
export type WorkResult =
  | { readonly kind: "done" }
  | { readonly kind: "retry"; readonly afterMs: number | null; readonly reason: string }
  | { readonly kind: "dead"; readonly reason: string };

export type OutboxHandlers = Readonly<
  Record<OutboxKind, (payload: OutboxRow["payload"]) => Promise<WorkResult>>
>;

export interface OutboxWorker {
  /** Takes one row that is due, and answers with its work, to be begun at once; null when none is due. */
  take(): Promise<(() => Promise<void>) | null>;
  /** Gives back what could not be finished in time, so that another server takes it at once. */
  release(): Promise<void>;
}

export interface WorkerSettings {
  /** Tells this worker from every other one, also on other machines. */
  readonly owner: string;
  /** After this another worker may take the row. A handler is given up a little before. */
  readonly leaseMs: number;
}

type Needed = Pick<Services, "store" | "clock">;

const leaseReserveMs = 5000;

/**
 * Does what the outbox asks for. A row is held by lease: when this process dies the next worker takes it over. What
 * fails is tried again after growing waits, and buried for people to see after `mostAttempts`, or when the handler says
 * that it never will succeed.
 */
export function outboxWorker(
  { store, clock }: Needed,
  handlers: OutboxHandlers,
  log: Logger,
  { owner, leaseMs }: WorkerSettings,
): OutboxWorker {
  const inHand = new Set<string>();

  async function settle(row: OutboxRow, result: WorkResult): Promise<void> {
    // Given back when the server stopped: whoever has it now settles it.
    if (!inHand.delete(row.id)) return;
    const now = clock.now();
    const kept = await store.transaction(({ outbox }) => {
      if (result.kind === "done") return outbox.finish(row.id, owner, now);
      if (result.kind === "dead" || row.attempts >= mostAttempts) {
        return outbox.bury(row.id, owner, now, result.reason);
      }
      const wait = (result.afterMs ?? 0) + backoffMs(row.attempts);
      return outbox.retryLater(row.id, owner, new Date(now.getTime() + wait), result.reason);
    });
    const facts = { row: row.id, kind: row.kind, attempts: row.attempts, result: result.kind };
    if (!kept) log.warn(facts, "lease lost");
    else if (result.kind !== "done") log.warn(facts, "not delivered");
  }

  function resultOf(row: OutboxRow): Promise<WorkResult> {
    // A row that ends the process each time it is touched must not do so for ever.
    if (row.attempts > mostAttempts) {
      return Promise.resolve({ kind: "dead", reason: "Taken too often without an end." });
    }
    return within(leaseMs - leaseReserveMs, () => handlers[row.kind](row.payload), row, log);
  }

  return {
    async take() {
      const now = clock.now();
      const leasedUntil = new Date(now.getTime() + leaseMs);
      const row = await store.transaction(({ outbox }) => outbox.claim(owner, now, leasedUntil));
      if (row === null) return null;
      inHand.add(row.id);
      return async () => settle(row, await resultOf(row));
    },
    async release() {
      const now = clock.now();
      for (const id of inHand) {
        inHand.delete(id);
        await store.transaction(({ outbox }) => outbox.retryLater(id, owner, now, "The server stopped."));
      }
    },
  };
}

/** What a handler throws is a fault of ours and may pass; so may a handler that hangs. */
async function within(
  ms: number,
  work: () => Promise<WorkResult>,
  row: OutboxRow,
  log: Logger,
): Promise<WorkResult> {
  const late = Promise.withResolvers<WorkResult>();
  const timer = setTimeout(
    () => late.resolve({ kind: "retry", afterMs: null, reason: "Not done in time." }),
    Math.max(ms, 1000),
  );
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
