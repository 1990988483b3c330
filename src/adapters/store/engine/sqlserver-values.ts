import { TYPES } from "tedious";
import { type Decoder, decoderOf, encodeInstant } from "./values.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_TEXT = 4_000;
const LONGEST_BYTES = 8_000;
const LARGEST_INT = 2_147_483_647;
// The driver's mark for `max`.
const MAX = 65_535;

type DataType = (typeof TYPES)[keyof typeof TYPES];

/** A value with its type stated: the driver's, and the same in the words of a declaration. */
export interface TypedValue {
  readonly value: unknown;
  readonly type: DataType;
  readonly length?: number;
  readonly scale?: number;
  readonly declared: string;
}

/**
 * States the type of a value. Lengths come in two sizes only, so that one statement has one plan and not one for
 * every length; an id or a date goes as the very type of its column, or a look-up would convert the column and read the
 * whole table: SQL Server does so for nvarchar, Babelfish for varchar too.
 */
export function typed(value: unknown): TypedValue {
  if (typeof value === "string") return typedText(value);
  if (typeof value === "boolean") return { value, type: TYPES.Bit, declared: "bit" };
  if (typeof value === "number") return typedNumber(value);
  if (typeof value === "bigint") return { value, type: TYPES.BigInt, declared: "bigint" };
  if (value instanceof Date) {
    // The same range as on SQLite.
    encodeInstant(value);
    return { value, type: TYPES.DateTime2, scale: 3, declared: "datetime2(3)" };
  }
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    const length = bytes.byteLength > LONGEST_BYTES ? MAX : LONGEST_BYTES;
    return { value: bytes, type: TYPES.VarBinary, length, declared: sized("varbinary", length) };
  }
  throw new TypeError(
    `A ${typeof value} cannot be stored; bind text, a number, a flag, a Date, bytes or null.`,
  );
}

function typedText(value: string): TypedValue {
  if (UUID.test(value)) return { value, type: TYPES.Char, length: 36, declared: "char(36)" };
  if (LOCAL_DATE.test(value)) return { value, type: TYPES.Char, length: 10, declared: "char(10)" };
  const length = value.length > LONGEST_TEXT ? MAX : LONGEST_TEXT;
  return { value, type: TYPES.NVarChar, length, declared: sized("nvarchar", length) };
}

function typedNumber(value: number): TypedValue {
  if (!Number.isFinite(value)) throw new TypeError("Only a finite number can be stored.");
  if (!Number.isInteger(value)) return { value, type: TYPES.Float, declared: "float" };
  if (!Number.isSafeInteger(value)) throw new TypeError("An integer beyond 2^53 must be bound as a bigint.");
  return Math.abs(value) <= LARGEST_INT
    ? { value, type: TYPES.Int, declared: "int" }
    : { value, type: TYPES.BigInt, declared: "bigint" };
}

function sized(type: string, length: number): string {
  return `${type}(${length === MAX ? "max" : length})`;
}

/** A column as the driver describes it. */
export interface DescribedColumn {
  readonly colName: string;
  readonly type: { readonly name: string };
  readonly dataLength?: number | undefined;
}

export interface SqlServerColumn {
  readonly name: string;
  readonly decode: Decoder;
}

/** How to read a result's columns. */
export function columnsOf(described: readonly DescribedColumn[]): SqlServerColumn[] {
  return described.map(({ colName: name, type, dataLength }) => {
    if (name === "") throw new Error("A column without a name; give the expression an alias.");
    const named = decoderOf(name) ?? same;
    const isLarge = type.name === "BigInt" || (type.name === "IntN" && dataLength === 8);
    return {
      name,
      decode: isLarge ? (value) => named(decodeBigInt(value)) : (value) => named(plain(value)),
    };
  });
}

export function asRow(
  values: readonly unknown[],
  columns: readonly SqlServerColumn[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [at, { name, decode }] of columns.entries()) row[name] = decode(values[at]);
  return row;
}

const same: Decoder = (value) => value;

/** The driver gives `bigint` as text, so that nothing is rounded. */
function decodeBigInt(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError("An integer beyond 2^53 was read.");
  return number;
}

/** The driver's own kinds of Date and bytes carry more than ours. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return new Date(value.getTime());
  if (Buffer.isBuffer(value)) return new Uint8Array(value);
  return value;
}
