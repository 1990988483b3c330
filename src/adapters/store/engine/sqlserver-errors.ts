import { DuplicateKey, StoreUnavailable } from "../../../ports/store-errors.ts";

/** The server or the network took the whole transaction with it; it may be run again from its beginning. */
export class TransactionLost extends StoreUnavailable {
  /** The server said that it undid it, or the connection broke and it went with that. */
  readonly by: "server" | "connection";

  constructor(by: "server" | "connection", message: string) {
    super(message);
    this.by = by;
  }
}

const DUPLICATE = new Set([2601, 2627]);
const LOST = new Set([
  1205, // chosen as the victim of a deadlock
  3960, // snapshot conflict
  3935, // the same, in its other words
  // Azure moves a database or sheds load; it asks callers to try again.
  4060,
  4221,
  10928,
  10929,
  40197,
  40501,
  40613,
  49918,
  49919,
  49920,
]);
const LOCK_TIME_OUT = 1222;
const FULL = new Set([1101, 1105, 9002]);
const CONNECTION_CODES = new Set([
  "ESOCKET",
  "ECLOSE",
  "ECONNCLOSED",
  "ENOTOPEN",
  "ECONNRESET",
  "EINVALIDSTATE",
  "EABORT",
  "ENOTBEGUN",
]);
// The driver's own words for a transaction that the server has already undone.
const UNDONE_CODES = new Set(["EABORT", "ENOTBEGUN"]);
const REFUSED_CODES = new Set(["ELOGIN", "ETIMEOUT", "ETIME", "ECANCEL", "EINSTLOOKUP", "EFEDAUTH"]);
// Their messages quote what was being written, which may be a person's data or a document's text.
const QUOTES_VALUES = new Set([241, 242, 245, 248, 515, 547, 2628, 8114, 8115, 8152]);

/**
 * The driver's errors to our types, by number and code and never by message. What is left is a fault of ours, told
 * without values and without anything in `secrets`. The driver's own error is not kept as the cause: it carries
 * the message whole.
 */
export function sqlServerError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable || error instanceof DuplicateKey)
    return error;
  const numbers = numbersOf(error);
  const code = codeOf(error);
  if (numbers.some((number) => LOST.has(number)))
    return new TransactionLost("server", `SQL Server said ${numbers.join(", ")}.`);
  if (numbers.some((number) => DUPLICATE.has(number))) return new DuplicateKey(keyIn(error.message));
  if (numbers.includes(LOCK_TIME_OUT)) return new StoreUnavailable("A lock was not to be had in time.");
  if (numbers.some((number) => FULL.has(number)))
    return new StoreUnavailable("The database is full.", { full: true });
  if (code !== undefined && UNDONE_CODES.has(code))
    return new TransactionLost("server", `SQL Server undid the transaction (${code}).`);
  if (code !== undefined && CONNECTION_CODES.has(code))
    return new TransactionLost("connection", `The connection to SQL Server is lost (${code}).`);
  if (code !== undefined && REFUSED_CODES.has(code))
    return new StoreUnavailable(`SQL Server did not answer (${code}).`);
  // The pool's own error has no name and no code.
  if (error.constructor.name === "TimeoutError")
    return new StoreUnavailable("No connection was free in time.");
  if (error.name === "ConnectionError")
    return new StoreUnavailable(`SQL Server cannot be reached (${code ?? "?"}).`);
  if (numbers.length === 0 && code === undefined) return error;
  const silent = numbers.some((number) => QUOTES_VALUES.has(number));
  const message = silent ? "" : `: ${without(secrets, error.message)}`;
  return new Error(`SQL Server error ${numbers.join(", ") || (code ?? "")}${message}`);
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** A statement can fail with several errors: the driver throws them as one, or the last with the others beside it. */
function numbersOf(error: Error): number[] {
  const together: unknown = "errors" in error ? error.errors : [];
  const preceding: unknown = "precedingErrors" in error ? error.precedingErrors : [];
  const all: unknown[] = [together, preceding, error].flat();
  return all.flatMap((one) =>
    one instanceof Error && "number" in one && typeof one.number === "number" ? [one.number] : [],
  );
}

function keyIn(message: string): string | undefined {
  return /(?:unique index|constraint) '([^']+)'/i.exec(message)?.[1];
}

function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, "***"), text);
}
