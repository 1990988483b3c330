import { StoreUnavailable } from "../../../ports/store-errors.ts";
import type { Database, SqlServerParts } from "./store-settings.ts";

export async function openSqlServerDatabase<S>(connection: string | SqlServerParts): Promise<Database<S>> {
  void connection;
  throw new StoreUnavailable("SQL Server comes with the next commit.");
}
