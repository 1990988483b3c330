import type { Connection } from "tedious";
import { prepare, unprepare } from "./sqlserver-request.ts";
import type { TypedValue } from "./sqlserver-values.ts";

/** A statement that the server keeps ready for one connection. */
export interface Prepared {
  readonly handle: number;
  /** The server no longer knows it. */
  forget(): void;
}

interface Known {
  uses: number;
  handle?: number;
}

/** A statement is prepared when one connection runs it for the third time; others would only fill the server's memory. */
const USES_BEFORE = 2;
/** Far above the number of our statements; lists of optional filters make more. */
const KEPT = 300;
const PREPARABLE = /^\s*(?:select|insert|update|delete|declare)\b/i;

const byConnection = new WeakMap<Connection, Map<string, Known>>();

/**
 * The statements that are prepared on a connection. The server then neither receives nor looks up the text of a hot
 * query again. A handle belongs to the connection and outlives the transaction in which it was made.
 */
export function preparedStatements(connection: Connection) {
  const known = byConnection.get(connection) ?? new Map<string, Known>();
  byConnection.set(connection, known);
  return {
    /** The statement prepared for values of these types, or undefined where it is to be sent whole. */
    async take(sql: string, values: readonly TypedValue[]): Promise<Prepared | undefined> {
      if (values.length === 0 || !PREPARABLE.test(sql)) return undefined;
      const key = `${sql}\n${values.map((value) => value.declared).join()}`;
      const entry = known.get(key) ?? { uses: 0 };
      // A Map keeps the order of use, so its first is the oldest.
      known.delete(key);
      known.set(key, entry);
      entry.uses += 1;
      if (entry.uses <= USES_BEFORE) {
        await makeRoom(connection, known);
        return undefined;
      }
      entry.handle ??= await prepare(connection, sql, values);
      return { handle: entry.handle, forget: () => known.delete(key) };
    },
  };
}

async function makeRoom(connection: Connection, known: Map<string, Known>): Promise<void> {
  const oldest = known.entries().next().value;
  if (known.size <= KEPT || oldest === undefined) return;
  const [key, { handle }] = oldest;
  known.delete(key);
  if (handle !== undefined) await unprepare(connection, handle);
}
