import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MssqlAdapter,
  MssqlIntrospector,
  type QueryResult,
} from "kysely";
import mssql from "mssql";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import { SqlServerCompiler } from "./sqlserver-compiler.ts";
import { TransactionLost, sqlServerError } from "./sqlserver-errors.ts";
import { asRow, bind, columnsOf } from "./sqlserver-values.ts";
import type { TransactionScope } from "./transaction-scope.ts";

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
    createAdapter: () => new MssqlAdapter(),
    createIntrospector: (db) => new MssqlIntrospector(db),
  };
}

/** Reads outside transactions, each on whichever connection is free. */
export function sqlServerReaderDialect(parts: SqlServerParts): Dialect {
  const begin = () => new mssql.Request(parts.pool);
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      parts.scope.refuseInside("read");
      return execute<R>(begin(), query, parts.secrets);
    },
    async *streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
      parts.scope.refuseInside("read");
      yield* stream<R>(begin(), query, size, parts.secrets);
    },
  };
  return sqlServerDialect({
    acquireConnection: async () => connection,
    beginTransaction: () =>
      Promise.reject(new Error("The reader has no transactions; use Database.transaction.")),
  });
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

  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) =>
      inTurn(() => execute<R>(new mssql.Request(transaction), query, secrets)),
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      // Inside a transaction a half-read result would stand in the way of the next statement.
      yield await inTurn(() => execute<R>(new mssql.Request(transaction), query, secrets));
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

interface Closable {
  close(): void;
}

/** The driver's own connection, which it does not show; needed only to throw a doubtful one away. */
function rawConnection(transaction: mssql.Transaction): Closable | undefined {
  const raw: unknown = Reflect.get(transaction, "_acquiredConnection");
  return typeof raw === "object" && raw !== null && "close" in raw ? (raw as Closable) : undefined;
}

function discard(raw: Closable | undefined): void {
  raw?.close();
}

function prepare(request: mssql.Request, query: CompiledQuery): mssql.Request {
  request.arrayRowMode = true;
  for (const [at, value] of query.parameters.entries()) bind(request, String(at + 1), value);
  return request;
}

async function execute<R>(
  request: mssql.Request,
  query: CompiledQuery,
  secrets: readonly string[],
): Promise<QueryResult<R>> {
  prepare(request, query);
  const result = await translated(secrets, () => request.query<unknown[]>(query.sql));
  const affected = result.rowsAffected.reduce((sum, count) => sum + count, 0);
  const described: unknown = "columns" in result ? result.columns : [];
  const first: unknown = Array.isArray(described) ? described[0] : undefined;
  if (first === undefined) return { rows: [], numAffectedRows: BigInt(affected) };
  const columns = columnsOf(first);
  const values: readonly unknown[] = result.recordsets[0] ?? [];
  return { rows: values.map((row) => asRow(row, columns) as R), numAffectedRows: BigInt(affected) };
}

async function* stream<R>(
  request: mssql.Request,
  query: CompiledQuery,
  size: number,
  secrets: readonly string[],
): AsyncIterableIterator<QueryResult<R>> {
  prepare(request, query);
  const source = request.toReadableStream({ highWaterMark: size });
  let columns: ReturnType<typeof columnsOf> = [];
  request.on("recordset", (described: unknown) => (columns = columnsOf(described)));
  let finished = false;
  request.on("done", () => (finished = true));
  // The outcome arrives through the stream; the promise would tell of the same error a second time.
  request
    .query(query.sql)
    .catch((error: unknown) => source.destroy(error instanceof Error ? error : undefined));
  let chunk: R[] = [];
  try {
    for await (const values of source as AsyncIterable<unknown>) {
      chunk.push(asRow(values, columns) as R);
      if (chunk.length < size) continue;
      yield { rows: chunk };
      chunk = [];
    }
    if (chunk.length > 0) yield { rows: chunk };
  } catch (error) {
    throw sqlServerError(error, secrets);
  } finally {
    // Whoever stops reading must not make the server send the rest.
    if (!finished) request.cancel();
  }
}

async function translated<T>(secrets: readonly string[], call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw sqlServerError(error, secrets);
  }
}
