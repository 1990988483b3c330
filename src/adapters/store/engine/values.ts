/**
 * The naming rule of the schema, and the one place where values change their shape between us and an engine:
 *
 * - a column (or alias) that ends in `_at` is an instant: `Date` here, `datetime2(3)` in UTC on SQL Server, and on
 *   SQLite, which has no types, text `yyyy-MM-ddTHH:mm:ss.SSSZ`, which sorts and compares as the instants do;
 * - one that begins with `is_` or `has_` is a flag: `boolean` here, `bit` or 0/1 there;
 * - integers of both sizes are `number` here; one beyond 2^53 is a fault, never a rounded value;
 * - bytes are `Uint8Array`. Everything else is text or null. JSON is text, which repositories parse.
 */
export type Decoder = (value: unknown) => unknown;

/** What to do with a column of this name, or undefined where its value is already right. */
export function decoderOf(column: string): Decoder | undefined {
  if (column.endsWith("_at")) return decodeInstant;
  if (column.startsWith("is_") || column.startsWith("has_")) return decodeFlag;
  return undefined;
}

/** Instants as SQLite keeps them; a year outside 0000-9999 would break the order of the text, so it is refused. */
export function encodeInstant(value: Date): string {
  const text = value.toISOString();
  if (text.length !== 24) throw new RangeError("An instant outside the years 0000-9999 cannot be stored.");
  return text;
}

function decodeInstant(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) throw new TypeError("A column ending in _at holds no instant.");
  return instant;
}

function decodeFlag(value: unknown): unknown {
  if (value === 0 || value === 1) return value === 1;
  return value;
}
