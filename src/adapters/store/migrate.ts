import { createHash } from "node:crypto";
import { type Kysely, type SchemaModule, type Transaction, sql } from "kysely";
import { StoreMisfit } from "../../ports/store-errors.ts";
import { type Columns, columnsFor } from "./columns.ts";
import { engineOf, lockName, storeNow, tableExists } from "./dialect.ts";
import { statementsOf } from "./engine/record-statements.ts";
import { mayMakeTables } from "./engine/table-rights.ts";
import type { Database, Engine } from "./engine/store-settings.ts";

/** The schema as a migration sees it: any table, since the types describe the last step and not this one. */
export type AnyTables = Record<string, Record<string, unknown>>;

export interface MigrationTools {
  readonly schema: SchemaModule;
  readonly column: Columns;
  /** For rows; only what needs no answer, since `printScript` has no database to ask. */
  readonly db: Kysely<AnyTables>;
  readonly engine: Engine;
}

/**
 * One step forward, written once for both engines; there is no way back. `id` is `0001-what-it-does`, and once
 * released neither it nor what it does may change: its checksum is kept with it.
 */
export interface Migration {
  readonly id: string;
  up(tools: MigrationTools): Promise<void>;
}

export interface Pending {
  /** Ids of what the program has and the database has not, in order. */
  readonly missing: readonly string[];
  /** What the database has and the program has not: it was migrated by a newer program. */
  readonly unknown: readonly string[];
  /** What was changed in the program after this database took it. */
  readonly changed: readonly string[];
}

interface Recorded {
  readonly id: string;
  readonly checksum: string;
}

export const MIGRATION_TABLE = "migration";
export const MIGRATION_LOCK = "vanthu.migrate";
const LOCK_MILLISECONDS = 300_000;

/**
 * Brings the database to where the program is, each migration in a transaction of its own; of several programs
 * that start at once, one does it and the others find it done. Gives the ids it applied. Throws `StoreMisfit`
 * where the database is newer than the program, a migration was altered, or one is missing that the login may not take.
 */
export async function migrate<S>(db: Database<S>, migrations: readonly Migration[]): Promise<string[]> {
  const steps = await checksums(db.engine, migrations);
  // A look comes first: where nothing is to be done, no lock is waited for and no right to change tables is needed.
  const found = compare(await recorded(db.reader), steps);
  const problem = misfit(found);
  if (problem !== undefined) throw new StoreMisfit(problem);
  if (found.missing.length > 0 && !(await mayMakeTables(db)))
    throw new StoreMisfit(notAllowed(found.missing));
  const applied: string[] = [];
  for (const [migration, checksum] of steps.filter(([{ id }]) => found.missing.includes(id))) {
    const done = await db.transaction((tx) => apply(tx, migration, checksum, steps), { isLong: true });
    if (done) applied.push(migration.id);
  }
  return applied;
}

/** Compares without changing anything. */
export async function pending<S>(db: Database<S>, migrations: readonly Migration[]): Promise<Pending> {
  return compare(await recorded(db.reader), await checksums(db.engine, migrations));
}

/** What an administrator reads when the two do not fit, in both languages; undefined when all is well. */
export function misfit(found: Pending): string | undefined {
  if (found.unknown.length > 0) {
    const ids = found.unknown.join(", ");
    return `Cơ sở dữ liệu mới hơn chương trình (có ${ids}); hãy chạy phiên bản chương trình mới hơn. / The database is newer than this program (it has ${ids}); run the newer program.`;
  }
  if (found.changed.length > 0) {
    const ids = found.changed.join(", ");
    return `Bước nâng cấp ${ids} khác với bước đã chạy trên cơ sở dữ liệu này; hãy dùng đúng bản phát hành. / Migration ${ids} differs from the one this database took; use the released program.`;
  }
  return undefined;
}

function notAllowed(missing: readonly string[]): string {
  const ids = missing.join(", ");
  return `Cơ sở dữ liệu còn thiếu ${ids} mà tài khoản của chương trình không có quyền tạo bảng; hãy chạy npm run migrate bằng tài khoản quản trị cơ sở dữ liệu, hoặc chạy tệp mà npm run migrate -- --print in ra. / The database lacks ${ids}, and the program's login may not create tables; run npm run migrate with the administrator's login, or the script that npm run migrate -- --print writes.`;
}

export function tools(db: Kysely<AnyTables>, engine: Engine): MigrationTools {
  return { schema: db.schema, column: columnsFor(engine), db, engine };
}

type Step = readonly [migration: Migration, checksum: string];

async function apply<S>(
  tx: Transaction<S>,
  migration: Migration,
  checksum: string,
  steps: readonly Step[],
): Promise<boolean> {
  await lockName(tx, MIGRATION_LOCK, LOCK_MILLISECONDS);
  const home = tx as unknown as Kysely<AnyTables>;
  if (!(await tableExists(tx, MIGRATION_TABLE))) await createMigrationTable(home);
  const found = compare(await recorded(tx), steps);
  const problem = misfit(found);
  if (problem !== undefined) throw new StoreMisfit(problem);
  if (!found.missing.includes(migration.id)) return false;
  await migration.up(tools(home, engineOf(tx)));
  const applied = await storeNow(tx);
  await sql`insert into ${sql.table(MIGRATION_TABLE)} (id, checksum, applied_at) values (${migration.id}, ${checksum}, ${applied})`.execute(
    tx,
  );
  return true;
}

export async function createMigrationTable(db: Kysely<AnyTables>): Promise<void> {
  const column = columnsFor(engineOf(db));
  await db.schema
    .createTable(MIGRATION_TABLE)
    .addColumn("id", column.text(100), (it) => it.notNull().primaryKey())
    .addColumn("checksum", column.text(64), (it) => it.notNull())
    .addColumn("applied_at", column.instant, (it) => it.notNull())
    .execute();
}

async function recorded<S>(db: Kysely<S>): Promise<Recorded[]> {
  if (!(await tableExists(db, MIGRATION_TABLE))) return [];
  const { rows } =
    await sql<Recorded>`select id, checksum from ${sql.table(MIGRATION_TABLE)} order by id`.execute(db);
  return rows;
}

function compare(rows: readonly Recorded[], steps: readonly Step[]): Pending {
  const known = new Map(steps.map(([migration, checksum]) => [migration.id, checksum]));
  const present = new Set(rows.map((row) => row.id));
  return {
    missing: [...known.keys()].filter((id) => !present.has(id)),
    unknown: rows.filter((row) => !known.has(row.id)).map((row) => row.id),
    changed: rows.filter((row) => (known.get(row.id) ?? row.checksum) !== row.checksum).map((row) => row.id),
  };
}

async function checksums(engine: Engine, migrations: readonly Migration[]): Promise<Step[]> {
  const steps: Step[] = [];
  let last = "";
  for (const migration of migrations) {
    if (migration.id <= last) throw new Error(`Migration ${migration.id} is out of order.`);
    last = migration.id;
    const statements = await statementsOf<AnyTables>(engine, (db) => migration.up(tools(db, engine)));
    steps.push([migration, checksumOf(statements)]);
  }
  return steps;
}

/** White space and case aside, so that a new version of the query builder does not look like a changed migration. */
export function checksumOf(statements: readonly string[]): string {
  const text = statements
    .map((statement) => statement.toLowerCase().replaceAll(/\s+/g, " ").trim())
    .join(";\n");
  return createHash("sha256").update(text).digest("hex");
}
