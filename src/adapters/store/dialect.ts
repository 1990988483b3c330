import {
  CompiledQuery,
  type Expression,
  type Kysely,
  type ReferenceExpression,
  type SelectQueryBuilder,
  type Selectable,
  type SqlBool,
  type Transaction,
  type UpdateQueryBuilder,
  sql,
} from "kysely";
import { DuplicateKey, StoreUnavailable } from "../../ports/store-errors.ts";
import { BulkRows, bulkStatement } from "./engine/bulk-rows.ts";
import { alike, insertUnlessThere } from "./engine/insert-unless-there.ts";
import { TransactionLost } from "./engine/sqlserver-errors.ts";
import type { Engine } from "./engine/store-settings.ts";

// Every difference between the two engines that a query can feel, each with its reason. `limit`, `offset` and
// `returning` are used through here only: engine/sqlserver-compiler.ts writes them as SQL Server has them.

/** The engine behind a query's home; the two adapters differ in this by nature. */
export function engineOf<S>(db: Kysely<S>): Engine {
  return db.getExecutor().adapter.supportsOutput === true ? "sqlserver" : "sqlite";
}

/** `limit` and `offset` are whole numbers, the limit from 1 to 10,000. */
export interface Page {
  readonly limit: number;
  /** Skips rows by counting them, so deep pages are slow: prefer a keyset in `where`. */
  readonly offset?: number;
}

const LARGEST_PAGE = 10_000;

/**
 * One page of an ordered query. Refuses a query without an order, since its pages would overlap at the engine's
 * whim, and SQL Server has no OFFSET without one.
 */
export function paged<S, T extends keyof S, O>(
  query: SelectQueryBuilder<S, T, O>,
  page: Page,
): SelectQueryBuilder<S, T, O> {
  if (query.toOperationNode().orderBy === undefined) throw new Error("A page needs an order.");
  const { limit, offset = 0 } = page;
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
    throw new RangeError("Limit out of range.");
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError("Offset out of range.");
  return offset === 0 ? query.limit(limit) : query.limit(limit).offset(offset);
}

/**
 * The first `limit` rows of several queries together, each row once. `by` is all that they select, and an index gives
 * each query in that order. SQLite reads them side by side only as far as the page goes; SQL Server might read each
 * to its end, so there each is told the page's length.
 */
export function mergedPage<S, O extends object>(
  db: Kysely<S>,
  pieces: readonly SelectQueryBuilder<S, never, O>[],
  by: keyof O & string,
  order: "asc" | "desc",
  limit: number,
): SelectQueryBuilder<S, never, O> {
  const plain = db as Kysely<unknown> as Kysely<Record<string, Row>>;
  const page = (query: SelectQueryBuilder<S, never, O>) =>
    paged(query.orderBy(sql.ref(by), order), { limit });
  const cut = (piece: SelectQueryBuilder<S, never, O>, i: number): SelectQueryBuilder<S, never, O> =>
    plain.selectFrom(sql<O>`${page(piece)}`.as(`piece_${i}`)).select(sql.ref(by).as(by)) as never;
  const [first, ...more] = engineOf(db) === "sqlite" || pieces.length === 1 ? pieces : pieces.map(cut);
  if (first === undefined) throw new Error("A page of nothing.");
  return page(more.reduce((all, piece) => all.union(piece), first));
}

/**
 * An update that answers with `columns` of the new rows. SQLite says RETURNING; on SQL Server a second look in the same
 * batch does it, so the condition must hold after the change too. This is how a register gives its next number: the row
 * stays locked until the end of the transaction that added one to it, so no number is lost or given twice.
 */
export function updateReturning<
  S,
  U extends keyof S,
  T extends keyof S,
  O,
  const C extends keyof S[T] & string,
