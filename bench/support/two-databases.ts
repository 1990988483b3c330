import mssql from "mssql";
import { connectionTo } from "../../test/adapters/store/engine/open-test-database.ts";

export interface TwoDatabases {
  /** Connection strings. */
  readonly served: string;
  readonly bare: string;
  drop(): Promise<void>;
}

/** Two empty databases on the server that TEST_SQLSERVER_URL names. */
export async function twoDatabases(): Promise<TwoDatabases> {
  const server = process.env["TEST_SQLSERVER_URL"];
  if (server === undefined) throw new Error("TEST_SQLSERVER_URL names no server.");
  const names = ["served", "bare"].map((what) => `vanthu_bench_${what}_${process.pid}`);
  // A busy machine makes the first statements of each connection slow; that is measured, and not cut off.
  const [served = "", bare = ""] = names.map(
    (name) => `${connectionTo(server, name)};Request Timeout=600000`,
  );
  await onServer(server, (name) => `create database ${name}`, names);
  return { served, bare, drop: () => onServer(server, (name) => `drop database ${name}`, names) };
}

async function onServer(
  server: string,
  command: (name: string) => string,
  names: readonly string[],
): Promise<void> {
  const pool = await new mssql.ConnectionPool(server).connect();
  for (const name of names) await pool.request().batch(command(name));
  await pool.close();
}
