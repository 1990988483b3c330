import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mssql from "mssql";
import {
  type Database,
  openDatabase,
  type StoreSettings,
} from "../../../../src/adapters/store/engine/open-database.ts";
import { type Migration, migrate } from "../../../../src/adapters/store/migrate.ts";

export interface TestDatabase<S> {
  readonly db: Database<S>;
  /** By which another process opens it; a store in memory has no other. */
  readonly settings: StoreSettings | null;
  /** Another process's view of the same store: its own connections. */
  again(): Promise<Database<S>>;
  /** Closes all and removes it. */
  drop(): Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  /**
   * An empty store with these migrations taken. With `emptied` it may be one that an earlier test has left, its rows
   * taken out: on a server a new one takes seconds. Only for who changes no tables.
   */
  open<S>(migrations: readonly Migration[], state?: "new" | "emptied"): Promise<TestDatabase<S>>;
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
    settings: null,
    again: () => Promise.reject(new Error("A store in memory has one opener.")),
    drop: () => db.close(),
  };
}

async function openInFile<S>(migrations: readonly Migration[]): Promise<TestDatabase<S>> {
  const folder = mkdtempSync(join(tmpdir(), "vanthu-store-"));
  const settings = { engine: "sqlite", file: join(folder, "store.db") } as const;
  return opened<S>(settings, migrations, async () => rmSync(folder, { recursive: true }));
}

function sqlServerOpener(text: string): TestEngine["open"] {
  const left = new Map<readonly Migration[], string[]>();
  const isMocha = "after" in globalThis;
  if (isMocha)
    after("remove the databases of the tests", async function () {
      this.timeout(120_000);
      for (const name of [...left.values()].flat()) await onMaster(text, `drop database ${name}`);
    });
  return async <S>(migrations: readonly Migration[], state: "new" | "emptied" = "new") => {
    const known = state === "emptied" ? left.get(migrations)?.pop() : undefined;
    const name = known ?? `vanthu_test_${randomUUID().slice(0, 8)}`;
    if (known === undefined) await onMaster(text, `create database ${name}`);
    // As long as a busy machine needs: a test of many writers must not end for want of a connection.
    const connection = connectionTo(`${text};Connect Timeout=120`, name);
    return opened<S>({ engine: "sqlserver", connection }, migrations, async () => {
      if (state === "new" || !isMocha) return onMaster(text, `drop database ${name}`);
      await emptied(connection);
      left.set(migrations, [...(left.get(migrations) ?? []), name]);
    });
  };
}

/** The same server and login, another database. */
export function connectionTo(text: string, database: string): string {
  return `${text.replace(/;\s*(?:database|initial catalog)\s*=[^;]*/i, "")};Database=${database}`;
}

/** Takes the rows out of every table but that of the migrations; one that others refer to comes after them. */
async function emptied(connection: string): Promise<void> {
  const pool = await new mssql.ConnectionPool(connection).connect();
  const { recordset } = await pool
    .request()
    .query<{ name: string }>("select name from sys.tables where name <> N'migration'");
  let tables = recordset.map(({ name }) => name);
  while (tables.length > 0) {
    const refused: string[] = [];
    for (const table of tables) {
      const deletion = pool.request().batch(`delete from "${table}"`);
      await deletion.catch(() => refused.push(table));
    }
    if (refused.length === tables.length) throw new Error(`Cannot be emptied: ${refused.join(", ")}.`);
    tables = refused;
  }
  await pool.close();
}

async function opened<S>(
  settings: StoreSettings,
  migrations: readonly Migration[],
  remove: () => Promise<void>,
): Promise<TestDatabase<S>> {
  const db = await openDatabase<S>(settings);
  const all = [db];
  await migrate(db, migrations);
  return {
    db,
    settings,
    async again() {
      const another = await openDatabase<S>(settings);
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
