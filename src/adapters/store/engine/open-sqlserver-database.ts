import { Kysely, sql } from "kysely";
import mssql from "mssql";
import { StoreUnavailable } from "../../../ports/store-errors.ts";
import type { SqlServerConnection } from "../../../ports/sql-server-connection.ts";
import { runAgain } from "./run-again.ts";
import {
  type SqlServerParts,
  WHEN_LOST,
  sqlServerReaderDialect,
  sqlServerWriterDialect,
} from "./sqlserver-driver.ts";
import { sqlServerError } from "./sqlserver-errors.ts";
import { poolConfig, secretsOf } from "./sqlserver-settings.ts";
import type { Database } from "./store-settings.ts";
import { transactionScope } from "./transaction-scope.ts";

/** Connects once to see that it can. Throws `StoreUnavailable`, without the password, where it cannot. */
export async function openSqlServerDatabase<S>(
  connection: string | SqlServerConnection,
): Promise<Database<S>> {
  const config = poolConfig(connection);
  const secrets = secretsOf(config);
  const pool = new mssql.ConnectionPool(config);
  // Broken connections are told to whoever uses them; an 'error' that nobody hears would end the process.
  pool.on("error", () => undefined);
  try {
    await pool.connect();
  } catch (error) {
    throw sqlServerError(error, secrets);
  }
  const parts: SqlServerParts = { pool, secrets, scope: transactionScope() };
  const reader = new Kysely<S>({ dialect: sqlServerReaderDialect(parts) });
  const writer = new Kysely<S>({ dialect: sqlServerWriterDialect(parts) });
  const running = new Set<Promise<unknown>>();
  let closed = false;

  return {
    engine: "sqlserver",
    reader,
    async transaction(work) {
      parts.scope.refuseInside("transaction");
      if (closed) throw new StoreUnavailable("The database is closed.");
      const attempt = () => parts.scope.enter(() => writer.transaction().execute(work));
      const outcome = runAgain(WHEN_LOST, attempt);
      running.add(outcome);
      return outcome.finally(() => running.delete(outcome));
    },
    async close() {
      closed = true;
      await Promise.allSettled(running);
      await pool.close();
    },
    async ping() {
      await sql`select 1 as answer`.execute(reader);
    },
  };
}
