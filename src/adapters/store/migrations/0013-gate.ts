import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** What scanners found in files, what is active in them, and how far the last scan of everything has come. */
export const gate: Migration = {
  id: "0013-gate",
  async up(tools) {
    for (const table of ["upload", "stored_file"]) await addScan(tools, table);
    await createScanRun(tools);
  },
};

/** Columns, not a table: where there is no scanner, and where nothing was found, registering costs no statement more. */
async function addScan({ schema, column }: MigrationTools, table: string): Promise<void> {
  const add = (name: string, length: number) =>
    schema.alterTable(table).addColumn(name, column.text(length)).execute();
  await add("scan_state", 12);
  await add("scan_signatures", 100);
  await add("scan_found", 300);
  await add("active_content", 200);
  await schema
    .createIndex(`${table}_found`)
    .on(table)
    .columns(["agency_id", "id"])
    .where(sql.ref("scan_found"), "is not", null)
    .execute();
  if (table === "upload") {
    await schema
      .createIndex("upload_unscanned")
      .on(table)
      .columns(["created_at", "id"])
      .where(sql.ref("state"), "=", "waiting")
      .execute();
  }
}

async function createScanRun({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("scan_run")
    .addColumn("name", column.text(20), (c) => c.notNull().primaryKey())
    .addColumn("signatures", column.text(100), (c) => c.notNull())
    .addColumn("after_id", column.id)
    .addColumn("looked", column.integer, (c) => c.notNull())
    .addColumn("scanned", column.integer, (c) => c.notNull())
    .addColumn("found", column.integer, (c) => c.notNull())
    .addColumn("started_at", column.instant, (c) => c.notNull())
    .addColumn("finished_at", column.instant)
    .execute();
}
