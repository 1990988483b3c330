import { setImmediate as nextTurn } from "node:timers/promises";
import { type Connection, Request } from "tedious";
import type { DescribedColumn, TypedValue } from "./sqlserver-values.ts";

export interface Reply {
  /** Of the first result, where there is one. */
  readonly columns: readonly DescribedColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** Rows that the statements touched or gave, together. */
  readonly affected: number;
}

/**
 * Sends one statement with its values as `@1`, `@2` and on, or runs what was prepared under `handle`. Throws the
 * driver's own errors. The connection must be nobody else's meanwhile.
 */
export function ask(
  connection: Connection,
  sql: string,
  values: readonly TypedValue[],
  handle?: number,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let columns: DescribedColumn[] | undefined;
    let results = 0;
    let affected = 0;
    const rows: unknown[][] = [];
    const request = new Request(sql, (error) => {
      if (error) reject(error);
      else resolve({ columns: columns ?? [], rows, affected });
    });
    declare(request, values);
    request.on("columnMetadata", (described) => {
      results += 1;
      columns ??= columnsIn(described);
    });
    request.on("row", (cells: unknown) => {
      if (results === 1) rows.push(valuesOf(cells));
    });
    request.on("doneInProc", (count) => (affected += count ?? 0));
    send(connection, request, values, handle);
  });
}

/** Has a statement prepared for this connection and gives its handle, a whole number above 0. */
export function prepare(connection: Connection, sql: string, values: readonly TypedValue[]): Promise<number> {
  return new Promise((resolve, reject) => {
    // The driver tells of both ends by events; an 'error' that nobody hears would end the process.
    const request = new Request(sql, () => undefined);
    request.on("error", reject);
    request.on("prepared", () => {
      if (request.handle === undefined) reject(new TypeError("The server gave no handle."));
      else resolve(request.handle);
    });
    declare(request, values);
    connection.prepare(request);
  });
}

export function unprepare(connection: Connection, handle: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new Request("", (error) => {
      if (error) reject(error);
      else resolve();
    });
    request.handle = handle;
    connection.unprepare(request);
  });
}

/** Rows as they come, in portions of `size`; the server waits while nobody reads, and stops when nobody reads on. */
export async function* askInPortions(
  connection: Connection,
  sql: string,
  values: readonly TypedValue[],
  size: number,
): AsyncIterableIterator<{ columns: readonly DescribedColumn[]; rows: unknown[][] }> {
  let columns: DescribedColumn[] = [];
  let waiting: unknown[][] = [];
  const outcome: { ended: boolean; failure?: Error } = { ended: false };
  let wake = () => {};
  const end = Promise.withResolvers<void>();
  const request = new Request(sql, (error) => {
    if (error) outcome.failure = error;
    outcome.ended = true;
    end.resolve();
    wake();
  });
  declare(request, values);
  request.on("columnMetadata", (described) => (columns = columnsIn(described)));
  request.on("row", (cells: unknown) => {
    waiting.push(valuesOf(cells));
    if (waiting.length >= size) request.pause();
    wake();
  });
  send(connection, request, values);
  try {
    for (;;) {
      while (waiting.length < size && !outcome.ended) await new Promise<void>((resolve) => (wake = resolve));
      if (outcome.failure !== undefined) throw outcome.failure;
      if (waiting.length > 0) yield { columns, rows: waiting };
      if (outcome.ended) return;
      waiting = [];
      request.resume();
      await nextTurn();
    }
  } finally {
    if (!outcome.ended) connection.cancel();
    await end.promise;
  }
}

function declare(request: Request, values: readonly TypedValue[]): void {
  for (const [at, { type, value, length, scale }] of values.entries()) {
    const size = { ...(length === undefined ? {} : { length }), ...(scale === undefined ? {} : { scale }) };
    request.addParameter(String(at + 1), type, value, size);
  }
}

function send(
  connection: Connection,
  request: Request,
  values: readonly TypedValue[],
  handle?: number,
): void {
  if (handle === undefined) return connection.execSql(request);
  request.handle = handle;
  connection.execute(request, Object.fromEntries(values.map(({ value }, at) => [String(at + 1), value])));
}

function columnsIn(described: object): DescribedColumn[] {
  if (!Array.isArray(described)) throw new TypeError("The driver did not describe the columns.");
  return described as DescribedColumn[];
}

function valuesOf(cells: unknown): unknown[] {
  if (!Array.isArray(cells)) throw new TypeError("The driver gave a row that is not an array.");
  return cells.map((cell: { readonly value: unknown }) => cell.value);
}
