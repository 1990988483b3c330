import { openSqliteDatabase } from "./open-sqlite-database.ts";
import type { Database, StoreSettings } from "./store-settings.ts";

export type { Database, Engine, StoreSettings } from "./store-settings.ts";

/**
 * Opens the store that `settings` name, without making tables (see `migrate`). `S` is the schema: table names to
 * row types. Throws `StoreUnavailable` where it cannot be reached.
 */
export async function openDatabase<S>(settings: StoreSettings): Promise<Database<S>> {
  if (settings.engine === "sqlite") return openSqliteDatabase<S>(settings.file);
  const { openSqlServerDatabase } = await import("./open-sqlserver-database.ts");
  return openSqlServerDatabase<S>(settings.connection);
}
