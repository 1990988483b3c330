import mssql from "mssql";
import { type Decoder, decoderOf, encodeInstant } from "./values.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_TEXT = 4_000;
const LONGEST_BYTES = 8_000;
const LARGEST_INT = 2_147_483_647;

/**
 * Binds a value with its type stated. Lengths come in two sizes only, so that one statement has one plan and not
 * one for every length; an id or a date goes as the single-byte text its column is, or every look-up would convert
 * the column and read the whole index.
 */
export function bind(request: mssql.Request, name: string, value: unknown): void {
  if (typeof value === "string") request.input(name, textType(value), value);
  else if (typeof value === "boolean") request.input(name, mssql.Bit, value);
  else if (typeof value === "number") request.input(name, numberType(value), value);
  else if (typeof value === "bigint") request.input(name, mssql.BigInt, value);
  else if (value instanceof Date) {
    // The same range as on SQLite.
    encodeInstant(value);
    request.input(name, mssql.DateTime2(3), value);
  } else if (value instanceof Uint8Array) {
    const length = value.byteLength > LONGEST_BYTES ? mssql.MAX : LONGEST_BYTES;
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    request.input(name, mssql.VarBinary(length), bytes);
  } else {
    throw new TypeError(
      `A ${typeof value} cannot be stored; bind text, a number, a flag, a Date, bytes or null.`,
    );
  }
}

function textType(value: string): mssql.ISqlType {
  if (UUID.test(value)) return mssql.VarChar(36);
  if (LOCAL_DATE.test(value)) return mssql.VarChar(10);
  return mssql.NVarChar(value.length > LONGEST_TEXT ? mssql.MAX : LONGEST_TEXT);
}

function numberType(value: number): (() => mssql.ISqlType) | mssql.ISqlType {
  if (!Number.isFinite(value)) throw new TypeError("Only a finite number can be stored.");
  if (!Number.isInteger(value)) return mssql.Float;
  if (!Number.isSafeInteger(value)) throw new TypeError("An integer beyond 2^53 must be bound as a bigint.");
  return Math.abs(value) <= LARGEST_INT ? mssql.Int : mssql.BigInt;
}

export interface SqlServerColumn {
  readonly name: string;
  readonly decode: Decoder;
}

/** How to read a result's columns; `described` is what the driver said of them, in order. */
export function columnsOf(described: unknown): SqlServerColumn[] {
  if (!Array.isArray(described)) throw new TypeError("The driver did not describe the columns.");
  return described.map((column: unknown) => {
    const { name, type } = describedColumn(column);
    if (name === "") throw new Error("A column without a name; give the expression an alias.");
    const named = decoderOf(name) ?? same;
    return {
      name,
      decode: type === mssql.BigInt ? (value) => named(decodeBigInt(value)) : (value) => named(plain(value)),
    };
  });
}

export function asRow(values: unknown, columns: readonly SqlServerColumn[]): Record<string, unknown> {
  if (!Array.isArray(values)) throw new TypeError("The driver gave a row that is not an array.");
  const row: Record<string, unknown> = {};
  for (const [at, { name, decode }] of columns.entries()) row[name] = decode(values[at]);
  return row;
}

function describedColumn(column: unknown): { name: string; type: unknown } {
  if (typeof column !== "object" || column === null)
    throw new TypeError("The driver did not describe a column.");
  const name = "name" in column && typeof column.name === "string" ? column.name : "";
  return { name, type: "type" in column ? column.type : undefined };
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
