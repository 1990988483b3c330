import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import { openSqlite, type SqliteConnection } from "./sqlite-connection.ts";
import { type ReaderParts, sqliteReaderDialect, sqliteWriterDialect } from "./sqlite-driver.ts";
import { type SqliteWriter, sqliteWriter } from "./sqlite-writer.ts";
import type { Database } from "./store-settings.ts";
import { transactionScope } from "./transaction-scope.ts";

const IN_MEMORY = ":memory:";

/** Opens or makes the file, with its folder. Throws `StoreUnavailable` where it cannot be opened. */
export function openSqliteDatabase<S>(file: string): Database<S> {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true });
  const connection = openSqlite(file, "write");
  const writer = sqliteWriter(connection);
  const scope = transactionScope();
  const { read, close } = file === IN_MEMORY ? shared(connection, writer) : separate(file);
  const reader = new Kysely<S>({ dialect: sqliteReaderDialect({ scope, ...read }) });
  const transactions = new Kysely<S>({ dialect: sqliteWriterDialect(connection, writer) });

  return {
    engine: "sqlite",
    reader,
    async transaction(work) {
      scope.refuseInside("transaction");
      return writer.run(() => scope.enter(() => transactions.transaction().execute(work)));
    },
    async close() {
      await writer.close();
      close();
      connection.close();
    },
    async ping() {
      await read.run("select count(*) as tables from sqlite_schema", []);
    },
  };
}

interface ReadSide {
  readonly read: Omit<ReaderParts, "scope">;
  readonly close: () => void;
}

function separate(file: string): ReadSide {
  const connection = openSqlite(file, "read");
  return {
    read: {
      run: async (sql, parameters) => connection.run(sql, parameters),
      async *stream(sql, parameters) {
        // A connection of its own: an open result would hold the shared one in the past.
        const own = openSqlite(file, "read");
        try {
          yield* own.iterate(sql, parameters);
        } finally {
          own.close();
        }
      },
    },
    close: () => connection.close(),
  };
}

/** A store in memory belongs to one connection; its reads wait until no transaction runs. */
function shared(connection: SqliteConnection, writer: SqliteWriter): ReadSide {
  const readAll = (sql: string, parameters: readonly unknown[]) => connection.run(sql, parameters);
  return {
    read: {
      run: (sql, parameters) => writer.between(() => readAll(sql, parameters)),
      async *stream(sql, parameters) {
        yield* (await writer.between(() => readAll(sql, parameters))).rows;
      },
    },
    close: () => undefined,
  };
}
