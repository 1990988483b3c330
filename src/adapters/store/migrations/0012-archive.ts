import type { Migration, MigrationTools } from "../migrate.ts";

/** Originals may rest elsewhere than where uploads grow: where each lies, how far it has come, and what changed there. */
export const archive: Migration = {
  id: "0012-archive",
  async up(tools) {
    await createPlaces(tools);
    await createCursors(tools);
  },
};

async function createPlaces({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("file_place")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("archive_kind", column.text(20), (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("container", column.text(1000))
    // Narrow enough for a key of SQL Server's indexes (1700 bytes).
    .addColumn("item", column.text(400))
    .addColumn("e_tag", column.text(400))
    .addColumn("content_tag", column.text(400))
    .addColumn("item_version", column.text(100))
    .addColumn("item_path", column.text(2000))
    .addColumn("progress", column.longText)
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("queued_at", column.instant, (c) => c.notNull())
    .addColumn("ready_at", column.instant)
    .addColumn("archived_at", column.instant)
    .addColumn("cleared_at", column.instant)
    .addColumn("fault", column.text(20))
    .addColumn("fault_at", column.instant)
    .addColumn("seen_at", column.instant)
    .addColumn("lease_owner", column.text(100))
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(`file_place_${name}`).on("file_place").columns(columns);
  await index("ready", ["ready_at", "id"]).where("ready_at", "is not", null).execute();
  await index("item", ["item"]).where("item", "is not", null).execute();
  await index("state", ["state", "id", "queued_at"]).execute();
  await index("fault", ["fault_at", "fault"]).where("fault_at", "is not", null).execute();
  await index("held", ["lease_owner"]).where("lease_owner", "is not", null).execute();
}

async function createCursors({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("archive_cursor")
    .addColumn("archive_kind", column.text(20), (c) => c.notNull().primaryKey())
    .addColumn("position", column.longText, (c) => c.notNull())
    .addColumn("listing_since_at", column.instant)
    .addColumn("heard_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createTable("server_key")
    .addColumn("name", column.text(40), (c) => c.notNull().primaryKey())
    .addColumn("secret", column.text(100), (c) => c.notNull())
    .addColumn("made_at", column.instant, (c) => c.notNull())
    .execute();
}
