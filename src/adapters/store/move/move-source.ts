import { existsSync } from "node:fs";
import { StoreMisfit } from "../../../ports/store-errors.ts";
import { openSqlite, type SqliteConnection } from "../engine/sqlite-connection.ts";
import type { MovedTable } from "./moved-tables.ts";

type Row = Readonly<Record<string, unknown>>;

export interface Overlong {
  readonly row: Row;
  readonly column: string;
  readonly length: number;
  readonly most: number;
}

/** A store that is read and never changed, as it was at one moment. */
export interface MoveSource {
  columns(table: string): readonly string[];
  count(table: string): number;
  /** Rows in the order of their key, after the one that is named. */
  rows(table: MovedTable, after: readonly unknown[] | null): Iterable<Row>;
  /** Texts that are longer than their column says, in UTF-16 units as SQL Server counts them. */
  overlong(table: string): Iterable<Overlong>;
  /** Migrations that it has taken. */
  migrations(): readonly string[];
  tables(): readonly string[];
  close(): void;
}

const aliveMs = 60_000;

/**
 * Opens an embedded store for reading alone and holds one moment of it, so that whatever happens to it meanwhile does not
 * show. Throws `StoreMisfit` where there is none, or where a server works on it: what it wrote later would be lost.
 */
export function openMoveSource(file: string, now: Date): MoveSource {
  if (!existsSync(file))
    throw new StoreMisfit(`Không có cơ sở dữ liệu ở ${file}. / There is no database at ${file}.`);
  const connection = openSqlite(file, "read");
  connection.exec("begin");
  try {
    refuseWhileServed(connection, now);
  } catch (error) {
    connection.close();
    throw error;
  }
  const columns = new Map<string, string[]>();
  const source: MoveSource = {
    columns(table) {
      const known =
        columns.get(table) ?? textsOf(connection, "select name from pragma_table_info(?)", [table]);
      columns.set(table, known);
      return known;
    },
    count: (table) => Number(connection.run(`select count(*) as n from "${table}"`, []).rows[0]?.["n"] ?? 0),
    rows({ name, key }, after) {
      const list = source
        .columns(name)
        .map((column) => `"${column}"`)
        .join(", ");
      const order = key.map((column) => `"${column}"`).join(", ");
      const where = after === null ? "" : ` where (${order}) > (${key.map(() => "?").join(", ")})`;
      return connection.iterate(`select ${list} from "${name}"${where} order by ${order}`, after ?? []);
    },
    overlong: (table) => overlong(connection, table),
    migrations: () => textsOf(connection, "select id as name from migration order by id", []),
    tables: () =>
      textsOf(
        connection,
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'document_search_%' and name not like 'document_text_%' order by name",
        [],
      ),
    close: () => connection.close(),
  };
  return source;
}

function textsOf(connection: SqliteConnection, sql: string, parameters: readonly unknown[]): string[] {
  return connection.run(sql, parameters).rows.map(({ name }) => String(name));
}

function* overlong(connection: SqliteConnection, table: string): Generator<Overlong> {
  const { rows } = connection.run("select name, type from pragma_table_info(?)", [table]);
  const limits = rows.flatMap(({ name, type }) => {
    const most = /^varchar\((?<most>\d+)\)$/i.exec(String(type))?.groups?.["most"];
    return most === undefined ? [] : [{ column: String(name), most: Number(most) }];
  });
  if (limits.length === 0) return;
  // Bytes are never fewer than UTF-16 units, so this looks at every text that may be too long.
  const perhaps = limits.map(({ column, most }) => `octet_length("${column}") > ${most}`).join(" or ");
  for (const row of connection.iterate(`select * from "${table}" where ${perhaps}`, [])) {
    for (const { column, most } of limits) {
      const value = row[column];
      if (typeof value === "string" && value.length > most) yield { row, column, length: value.length, most };
    }
  }
}

function refuseWhileServed(connection: SqliteConnection, now: Date): void {
  const since = new Date(now.getTime() - aliveMs);
  const { rows } = connection.run("select count(*) as n from instance where seen_at > ?", [since]);
  if (rows[0]?.["n"] === 0) return;
  throw new StoreMisfit(
    "Máy chủ đang chạy trên cơ sở dữ liệu này, hoặc vừa dừng chưa đầy một phút. Hãy dừng máy chủ rồi chạy lại. / A server is running on this database, or stopped less than a minute ago. Stop it and run this again.",
  );
}
