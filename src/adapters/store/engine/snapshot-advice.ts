import { sql } from "kysely";
import type { Database } from "./store-settings.ts";

/**
 * A sentence on how to set READ_COMMITTED_SNAPSHOT, or undefined where it is on. Without it readers wait for
 * writers and writers for readers; everything stays right, but slowly.
 */
export async function snapshotAdvice<S>(db: Database<S>): Promise<string | undefined> {
  if (db.engine !== "sqlserver") return undefined;
  const { rows } = await sql<{ is_on: boolean; name: string }>`
    select is_read_committed_snapshot_on as is_on, name from sys.databases where name = db_name()`.execute(
    db.reader,
  );
  const [row] = rows;
  if (row === undefined || row.is_on) return undefined;
  const command = `ALTER DATABASE [${row.name}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE`;
  return `Cơ sở dữ liệu chưa bật READ_COMMITTED_SNAPSHOT; người quản trị cần chạy: ${command} / READ_COMMITTED_SNAPSHOT is off; an administrator should run: ${command}`;
}
