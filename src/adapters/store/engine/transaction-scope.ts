import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Knows whether the code that asks runs inside a transaction of this store. A transaction inside a transaction
 * would wait for itself for ever on SQLite, and on SQL Server would take a second connection that cannot see
 * the first one's rows; both are faults of the caller, so they are told at once.
 */
export interface TransactionScope {
  /** Runs `work` as inside; what it starts and leaves behind counts as outside once it has ended. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  refuseInside(what: "transaction" | "read"): void;
}

const SENTENCES = {
  transaction: "A transaction was begun inside a running transaction; pass the running one on instead.",
  read: "The reader was used inside a running transaction; read through the transaction instead.",
} as const;

export function transactionScope(): TransactionScope {
  const running = new AsyncLocalStorage<{ active: boolean }>();
  return {
    async enter(work) {
      const scope = { active: true };
      try {
        return await running.run(scope, work);
      } finally {
        scope.active = false;
      }
    },
    refuseInside(what) {
      if (running.getStore()?.active === true) throw new Error(SENTENCES[what]);
    },
  };
}
