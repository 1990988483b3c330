import { randomUUID } from "node:crypto";
import path from "node:path";
import mssql from "mssql";
import type { StoreSettings } from "../../src/adapters/store/engine/store-settings.ts";

/** A database that several processes open. */
export interface SharedDatabase {
  readonly settings: StoreSettings;
  /** By which a server finds it, besides its data folder. */
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

interface Place {
  readonly name: string;
  create(dataFolder: string): Promise<SharedDatabase>;
}

const url = process.env["TEST_SQLSERVER_URL"];

/** A file in the data folder always; SQL Server where TEST_SQLSERVER_URL names one. */
export const sharedDatabases: readonly Place[] = [
  {
    name: "a file",
    create: async (folder) => ({
      settings: { engine: "sqlite", file: path.join(folder, "vanthu.db") },
      env: {},
      drop: async () => undefined,
    }),
  },
  ...(url === undefined || url === "" ? [] : [{ name: "SQL Server", create: () => onSqlServer(url) }]),
];

async function onSqlServer(text: string): Promise<SharedDatabase> {
  const name = `vanthu_two_${randomUUID().slice(0, 8)}`;
  await onMaster(text, `create database ${name}`);
  const connection = `${text.replace(/;\s*(?:database|initial catalog)\s*=[^;]*/i, "")};Database=${name}`;
  return {
    settings: { engine: "sqlserver", connection },
    env: { SQLSERVER_URL: connection },
    drop: () => onMaster(text, `drop database ${name}`),
  };
}

async function onMaster(text: string, command: string): Promise<void> {
  const pool = await new mssql.ConnectionPool(text).connect();
  await pool.request().batch(command);
  await pool.close();
}
