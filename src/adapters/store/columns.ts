import { type RawBuilder, sql } from "kysely";
import type { Engine } from "./engine/store-settings.ts";

/** A column type for Kysely's `addColumn`. */
export type ColumnType = RawBuilder<unknown>;

/**
 * Column types that mean the same on both engines. The names of columns say how values are read (engine/values.ts):
 * instants end in `_at`, flags begin with `is_` or `has_`.
 */
export interface Columns {
  /** A technical key made by the app: a UUID in lower case. */
  readonly id: ColumnType;
  /** Text of at most `length` UTF-16 units (1-4000), compared exactly: case, marks and all. */
  text(length: number): ColumnType;
  /** Text of any length; cannot be a key or part of an index. Also the type for JSON. */
  readonly longText: ColumnType;
  /** A moment with milliseconds. */
  readonly instant: ColumnType;
  /** A date without time, `yyyy-MM-dd`. */
  readonly localDate: ColumnType;
  /** Up to 2^31. */
  readonly integer: ColumnType;
  /** Up to 2^53, for sizes and sequence numbers. */
  readonly bigint: ColumnType;
  readonly flag: ColumnType;
  /** Bytes of any length. */
  readonly bytes: ColumnType;
}

// Without it a server's own collation would decide whether 'Đ' equals 'D' or 'a' equals 'A', and two servers would
// disagree about what is unique. Words are compared through folded columns.
const EXACT = "collate Latin1_General_100_BIN2";

const longest = 4000;

function checked(length: number): number {
  if (Number.isInteger(length) && length >= 1 && length <= longest) return length;
  throw new RangeError(`Text of length ${length}: use 1 to ${longest}, or longText.`);
}

const sqlite: Columns = {
  id: sql`text`,
  // The length is not enforced by SQLite; the contract's schemas do that before either engine is asked.
  text: (length) => sql.raw(`varchar(${checked(length)})`),
  longText: sql`text`,
  instant: sql`text`,
  localDate: sql`text`,
  integer: sql`integer`,
  bigint: sql`integer`,
  flag: sql`integer`,
  bytes: sql`blob`,
};

const sqlserver: Columns = {
  // One byte a character, and parameters that look like ids are sent as this very type: an nvarchar parameter would
  // turn every look-up by key into a conversion of the whole index.
  id: sql.raw(`char(36) ${EXACT}`),
  text: (length) => sql.raw(`nvarchar(${checked(length)}) ${EXACT}`),
  longText: sql.raw(`nvarchar(max) ${EXACT}`),
  instant: sql`datetime2(3)`,
  // Not `date`: drivers turn that into an instant in some zone, and a date on a document has none. As text it is
  // the same string everywhere and sorts as dates do.
  localDate: sql.raw(`char(10) ${EXACT}`),
  integer: sql`int`,
  bigint: sql`bigint`,
  flag: sql`bit`,
  bytes: sql`varbinary(max)`,
};

export function columnsFor(engine: Engine): Columns {
  return engine === "sqlite" ? sqlite : sqlserver;
}
