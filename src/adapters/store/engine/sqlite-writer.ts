import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isBusy } from "./sqlite-errors.ts";

const GROUP_SIZE = 64;
const GROUP_MILLISECONDS = 20;
const BUSY_MILLISECONDS = 5_000;

/**
 * The queue before the one connection that writes: transactions run one after another, never interleaved.
 *
 * Waiting for the disk is most of what a small transaction costs (measured: 0.26 ms of 0.28 ms on an SSD, several
 * milliseconds on a slow disk, and the whole process stands still meanwhile). So those that are already waiting
 * are committed together: each runs in a savepoint of its own, one COMMIT makes them durable, and only then does
 * any of them learn its outcome. One that throws is undone alone.
 */
export interface SqliteWriter {
  /** Runs `work` between `begin` and `keep`/`undo`; resolves or rejects after the commit that covers it. */
  run<T>(work: () => Promise<T>): Promise<T>;
  begin(): Promise<void>;
  /** Has the running transaction make this change as the last thing before the commit. */
  atCommit(change: Change): void;
  keep(): void;
  undo(): void;
  /** Runs a read between groups, for the store in memory whose reader shares the connection. */
  between<T>(read: () => T): Promise<T>;
  close(): Promise<void>;
}

interface Change {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Job {
  readonly kind: "transaction" | "read";
  /** Runs the work and gives what to do once it is durable. Never throws. */
  readonly start: () => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

const CLOSED = "The database is closed.";
const SHUT_OUT = "Another process has held the database for too long.";
const UNDONE = "The database undid the transaction.";

export function sqliteWriter(connection: SqliteConnection, busyMs = BUSY_MILLISECONDS): SqliteWriter {
  const waiting: Job[] = [];
  const group = commitGroup(connection, busyMs);
  let draining: Promise<void> | undefined;
  let closed = false;

  function enqueue<T>(kind: Job["kind"], work: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new StoreUnavailable(CLOSED));
    // The queue belongs to whoever came first; each piece of work must see its own caller's context.
    const inContext = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      const start = async () => {
        try {
          const value = await inContext(work);
          return () => resolve(value);
        } catch (error) {
          return () => reject(error);
        }
      };
      waiting.push({ kind, start, fail: reject });
      draining ??= drain();
    });
  }

  async function drain(): Promise<void> {
    try {
      do {
        // Everybody whose request has arrived by now is to meet in one group. And SQLite answers at once, so a caller
        // that loops would otherwise keep the process from its network.
        await nextTurn();
        if (waiting[0]?.kind === "read") (await waiting.shift()?.start())?.();
        else await runGroup();
      } while (waiting.length > 0);
    } finally {
      // At once: whoever comes in the next microtask must find that nobody drains.
      draining = undefined;
    }
  }

  async function runGroup(): Promise<void> {
    const began = performance.now();
    while (waiting[0]?.kind === "transaction") {
      if (group.size() >= GROUP_SIZE || performance.now() - began > GROUP_MILLISECONDS) break;
      const job = waiting.shift();
      if (job === undefined) break;
      group.add(await job.start(), job.fail);
      if (!connection.inTransaction) break;
    }
    group.finish();
    if (group.isShutOut()) refuseChanges(waiting);
  }

  return {
    run: (work) => enqueue("transaction", work),
    between: (read) => enqueue("read", async () => read()),
    begin: () => group.begin(),
    atCommit: (change) => group.atCommit(change),
    keep: () => group.keep(),
    undo: () => group.undo(),
    async close() {
      closed = true;
      await draining;
    },
  };
}

/** Everybody behind one that was shut out would wait as long again, one after the other. */
function refuseChanges(waiting: Job[]): void {
  for (const job of waiting.splice(0)) {
    if (job.kind === "read") waiting.push(job);
    else job.fail(new StoreUnavailable(SHUT_OUT));
  }
}

/** The transactions that one COMMIT will cover. The first is the BEGIN itself; the others are savepoints in it. */
function commitGroup(connection: SqliteConnection, busyMs: number) {
  const members: { settle: () => void; fail: (error: unknown) => void }[] = [];
  let isShutOut = false;
  const changes: Change[] = [];
  /** Of the transaction that runs. */
  let own: Change[] = [];
  return {
    isShutOut: () => isShutOut,
    size: () => members.length,
    add: (settle: () => void, fail: (error: unknown) => void) => members.push({ settle, fail }),
    async begin() {
      own = [];
      if (connection.inTransaction) return connection.exec("savepoint member");
      isShutOut = true;
      await patiently(busyMs, () => connection.exec("begin immediate"));
      isShutOut = false;
    },
    atCommit: (change: Change): void => void own.push(change),
    keep() {
      if (!connection.inTransaction) throw new StoreUnavailable(UNDONE);
      if (members.length > 0) connection.exec("release member");
      changes.push(...own);
    },
    undo() {
      if (!connection.inTransaction) return;
      connection.exec(members.length > 0 ? "rollback to member; release member" : "rollback");
    },
    finish() {
      const ended = members.splice(0);
      const last = changes.splice(0);
      try {
        // On a full or failing disk SQLite rolls back by itself, and the earlier members with it.
        if (ended.length > 1 && !connection.inTransaction) throw new StoreUnavailable(UNDONE);
        if (connection.inTransaction) {
          for (const { sql, parameters } of last) connection.run(sql, parameters);
          connection.exec("commit");
        }
      } catch (error) {
        if (connection.inTransaction) connection.exec("rollback");
        for (const member of ended) member.fail(error);
        return;
      }
      for (const member of ended) member.settle();
    },
  };
}

/** SQLite's own way of waiting for another process would hold up everything else that this one does. */
async function patiently(mostMs: number, begin: () => void): Promise<void> {
  for (const since = performance.now(); ;) {
    try {
      begin();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - since > mostMs) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
}
