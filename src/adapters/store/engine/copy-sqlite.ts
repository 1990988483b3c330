import { backup, DatabaseSync } from "node:sqlite";

/** Every page in one step: a copy in several steps would begin anew with each change that others make meanwhile. */
const allPages = 2_000_000_000;

/** Copies the file as it is at one moment, while others go on reading and writing. */
export async function copySqlite(file: string, to: string): Promise<void> {
  const source = new DatabaseSync(file, { timeout: 10_000 });
  try {
    source.exec("pragma query_only = on");
    await backup(source, to, { rate: allPages });
  } finally {
    source.close();
  }
}

export interface SqliteFindings {
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Applied migrations, in order. */
  readonly migrations: readonly string[];
  /** What SQLite finds wrong with the file; empty when nothing. */
  readonly problems: readonly string[];
}

/** Reads a file through: its structure, its references, and how much is in it. Nothing is changed. */
export function inspectSqlite(file: string): SqliteFindings {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    database.exec("pragma query_only = on");
    const texts = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => String(Object.values(row)[0]));
    const tables = texts(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual%' and name not like 'document_search_%' and name not like 'document_text_%' order by name",
    );
    const counts = Object.fromEntries(
      tables.map((table) => [table, Number(texts(`select count(*) from "${table}"`)[0])]),
    );
    const broken = database.prepare("pragma foreign_key_check").all().length;
    return {
      counts,
      migrations: texts("select id from migration order by id"),
      problems: [
        ...texts("pragma integrity_check").filter((line) => line !== "ok"),
        ...(broken === 0 ? [] : [`${broken} rows refer to what is not there`]),
      ],
    };
  } finally {
    database.close();
  }
}