>(
  query: UpdateQueryBuilder<S, U, T, O>,
  columns: readonly C[],
): UpdateQueryBuilder<S, U, T, { [K in C]: Selectable<S[T]>[K & keyof Selectable<S[T]>] }> {
  return query.returning(columns as never) as never;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts unless a row with the same `key` columns is there; true when it was inserted. `key` must be covered by a
 * unique index. SQL Server has no ON CONFLICT, and its MERGE has a history of races; the hints hold the gap between
 * looking and inserting. A null in the key never matches. Throws `DuplicateKey` where another key of the row is taken.
 */
export async function insertIfAbsent<S>(
  tx: Transaction<S>,
  table: string & keyof S,
  values: Row,
  key: readonly string[],
): Promise<boolean> {
  const hint = engineOf(tx) === "sqlserver" ? " with (updlock, serializable)" : "";
  try {
    return await insertUnlessThere(tx, { table, key, hint }, values);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    // A server that does not know the hints lets another in between; any other key of the row is the caller's matter.
    const found =
      await sql`select count(*) as found from ${sql.table(table)} where ${alike(key, values)} having count(*) > 0`.execute(
        tx,
      );
    if (found.rows.length > 0) return false;
    throw error;
  }
}

const ROWS_A_STATEMENT = 50;

/**
 * Puts many rows into a table within the transaction: on SQL Server by one bulk load, on SQLite by prepared inserts
 * of 50 rows. The rows hang in memory twice for a moment, so give them in portions of some thousands. Every row has
 * the columns of the first. Throws `DuplicateKey`; nothing of this call is then kept on SQL Server, and the caller
 * gives up the transaction on either.
 */
export async function bulkInsert<S>(
  tx: Transaction<S>,
  table: string & keyof S,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const values = rows.map((row) => columns.map((column) => valueIn(row, column)));
  if (engineOf(tx) === "sqlserver") {
    await tx.executeQuery(bulkStatement(new BulkRows(table, columns, values)));
    return;
  }
  const list = columns.map((column) => `"${column}"`).join(", ");
  const one = `(${columns.map(() => "?").join(", ")})`;
  for (let from = 0; from < values.length;) {
    // What is left over goes row by row, so that there are two statements to prepare and not fifty.
    const count = values.length - from < ROWS_A_STATEMENT ? 1 : ROWS_A_STATEMENT;
    const text = `insert into "${table}" (${list}) values ${Array(count).fill(one).join(", ")}`;
    await tx.executeQuery(CompiledQuery.raw(text, values.slice(from, from + count).flat()));
    from += count;
  }
}

function valueIn(row: Row, column: string): unknown {
  const value = row[column];
  if (value === undefined) throw new TypeError(`A row of a bulk insert has no value for ${column}.`);
  return value;
}

const LOCK_MILLISECONDS = 60_000;
/** What `sp_getapplock` answers to a deadlock's victim, whose transaction is to be run again. */
const LOCK_DEADLOCK = -3;

/**
 * Holds a name until the transaction ends, against every instance of the server: the yearly opening of registers,
 * migrations. On SQLite transactions are serial, within the process and across processes. Throws
 * `StoreUnavailable` when another holds it for longer than `milliseconds`.
 */
export async function lockName<S>(
  tx: Transaction<S>,
  name: string,
  milliseconds = LOCK_MILLISECONDS,
): Promise<void> {
  if (engineOf(tx) === "sqlite") return;
  const { rows } = await sql<{ outcome: number }>`declare @outcome int;
exec @outcome = sp_getapplock @Resource = ${name}, @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = ${milliseconds};
select @outcome as outcome`.execute(tx);
  const outcome = rows[0]?.outcome ?? -999;
  if (outcome === LOCK_DEADLOCK) throw new TransactionLost("server", `The lock "${name}" was a deadlock's.`);
  if (outcome < 0) throw new StoreUnavailable(`The lock "${name}" was not to be had (${outcome}).`);
}

/**
 * `column in (values)` for any number of ids, as one parameter: a list of parameters would be another statement
 * for every length and ends at 2,100 on SQL Server. `length` is that of the column there; a longer value is nowhere.
 */
export function inList<S>(
  db: Kysely<S>,
  column: string,
  values: readonly string[],
  length = 36,
): Expression<SqlBool> {
  // What does not fit the column is not in it; cut to its length it might be.
  const fitting = values.filter((value) => value.length <= length);
  return inJsonList(db, column, JSON.stringify(fitting), length);
}

/** The same for a list that is written as JSON already, as a query that is compiled once must have it. */
export function inJsonList<S>(db: Kysely<S>, column: string, list: string, length = 36): Expression<SqlBool> {
  if (engineOf(db) === "sqlite")
    return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`;
  // The type and collation of ids, or the server would convert the column and read the whole index.
  const type = sql.raw(length === 36 ? "char(36)" : `nvarchar(${Math.trunc(length)})`);
  return sql<SqlBool>`${sql.ref(column)} in (select item.value collate Latin1_General_100_BIN2 from openjson(${list}) with (value ${type} '$') as item)`;
}

/** `column in (values)` for any number of whole numbers, as one parameter. */
export function inNumbers<S>(db: Kysely<S>, column: string, values: readonly number[]): Expression<SqlBool> {
  const list = JSON.stringify(values);
  return engineOf(db) === "sqlite"
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`
    : sql<SqlBool>`${sql.ref(column)} in (select item.value from openjson(${list}) with (value int '$') as item)`;
}

const AFTER_EVERY_LETTER = "\uffff";

/**
 * Text that begins with `prefix`, on a column that holds folded text (see `foldText`). A range, not LIKE: it uses the
 * index on both engines, and nothing in the prefix needs escaping. Text is compared by its code units on both.
 */
export function startsWith<S, T extends keyof S>(
  column: ReferenceExpression<S, T> & string,
  prefix: string,
): Expression<SqlBool> {
  const reference = sql.ref(column);
  return sql<SqlBool>`(${reference} >= ${prefix} and ${reference} < ${prefix + AFTER_EVERY_LETTER})`;
}

/** The engine's own present, in UTC; for records about the store itself. Others take theirs from the clock. */
export async function storeNow<S>(db: Kysely<S>): Promise<Date> {
  const present =
    engineOf(db) === "sqlite"
      ? sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`
      : sql`cast(sysutcdatetime() as datetime2(3))`;
  const { rows } = await sql<{ present_at: Date }>`select ${present} as present_at`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("The store told no time.");
  return row.present_at;
}

export async function tableExists<S>(db: Kysely<S>, table: string): Promise<boolean> {
  const query =
    engineOf(db) === "sqlite"
      ? sql<{
          found: number;
        }>`select count(*) as found from sqlite_schema where type = 'table' and name = ${table}`
      : sql<{
          found: number;
        }>`select count(*) as found from sys.tables where name = ${table} and schema_id = schema_id()`;
  const { rows } = await query.execute(db);
  return (rows[0]?.found ?? 0) > 0;
}
