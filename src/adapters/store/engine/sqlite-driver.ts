import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import { isPutOff } from "./put-off.ts";
import type { SqliteConnection, SqliteResult } from "./sqlite-connection.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";
import type { TransactionScope } from "./transaction-scope.ts";

/** The queue in front of the writer keeps order; a second lock inside Kysely would only hide a fault. */
class QueuedSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function sqliteDialect(driver: Driver): Dialect {
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new QueuedSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

export interface ReaderParts {
  readonly scope: TransactionScope;
  readonly run: (sql: string, parameters: readonly unknown[]) => Promise<SqliteResult>;
  readonly stream: (sql: string, parameters: readonly unknown[]) => AsyncIterable<Record<string, unknown>>;
}

/** The side that reads only what is committed; Kysely's own `transaction()` is refused on it. */
export function sqliteReaderDialect(parts: ReaderParts): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      parts.scope.refuseInside("read");
      return answer<R>(await parts.run(query.sql, query.parameters));
    },
    async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
      parts.scope.refuseInside("read");
      yield* chunks<R>(parts.stream(query.sql, query.parameters), chunkSize);
    },
  };
  return sqliteDialect({
    ...quietDriver,
    acquireConnection: async () => connection,
    beginTransaction: refuseTransaction,
  });
}

/** The side that writes; used by `Database.transaction` alone, between the writer's `begin` and its commit. */
export function sqliteWriterDialect(connection: SqliteConnection, writer: SqliteWriter): Dialect {
  const ended = new WeakSet<DatabaseConnection>();
  return sqliteDialect({
    ...quietDriver,
    acquireConnection: async () => {
      const own: DatabaseConnection = {
        async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
          refuseOutside(ended.has(own), connection);
          if (isPutOff(query)) {
            writer.atCommit(query);
            return { rows: [] };
          }
          return answer<R>(connection.run(query.sql, query.parameters));
        },
        async *streamQuery<R>(
          query: CompiledQuery,
          chunkSize: number,
        ): AsyncIterableIterator<QueryResult<R>> {
          refuseOutside(ended.has(own), connection);
          yield* chunks<R>(connection.run(query.sql, query.parameters).rows, chunkSize);
        },
      };
      return own;
    },
    beginTransaction: async () => writer.begin(),
    commitTransaction: async (own) => {
      ended.add(own);
      writer.keep();
    },
    rollbackTransaction: async (own) => {
      ended.add(own);
      writer.undo();
    },
    releaseConnection: async (own) => {
      ended.add(own);
    },
  });
}

const quietDriver: Driver = {
  init: async () => undefined,
  acquireConnection: () => Promise.reject(new Error("No connection.")),
  beginTransaction: async () => undefined,
  commitTransaction: async () => undefined,
  rollbackTransaction: async () => undefined,
  releaseConnection: async () => undefined,
  destroy: async () => undefined,
};

async function refuseTransaction(): Promise<void> {
  throw new Error("The reader has no transactions; use Database.transaction.");
}

/** A statement after the end, or after SQLite undid the transaction itself, would be kept on its own. */
function refuseOutside(ended: boolean, connection: SqliteConnection): void {
  if (ended) throw new Error("A transaction was used after its end; a promise in it was not awaited.");
  if (!connection.inTransaction) throw new StoreUnavailable("The database undid the transaction.");
}

function answer<R>(result: SqliteResult): QueryResult<R> {
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.changes) };
}

async function* chunks<R>(
  rows: AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>,
  size: number,
): AsyncIterableIterator<QueryResult<R>> {
  let chunk: R[] = [];
  for await (const row of rows) {
    chunk.push(row as R);
    if (chunk.length < size) continue;
    yield { rows: chunk };
    chunk = [];
    await nextTurn();
  }
  if (chunk.length > 0) yield { rows: chunk };
}
