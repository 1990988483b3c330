import { type Transaction, sql } from "kysely";
import { StoreMisfit } from "../../../ports/store-errors.ts";
import { bulkInsert } from "../dialect.ts";
import type { Database } from "../engine/open-database.ts";
import type { AnyTables } from "../migrate.ts";
import type { Tables } from "../schema.ts";
import { movedTables, type MovedTable } from "./moved-tables.ts";
import { DigestOfRows, type TableDigest } from "./row-digest.ts";

type Row = Readonly<Record<string, unknown>>;

/** How far a table has come. */
export interface Progress {
  readonly lastKey: readonly unknown[] | null;
  readonly rows: number;
  readonly isDone: boolean;
}

/** A new store that is being filled from another. */
export interface MoveTarget {
  /**
   * Begins, or finds how far an earlier run came, once what that was ended in has been kept or undone. Throws
   * `StoreMisfit` where the store holds other data.
   */
  begin(): Promise<Map<string, Progress>>;
  /**
   * Adds rows, and says in the same transaction how far the table has come. Throws `StoreMisfit` where another run has
   * written meanwhile.
   */
  add(table: MovedTable, rows: readonly Row[], progress: Progress): Promise<void>;
  digest(table: string, columns: readonly string[]): Promise<TableDigest>;
  /** Removes what a move has written, and nothing else. */
  empty(): Promise<void>;
}

export function moveTarget(database: Database<Tables>): MoveTarget {
  const anyTables = database as unknown as Database<AnyTables>;
  return {
    async begin() {
      const rows = await database.transaction(async (tx) => {
        // Waits for what a run that was killed had just sent: the server ends it after the client is gone.
        await sql`update move_progress set rows_moved = rows_moved`.execute(tx);
        return tx.selectFrom("move_progress").selectAll().execute();
      }, patiently);
      if (rows.length > 0)
        return new Map(
          rows.map((row) => [
            row.table_name,
            { lastKey: keyOf(row.last_key), rows: row.rows_moved, isDone: row.is_done },
          ]),
        );
      await refuseFilled(anyTables);
      await database.transaction((tx) =>
        bulkInsert(
          tx,
          "move_progress",
          movedTables.map(({ name }) => ({
            table_name: name,
            last_key: null,
            rows_moved: 0,
            is_done: false,
          })),
        ),
      );
      return new Map(movedTables.map(({ name }) => [name, { lastKey: null, rows: 0, isDone: false }]));
    },
    async add({ name }, rows, { lastKey, rows: moved, isDone }) {
      await anyTables.transaction(async (tx) => {
        const { numUpdatedRows } = await (tx as unknown as Transaction<Tables>)
          .updateTable("move_progress")
          .set({ last_key: JSON.stringify(lastKey), rows_moved: moved, is_done: isDone })
          .where("table_name", "=", name)
          .where("rows_moved", "=", moved - rows.length)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n)
          throw new StoreMisfit(
            "Một lần chuyển khác đang ghi vào cơ sở dữ liệu đích. / Another move is writing to the target.",
          );
        await bulkInsert(tx, name, rows);
      }, patiently);
    },
    async digest(table, columns) {
      const digest = new DigestOfRows();
      // With their table: a server may know a name of ours as its own (Babelfish: `found`).
      const query = anyTables.reader.selectFrom(table).select(columns.map((it) => `${table}.${it}`));
      for await (const row of query.stream(1000)) digest.add(columns.map((column) => row[column]));
      return digest.digest();
    },
    async empty() {
      await emptySearch(anyTables);
      for (const { name } of movedTables.toReversed())
        await database.transaction((tx) => sql`delete from ${sql.table(name)}`.execute(tx), patiently);
      await database.transaction((tx) => tx.deleteFrom("move_progress").execute());
    },
  };
}

const patiently = { isLong: true };

/** The key of the last row that was kept, as the ledger has it. */
export function keyOf(text: string | null): readonly unknown[] | null {
  const read: unknown = text === null ? null : JSON.parse(text);
  return Array.isArray(read) ? read : null;
}

async function refuseFilled(database: Database<AnyTables>): Promise<void> {
  const filled: string[] = [];
  for (const { name } of movedTables) {
    const { rows } = await sql<{ found: number }>`select count(*) as found from ${sql.table(name)}`.execute(
      database.reader,
    );
    if ((rows[0]?.found ?? 0) > 0) filled.push(name);
  }
  if (filled.length === 0) return;
  const list = filled.join(", ");
  throw new StoreMisfit(
    `Cơ sở dữ liệu đích đã có dữ liệu khác (${list}); hãy dùng một cơ sở dữ liệu trống. / The target holds other data already (${list}); use an empty database.`,
  );
}

async function emptySearch(database: Database<AnyTables>): Promise<void> {
  if (database.engine === "sqlite") return emptyFullText(database);
  for (const name of ["document_term", "document_words"])
    await database.transaction((tx) => sql`delete from ${sql.table(name)}`.execute(tx), patiently);
}

async function emptyFullText(database: Database<AnyTables>): Promise<void> {
  await database.transaction(async (tx) => {
    await sql`delete from document_search`.execute(tx);
    await sql`insert into document_text (document_text) values ('delete-all')`.execute(tx);
    await sql`update search_backlog set position = 0`.execute(tx);
  });
}
