import { sql } from "kysely";
import type { Database } from "./store-settings.ts";

/** Whether the login may make and change tables, which migrations do; the program's own login need not. */
export async function mayMakeTables<S>(db: Database<S>): Promise<boolean> {
  if (db.engine === "sqlite") return true;
  const { rows } = await sql<{ makes: number | null; changes: number | null }>`
    select has_perms_by_name(db_name(), N'DATABASE', N'CREATE TABLE') as makes,
      has_perms_by_name(schema_name(), N'SCHEMA', N'ALTER') as changes`.execute(db.reader);
  return rows.every(({ makes, changes }) => makes === 1 && changes === 1);
}
