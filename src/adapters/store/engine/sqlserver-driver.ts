import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MssqlIntrospector,
  type QueryResult,
} from "kysely";
import mssql from "mssql";
import { Connection } from "tedious";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import { type RunAgain, runAgain } from "./run-again.ts";
import { SqlServerAdapter, SqlServerCompiler } from "./sqlserver-compiler.ts";
import { TransactionLost, sqlServerError } from "./sqlserver-errors.ts";
import { type Lane, execute, stream, translated } from "./sqlserver-statement.ts";
import type { TransactionScope } from "./transaction-scope.ts";

/** How often, and after which pause in milliseconds, work begins anew that the server or the network took away. */
export const WHEN_LOST: RunAgain = {
  attempts: 5,
  firstPause: 50,
  isLost: (error) => error instanceof TransactionLost,
};

export interface SqlServerParts {
  readonly pool: mssql.ConnectionPool;
  readonly secrets: readonly string[];
  readonly scope: TransactionScope;
}

function sqlServerDialect(
  driver: Partial<Driver> & Pick<Driver, "acquireConnection" | "beginTransaction">,
): Dialect {
  const nothing = async () => undefined;
  return {
    createDriver: () => ({
      init: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
      ...driver,
    }),
    createQueryCompiler: () => new SqlServerCompiler(),
    createAdapter: () => new SqlServerAdapter(),
    createIntrospector: (db) => new MssqlIntrospector(db),
  };
}

/**
 * Reads outside transactions, each on whichever connection is free. One that the server or the network took away is
 * sent again: nothing was changed by it.
 */
export function sqlServerReaderDialect(parts: SqlServerParts): Dialect {
  const { secrets, scope } = parts;
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      scope.refuseInside("read");
      return runAgain(WHEN_LOST, async () => {
        const lane = await borrow(parts);
        return execute<R>(lane, query, secrets).finally(() => lane.release());
      });
    },
    async *streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
      scope.refuseInside("read");
      const lane = await borrow(parts);
      try {
        yield* stream<R>(lane, query, size, secrets);
      } finally {
        lane.release();
      }
    },
  };
  return sqlServerDialect({
    acquireConnection: async () => connection,
    beginTransaction: () =>
      Promise.reject(new Error("The reader has no transactions; use Database.transaction.")),
  });
}

/** A connection of the pool for one statement. */
async function borrow({ pool, secrets }: SqlServerParts): Promise<Lane & { release(): void }> {
  if (!pool.connected) throw new StoreUnavailable("The database is closed.");
  const connection = await translated(secrets, () => pool.pool.acquire().promise);
  return { connection, parent: pool, release: () => pool.pool.release(connection) };
}

/** Transactions, each on a connection of its own. */
export function sqlServerWriterDialect(parts: SqlServerParts): Dialect {
  const open = new WeakMap<DatabaseConnection, ServerTransaction>();
  const of = (connection: DatabaseConnection) => {
    const transaction = open.get(connection);
    if (transaction === undefined) throw new Error("There is no transaction on this connection.");
    return transaction;
  };
  return sqlServerDialect({
    acquireConnection: async () => {
      const transaction = serverTransaction(parts);
      open.set(transaction.connection, transaction);
      return transaction.connection;
    },
    beginTransaction: (connection) => of(connection).begin(),
    commitTransaction: (connection) => of(connection).commit(),
    rollbackTransaction: (connection) => of(connection).rollback(),
  });
}

interface ServerTransaction {
  readonly connection: DatabaseConnection;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

function serverTransaction({ pool, secrets }: SqlServerParts): ServerTransaction {
  const transaction = new mssql.Transaction(pool);
  let ended = false;
  // Set by a failure after which the server may have kept or dropped anything: nothing more may be added to it.
  let lost: StoreUnavailable | undefined;
  let last: Promise<unknown> = Promise.resolve();

  // A connection answers one statement at a time; SQLite does by nature, so callers may not notice.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(async () => {
      if (ended) throw new Error("A transaction was used after its end; a promise in it was not awaited.");
      if (lost !== undefined) throw lost;
      return work();
    });
    last = mine.catch((error: unknown) => {
      if (error instanceof StoreUnavailable) lost ??= error;
    });
    return mine;
  }

  const executeQuery = <R>(query: CompiledQuery) =>
    inTurn(() => {
      const connection = rawConnection(transaction);
      if (connection === undefined) throw new TransactionLost("server", "SQL Server undid the transaction.");
      return execute<R>({ connection, parent: transaction }, query, secrets);
    });
  const connection: DatabaseConnection = {
    executeQuery,
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      // Inside a transaction a half-read result would stand in the way of the next statement.
      yield await executeQuery<R>(query);
    },
  };

  return {
    connection,
    async begin() {
      await translated(secrets, () => transaction.begin(mssql.ISOLATION_LEVEL.READ_COMMITTED));
    },
    async commit() {
      await last;
      if (lost !== undefined) throw lost;
      ended = true;
      const raw = rawConnection(transaction);
      try {
        await transaction.commit();
      } catch (error) {
        discard(raw);
        throw commitError(sqlServerError(error, secrets));
      }
    },
    async rollback() {
      await last;
      ended = true;
      const raw = rawConnection(transaction);
      // Without a connection the server has undone the transaction itself.
      if (raw === undefined) return;
      try {
        await transaction.rollback();
      } catch {
        // The server undoes what a closed connection leaves; a pooled one with an open transaction would swallow
        // the commits of whoever gets it next.
        discard(raw);
      }
    },
  };
}

/** A connection that breaks while the server commits leaves us not knowing; running it again could do it twice. */
function commitError(error: unknown): unknown {
  if (error instanceof TransactionLost && error.by === "server") return error;
  const outcome = { outcome: "unknown", cause: error } as const;
  return new StoreUnavailable("The connection broke while the transaction was being committed.", outcome);
}

/** The driver's own connection, which the package does not show; undefined once the server undid the transaction. */
function rawConnection(transaction: mssql.Transaction): Connection | undefined {
  const raw: unknown = Reflect.get(transaction, "_acquiredConnection");
  return raw instanceof Connection ? raw : undefined;
}

function discard(raw: Connection | undefined): void {
  raw?.close();
}
