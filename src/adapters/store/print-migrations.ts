import { statementsOf } from "./engine/record-statements.ts";
import type { Engine } from "./engine/store-settings.ts";
import {
  type AnyTables,
  MIGRATION_LOCK,
  MIGRATION_TABLE,
  type Migration,
  checksumOf,
  createMigrationTable,
  tools,
} from "./migrate.ts";

/**
 * Every statement of every migration, for somebody who runs them by hand, with the records that `migrate` looks for.
 * For SQL Server it takes a database from any release to this one: a step that is there is passed over, and one whose
 * predecessor failed stops. For SQLite it makes a new file.
 */
export async function printScript(migrations: readonly Migration[], engine: Engine): Promise<string> {
  const parts = engine === "sqlite" ? await forSqlite(migrations) : await forSqlServer(migrations);
  return `${parts.join("\n")}\n`;
}

async function forSqlite(migrations: readonly Migration[]): Promise<string[]> {
  const parts = [
    `-- Vanthu, sqlite: ${migrations.length} migrations for a new file. Run with: sqlite3 -bail`,
  ];
  parts.push(...(await statementsOf("sqlite", createMigrationTable)).map(terminated));
  for (const migration of migrations) {
    const { statements, record } = await step(migration, "sqlite", "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')");
    parts.push(`-- ${migration.id}`, "begin immediate;", ...statements.map(terminated), record, "commit;");
  }
  return parts;
}

/**
 * A batch for each migration. Its statements are handed to `exec` as text: a batch is compiled as a whole, and one
 * that adds a column and then uses it would not compile.
 */
async function forSqlServer(migrations: readonly Migration[]): Promise<string[]> {
  const [create = ""] = await statementsOf("sqlserver", createMigrationTable);
  const parts = [
    `-- Vanthu, SQL Server: ${migrations.length} migrations. Steps that the database has are passed over.`,
    "-- Run in the database of Vanthu with: sqlcmd -b -I -f 65001 -d <database> -i <this file>, or in SSMS.",
    // Indexes of some rows only are made under exactly these settings. sqlcmd and SQL Server Agent begin without the
    // quotes around our names.
    "set ansi_nulls, ansi_padding, ansi_warnings, arithabort, concat_null_yields_null, quoted_identifier on;",
    "set numeric_roundabort off;",
    "set xact_abort on;",
    "go",
    `if object_id(N'${MIGRATION_TABLE}') is null`,
    `  exec(${text(create)});`,
    "go",
  ];
  let before: string | undefined;
  for (const migration of migrations) {
    parts.push(...(await batch(migration, before)));
    before = migration.id;
  }
  return parts;
}

async function batch(migration: Migration, before: string | undefined): Promise<string[]> {
  const { statements, record } = await step(migration, "sqlserver", "sysutcdatetime()");
  const isThere = (id: string) => `(select count(*) from "${MIGRATION_TABLE}" where "id" = '${id}')`;
  const guard =
    before === undefined
      ? []
      : [
          `if ${isThere(before)} = 0`,
          `  throw 50000, N'${migration.id} needs ${before}, which is not there.', 1;`,
        ];
  return [
    `-- ${migration.id}`,
    "begin transaction;",
    "declare @lock int;",
    `exec @lock = sp_getapplock @Resource = N'${MIGRATION_LOCK}', @LockMode = N'Exclusive', @LockOwner = N'Transaction';`,
    "if @lock < 0",
    `  throw 50000, N'${migration.id}: the lock of migrations was not to be had (a deadlock); run the script again.', 1;`,
    ...guard,
    `if ${isThere(migration.id)} = 0`,
    "begin",
    ...statements.map((statement) => `  exec(${text(statement)});`),
    `  ${record}`,
    "end;",
    "commit;",
    "go",
  ];
}

async function step(migration: Migration, engine: Engine, present: string) {
  const statements = await statementsOf<AnyTables>(engine, (db) => migration.up(tools(db, engine)));
  const values = `'${migration.id}', '${checksumOf(statements)}', ${present}`;
  const record = `insert into "${MIGRATION_TABLE}" ("id", "checksum", "applied_at") values (${values});`;
  return { statements, record };
}

function text(statement: string): string {
  return `N'${statement.replaceAll("'", "''")}'`;
}

function terminated(statement: string): string {
  return statement.endsWith(";") ? statement : `${statement};`;
}
