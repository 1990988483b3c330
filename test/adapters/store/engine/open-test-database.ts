import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mssql from "mssql";
import { type Database, openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { type Migration, migrate } from "../../../../src/adapters/store/migrate.ts";

export interface TestDatabase<S> {
  readonly db: Database<S>;
  /** Another process's view of the same store: its own connections. */
  again(): Promise<Database<S>>;
  /** Closes all and removes it. */
  drop(): Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  /** An empty store of its own with these migrations taken. */
  open<S>(migrations: readonly Migration[]): Promise<TestDatabase<S>>;
}

const url = process.env["TEST_SQLSERVER_URL"];

/** What a store suite runs on: SQLite in memory and in a file always, SQL Server where TEST_SQLSERVER_URL names one. */
export const testEngines: readonly TestEngine[] = [
  { name: "SQLite in memory", open: openInMemory },
  { name: "SQLite in a file", open: openInFile },
  ...(url === undefined || url === "" ? [] : [{ name: "SQL Server", open: sqlServerOpener(url) }]),
];

async function openInMemory<S>(migrations: readonly Migration[]): Promise<TestDatabase<S>> {
  const db = await openDatabase<S>({ engine: "sqlite", file: ":memory:" });
  await migrate(db, migrations);
  return {
    db,
    again: () => Promise.reject(new Error("A store in memory has one opener.")),
    drop: () => db.close(),
  };
}

async function openInFile<S>(migrations: readonly Migration[]): Promise<TestDatabase<S>> {
  const folder = mkdtempSync(join(tmpdir(), "vanthu-store-"));
  const settings = { engine: "sqlite", file: join(folder, "store.db") } as const;
  return opened<S>(
    () => openDatabase<S>(settings),
    migrations,
    async () => rmSync(folder, { recursive: true }),
  );
}

function sqlServerOpener(text: string): TestEngine["open"] {
  return async <S>(migrations: readonly Migration[]) => {
    const name = `vanthu_test_${randomUUID().slice(0, 8)}`;
    await onMaster(text, `create database ${name}`);
    const connection = `${text.replace(/;\s*(?:database|initial catalog)\s*=[^;]*/i, "")};Database=${name}`;
    return opened<S>(
      () => openDatabase<S>({ engine: "sqlserver", connection }),
      migrations,
      () => onMaster(text, `drop database ${name}`),
    );
  };
}

async function opened<S>(
  open: () => Promise<Database<S>>,
  migrations: readonly Migration[],
  remove: () => Promise<void>,
): Promise<TestDatabase<S>> {
  const all = [await open()];
  const [db] = all;
  if (db === undefined) throw new Error("Nothing was opened.");
  await migrate(db, migrations);
  return {
    db,
    async again() {
      const another = await open();
      all.push(another);
      return another;
    },
    async drop() {
      for (const one of all) await one.close();
      await remove();
    },
  };
}

async function onMaster(text: string, command: string): Promise<void> {
  const pool = await new mssql.ConnectionPool(text).connect();
  await pool.request().batch(command);
  await pool.close();
}
