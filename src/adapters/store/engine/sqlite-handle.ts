import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import { isPoisoning, sqliteError } from "./sqlite-errors.ts";

const IN_MEMORY = ":memory:";
/** How long a reader may go on with a file that somebody has replaced. */
const LOOK_MILLISECONDS = 250;

/** A database that is opened anew when the connection to it went bad, or when another file lies in its place. */
export interface SqliteHandle {
  /**
   * The database as it is to be used now. A transaction that runs keeps its own, good or bad. `look` says to see now
   * whether the file is still the one that was opened. Throws `StoreUnavailable` where it is gone or cannot be opened.
   */
  current(look?: boolean): DatabaseSync;
  readonly inTransaction: boolean;
  /** Runs what SQLite does, and notes a failure after which the connection is not to be trusted. Errors are ours. */
  guarded<T>(call: () => T): T;
  close(): void;
}

/** `forget` is called before another connection takes the place of the one before. */
export function sqliteHandle(file: string, open: () => DatabaseSync, forget: () => void): SqliteHandle {
  let database = translated(open);
  let place = placeOf(file);
  let isPoisoned = false;
  let isClosed = false;
  let lookedAt = performance.now();

  function isReplaced(look: boolean): boolean {
    if (file === IN_MEMORY || (!look && performance.now() - lookedAt < LOOK_MILLISECONDS)) return false;
    lookedAt = performance.now();
    const now = placeOf(file);
    if (now !== null) return now !== place;
    // A file that is gone is not made anew, and what is written to it is lost.
    lookedAt = 0;
    throw new StoreUnavailable("The database file is gone.");
  }

  function openAnew(): void {
    forget();
    place = placeOf(file);
    if (place === null) throw new StoreUnavailable("The database file is gone.");
    const fresh = translated(open);
    try {
      database.close();
    } finally {
      database = fresh;
      isPoisoned = false;
    }
  }

  return {
    current(look = false) {
      if (isClosed) throw new StoreUnavailable("The database is closed.");
      if (!database.isTransaction && (isReplaced(look) || (isPoisoned && file !== IN_MEMORY))) openAnew();
      return database;
    },
    get inTransaction() {
      return database.isOpen && database.isTransaction;
    },
    guarded(call) {
      try {
        return call();
      } catch (error) {
        isPoisoned ||= isPoisoning(error);
        throw sqliteError(error);
      }
    },
    close() {
      isClosed = true;
      forget();
      if (database.isOpen) database.close();
    },
  };
}

/** Which file lies there, whatever it is called; null where none does. */
function placeOf(file: string): string | null {
  const found = file === IN_MEMORY ? undefined : statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}/${found.ino}`;
}

function translated<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw sqliteError(error);
  }
}
