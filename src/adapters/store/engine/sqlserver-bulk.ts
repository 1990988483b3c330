import mssql from "mssql";
import type { BulkRows } from "./bulk-rows.ts";
import { encodeInstant } from "./values.ts";

// What a column is told to be when it is longer than any length: the driver's mark for `max`.
const MAX_LENGTH = 65_535;
const WIDE = new Set<unknown>([mssql.NVarChar, mssql.NChar]);

/** A column as the server describes it; its length is in bytes. */
interface Described {
  readonly name: string;
  readonly type: unknown;
  readonly length: unknown;
  readonly scale: unknown;
  readonly nullable: boolean;
}

/** Asks the server what the columns of the table are: a bulk load sends values in exactly those types. */
export async function describeColumns(
  request: mssql.Request,
  { table, columns }: Pick<BulkRows, "table" | "columns">,
): Promise<Described[]> {
  request.arrayRowMode = true;
  const list = columns.map((column) => `"${column}"`).join(", ");
  const result = await request.query<unknown[]>(`select ${list} from "${table}" where 1 = 0`);
  const all: unknown = "columns" in result ? result.columns : undefined;
  const first: unknown = Array.isArray(all) ? all[0] : undefined;
  if (!Array.isArray(first)) throw new TypeError("The driver did not describe the columns.");
  return first.map(described);
}

/**
 * Loads the rows with one `insert bulk`. Constraints are checked: without that the load would need the right to alter
 * the table, and would leave the keys untrusted.
 */
export async function loadRows(
  request: mssql.Request,
  { table, rows }: BulkRows,
  columns: readonly Described[],
): Promise<number> {
  const load = new mssql.Table(table);
  for (const column of columns) load.columns.add(column.name, typeOf(column), { nullable: column.nullable });
  for (const row of rows) load.rows.add(...row.map(encoded));
  const options = { checkConstraints: true, keepNulls: true };
  const { rowsAffected } = await request.bulk(load, options);
  return rowsAffected;
}

function described(column: unknown): Described {
  if (typeof column !== "object" || column === null || !("name" in column) || !("type" in column))
    throw new TypeError("The driver did not describe a column.");
  const { name, type } = column;
  if (typeof name !== "string") throw new TypeError("The driver did not name a column.");
  return {
    name,
    type,
    length: "length" in column ? column.length : undefined,
    scale: "scale" in column ? column.scale : undefined,
    nullable: !("nullable" in column) || column.nullable === true,
  };
}

/** What the package's own makers of types give; its declarations know fewer of their properties. */
interface ColumnType extends mssql.ISqlType {
  readonly length?: number;
  readonly scale?: number;
}

/** The driver names a type by the function that makes it. */
function typeOf({ name, type, length, scale }: Described): ColumnType {
  if (typeof type !== "function")
    throw new TypeError(`The column ${name} is of a kind that cannot be loaded.`);
  const made = { type: type as mssql.ISqlTypeFactory };
  if (length === MAX_LENGTH) return { ...made, length: mssql.MAX };
  if (typeof length === "number") return { ...made, length: WIDE.has(type) ? length / 2 : length };
  return typeof scale === "number" ? { ...made, scale } : made;
}

/** What the driver takes in a row of a bulk load. */
function encoded(value: unknown): string | number | boolean | Date | Buffer | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  if (value instanceof Date) {
    encodeInstant(value);
    return value;
  }
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError(
    `A ${typeof value} cannot be stored; load text, a number, a flag, a Date, bytes or null.`,
  );
}
