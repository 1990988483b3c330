import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { sqliteHandle, type SqliteHandle } from "./sqlite-handle.ts";
import { type Decoder, decoderOf, encodeInstant } from "./values.ts";

// The only file that names node:sqlite: the module is still being renamed upstream.

const STATEMENTS_KEPT = 400;
/** Opening may have to wait for another process that is just making the file. */
const OPEN_BUSY_MILLISECONDS = 5_000;
/** The process stands still meanwhile; who can wait longer does so outside (sqlite-writer.ts). */
const BUSY_MILLISECONDS = 50;

/**
 * WAL lets the reader go on while the writer writes. FULL makes every commit wait for the disk: an arrival number
 * that was told to a person must still be there after the power went.
 */
export const sqlitePragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma temp_store = memory;
  pragma cache_size = -65536;
  pragma mmap_size = 1073741824;
  pragma journal_size_limit = 67108864;
`;

export interface SqliteResult {
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly { readonly name: string; readonly decode: Decoder | undefined }[];
}

/** One connection; each call blocks the process while SQLite works, so statements are to be small. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  run(sql: string, parameters: readonly unknown[]): SqliteResult;
  /** Rows one by one; nothing else may be run on this connection until it ends. */
  iterate(sql: string, parameters: readonly unknown[]): IterableIterator<Record<string, unknown>>;
  exec(sql: string): void;
  close(): void;
}

/**
 * Opens `file`; a connection for reading can change nothing. Throws `StoreUnavailable` where it cannot. When it went bad
 * or the file was replaced, it is opened anew before the next use outside a transaction.
 */
export function openSqlite(file: string, mode: "read" | "write"): SqliteConnection {
  const statements = new Map<string, Prepared>();
  const handle = sqliteHandle(
    file,
    () => {
      const opened = new DatabaseSync(file, { timeout: OPEN_BUSY_MILLISECONDS });
      try {
        opened.exec(sqlitePragmas);
        opened.exec(`pragma busy_timeout = ${BUSY_MILLISECONDS}`);
        if (mode === "read") opened.exec("pragma query_only = on");
      } catch (error) {
        opened.close();
        throw error;
      }
      return opened;
    },
    () => statements.clear(),
  );

  return {
    get inTransaction() {
      return handle.inTransaction;
    },
    run(sql, parameters) {
      const { statement, columns } = prepared(handle, statements, sql);
      const bound = parameters.map(encode);
      return handle.guarded(() => {
        if (columns.length === 0) return { rows: [], changes: Number(statement.run(...bound).changes) };
        const rows = statement.all(...bound).map((values) => asRow(values, columns));
        return { rows, changes: rows.length };
      });
    },
    *iterate(sql, parameters) {
      const { statement, columns } = prepared(handle, statements, sql);
      const rows = handle.guarded(() => statement.iterate(...parameters.map(encode)));
      for (;;) {
        const next = handle.guarded(() => rows.next());
        if (next.done === true) return;
        yield asRow(next.value, columns);
      }
    },
    exec(sql) {
      // Looked at each time: what is written into a file that was replaced is lost.
      const database = handle.current(true);
      handle.guarded(() => database.exec(sql));
    },
    close: () => handle.close(),
  };
}

/** Preparing costs more than most of our statements; a Map keeps the order of use, so its first is the oldest. */
function prepared(handle: SqliteHandle, statements: Map<string, Prepared>, sql: string): Prepared {
  const database = handle.current();
  const known = statements.get(sql);
  if (known !== undefined) {
    statements.delete(sql);
    statements.set(sql, known);
    return known;
  }
  const fresh = handle.guarded(() => {
    const statement = database.prepare(sql);
    // Rows come as arrays, since node:sqlite's own objects have no prototype and would not equal plain ones.
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name }) => ({ name, decode: decoderOf(name) }));
    return { statement, columns };
  });
  statements.set(sql, fresh);
  const oldest = statements.keys().next();
  if (statements.size > STATEMENTS_KEPT && oldest.done !== true) statements.delete(oldest.value);
  return fresh;
}

function asRow(values: unknown, columns: Prepared["columns"]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  if (!Array.isArray(values)) throw new TypeError("SQLite gave a row that is not an array.");
  for (const [at, { name, decode }] of columns.entries()) {
    const value: unknown = values[at];
    row[name] = decode === undefined ? value : decode(value);
  }
  return row;
}

function encode(value: unknown): SQLInputValue {
  if (value === null) return null;
  if (typeof value === "string" || typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return encodeInstant(value);
  if (value instanceof Uint8Array) return value;
  throw new TypeError(
    `A ${typeof value} cannot be stored; bind text, a number, a flag, a Date, bytes or null.`,
  );
}
