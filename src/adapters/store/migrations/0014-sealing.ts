import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Documents that were sealed, what is still to be removed of each, and marks of secrecy that were found late. */
export const sealing: Migration = {
  id: "0014-sealing",
  async up(tools) {
    await createSealing(tools);
    await createSecrecyMark(tools);
  },
};

async function createSealing({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("sealing")
    .addColumn("document_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("register_name", column.text(200), (c) => c.notNull())
    .addColumn("year", column.integer, (c) => c.notNull())
    .addColumn("number", column.text(20), (c) => c.notNull())
    .addColumn("reason", column.text(1000), (c) => c.notNull())
    .addColumn("sealed_by", column.id, (c) => c.notNull())
    .addColumn("sealed_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema.createIndex("sealing_agency").on("sealing").columns(["agency_id", "sealed_at"]).execute();
  await schema
    .createTable("sealing_item")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("part", column.text(10), (c) => c.notNull())
    .addColumn("subject", column.longText, (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("problem", column.text(200))
    .addColumn("ended_at", column.instant)
    .execute();
  await schema.createIndex("sealing_item_document").on("sealing_item").column("document_id").execute();
  await schema
    .createIndex("sealing_item_left")
    .on("sealing_item")
    .columns(["state", "id"])
    .where("state", "=", "left")
    .execute();
}

async function createSecrecyMark({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("secrecy_mark")
    .addColumn("file_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("document_kind", column.text(10), (c) => c.notNull())
    .addColumn("mark", column.text(40), (c) => c.notNull())
    .addColumn("page", column.integer)
    .addColumn("found_at", column.instant, (c) => c.notNull())
    .addColumn("settled_at", column.instant)
    .addColumn("settled_by", column.id)
    .execute();
  await schema
    .createIndex("secrecy_mark_open")
    .on("secrecy_mark")
    .columns(["agency_id", "found_at"])
    .where(sql.ref("settled_at"), "is", null)
    .execute();
  await schema.createIndex("secrecy_mark_document").on("secrecy_mark").column("document_id").execute();
}
