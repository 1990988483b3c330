import type { Migration, MigrationTools } from "../migrate.ts";

/** Drafts of outgoing documents, their versions, and who may read them. */
export const drafts: Migration = {
  id: "0019-drafts",
  async up(tools) {
    await createDraft(tools);
    await createVersions(tools);
    await createReaders(tools);
  },
};

async function createDraft({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("draft")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("type_code", column.text(40), (c) => c.notNull())
    .addColumn("abstract", column.text(500), (c) => c.notNull())
    .addColumn("unit_id", column.id)
    .addColumn("drafter_id", column.id, (c) => c.notNull())
    .addColumn("reviewer_ids", column.longText, (c) => c.notNull())
    .addColumn("reply_to_id", column.id)
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("latest", column.integer, (c) => c.notNull())
    .addColumn("submitted_to", column.id)
    .addColumn("submitted_by", column.id)
    .addColumn("submitted_number", column.integer)
    .addColumn("submitted_at", column.instant)
    .addColumn("approved_by", column.id)
    .addColumn("approved_number", column.integer)
    .addColumn("approved_sha256", column.text(64))
    .addColumn("approved_at", column.instant)
    .addColumn("outgoing_id", column.id)
    .addColumn("archive_kind", column.text(20))
    .addColumn("container", column.text(1000))
    // Narrow enough for a key of SQL Server's indexes (1700 bytes).
    .addColumn("item", column.text(400))
    .addColumn("e_tag", column.text(400))
    .addColumn("item_version", column.text(100))
    .addColumn("changed_due_at", column.instant)
    .addColumn("search_text", column.text(2000), (c) => c.notNull())
    .addColumn("request_key", column.id, (c) => c.notNull())
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("changed_at", column.instant, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(`draft_${name}`).on("draft").columns(columns);
  await index("request", ["agency_id", "request_key"]).unique().execute();
  await index("changed", ["agency_id", "changed_at", "id"]).execute();
  await index("reply", ["reply_to_id"]).where("reply_to_id", "is not", null).execute();
  await index("outgoing", ["outgoing_id"]).where("outgoing_id", "is not", null).execute();
  await index("item", ["item"]).where("item", "is not", null).execute();
  await index("due", ["changed_due_at", "id"]).where("changed_due_at", "is not", null).execute();
}

async function createVersions({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("draft_version")
    .addColumn("draft_id", column.id, (c) => c.notNull().references("draft.id"))
    .addColumn("number", column.integer, (c) => c.notNull())
    .addColumn("file_id", column.id, (c) => c.notNull())
    .addColumn("sha256", column.text(64), (c) => c.notNull())
    .addColumn("made_at", column.instant, (c) => c.notNull())
    .addColumn("made_by", column.id)
    .addColumn("made_by_name", column.text(200))
    .addColumn("archive_version", column.text(100))
    .addPrimaryKeyConstraint("draft_version_key", ["draft_id", "number"])
    .execute();
}

async function createReaders({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("draft_reader")
    .addColumn("draft_id", column.id, (c) => c.notNull().references("draft.id"))
    .addColumn("principal", column.text(60), (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_reader_key", ["draft_id", "principal"])
    .execute();
  await schema
    .createIndex("draft_reader_principal")
    .on("draft_reader")
    .columns(["principal", "draft_id"])
    .execute();
}
