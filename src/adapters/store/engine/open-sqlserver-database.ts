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

/** For one statement of a transaction that nobody waits for. */
const LONG_MILLISECONDS = 3_600_000;

/** Connects once to see that it can. Throws `StoreUnavailable`, without the password, where it cannot. */
export async function openSqlServerDatabase<S>(
  connection: string | SqlServerConnection,
): Promise<Database<S>> {
  const config = poolConfig(connection);
  const secrets = secretsOf(config);
  const pool = await connected(config, secrets);
  const parts: SqlServerParts = { pool, secrets, scope: transactionScope() };
  const reader = new Kysely<S>({ dialect: sqlServerReaderDialect(parts) });
  const writerOn = (its: mssql.ConnectionPool) =>
    new Kysely<S>({ dialect: sqlServerWriterDialect({ ...parts, pool: its }) });
  const writer = writerOn(pool);
  const patient = lazyPool({ ...config, requestTimeout: LONG_MILLISECONDS }, secrets);
  const running = new Set<Promise<unknown>>();
  let closed = false;

  return {
    engine: "sqlserver",
    reader,
    async transaction(work, { isLong = false } = {}) {
      parts.scope.refuseInside("transaction");
      if (closed) throw new StoreUnavailable("The database is closed.");
      const own = isLong ? writerOn(await patient.get()) : writer;
      const attempt = () => parts.scope.enter(() => own.transaction().execute(work));
      const outcome = runAgain(WHEN_LOST, attempt);
      running.add(outcome);
      return outcome.finally(() => running.delete(outcome));
    },
    async close() {
      closed = true;
      await Promise.allSettled(running);
      await patient.close();
      await pool.close();
    },
    async ping() {
      await sql`select 1 as answer`.execute(reader);
    },
  };
}

async function connected(config: mssql.config, secrets: readonly string[]): Promise<mssql.ConnectionPool> {
  const pool = new mssql.ConnectionPool(config);
  // Broken connections are told to whoever uses them; an 'error' that nobody hears would end the process.
  pool.on("error", () => undefined);
  try {
    return await pool.connect();
  } catch (error) {
    throw sqlServerError(error, secrets);
  }
}

/** Made when it is first asked for; asked again after it could not be. */
function lazyPool(config: mssql.config, secrets: readonly string[]) {
  let pool: Promise<mssql.ConnectionPool> | undefined;
  return {
    async get(): Promise<mssql.ConnectionPool> {
      pool ??= connected(config, secrets);
      return pool.catch((error: unknown) => {
        pool = undefined;
        throw error;
      });
    },
    async close(): Promise<void> {
      const made = await pool;
      await made?.close();
    },
  };
}
