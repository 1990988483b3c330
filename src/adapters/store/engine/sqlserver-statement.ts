import type { CompiledQuery, QueryResult } from "kysely";
import mssql from "mssql";
import type { Connection } from "tedious";
import { bulkRowsOf } from "./bulk-rows.ts";
import { describeColumns, loadRows } from "./sqlserver-bulk.ts";
import { sqlServerError } from "./sqlserver-errors.ts";
import { preparedStatements } from "./sqlserver-prepared.ts";
import { type Reply, ask, askInPortions } from "./sqlserver-request.ts";
import { asRow, columnsOf, typed } from "./sqlserver-values.ts";

/** A connection that nobody else uses meanwhile: that of a transaction, or one lent for a single statement. */
export interface Lane {
  readonly connection: Connection;
  /** What requests of the `mssql` package are made for, to run on that connection. */
  readonly parent: mssql.Transaction | mssql.ConnectionPool;
}

/** Runs one statement, or one bulk load. Errors are ours (`sqlServerError`). */
export async function execute<R>(
  lane: Lane,
  query: CompiledQuery,
  secrets: readonly string[],
): Promise<QueryResult<R>> {
  return translated(secrets, async () => {
    const bulk = bulkRowsOf(query);
    if (bulk === undefined) return resultOf<R>(await send(lane.connection, query));
    const request = () => requestOn(lane);
    const loaded = await loadRows(request(), bulk, await describeColumns(request(), bulk));
    return { rows: [], numAffectedRows: BigInt(loaded) };
  });
}

/** The package has one way to make a request for either, and declares two. */
function requestOn({ parent }: Lane): mssql.Request {
  return parent instanceof mssql.Transaction ? new mssql.Request(parent) : new mssql.Request(parent);
}

const NO_SUCH_HANDLE = 8179;

async function send(connection: Connection, { sql, parameters }: CompiledQuery): Promise<Reply> {
  const values = parameters.map(typed);
  const prepared = await preparedStatements(connection).take(sql, values);
  if (prepared === undefined) return ask(connection, sql, values);
  try {
    return await ask(connection, sql, values, prepared.handle);
  } catch (error) {
    const isGone = error instanceof Error && "number" in error && error.number === NO_SUCH_HANDLE;
    if (!isGone) throw error;
    // The server has forgotten the handle, so nothing was run.
    prepared.forget();
    return ask(connection, sql, values);
  }
}

function resultOf<R>({ columns, rows, affected }: Reply): QueryResult<R> {
  if (columns.length === 0) return { rows: [], numAffectedRows: BigInt(affected) };
  const readable = columnsOf(columns);
  return { rows: rows.map((row) => asRow(row, readable) as R), numAffectedRows: BigInt(affected) };
}

/** Sends the rows as they come, `size` at a time. Whoever stops reading makes the server stop. */
export async function* stream<R>(
  { connection }: Lane,
  { sql, parameters }: CompiledQuery,
  size: number,
  secrets: readonly string[],
): AsyncIterableIterator<QueryResult<R>> {
  try {
    for await (const { columns, rows } of askInPortions(connection, sql, parameters.map(typed), size)) {
      const readable = columnsOf(columns);
      yield { rows: rows.map((row) => asRow(row, readable) as R) };
    }
  } catch (error) {
    throw sqlServerError(error, secrets);
  }
}

export async function translated<T>(secrets: readonly string[], call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw sqlServerError(error, secrets);
  }
}
