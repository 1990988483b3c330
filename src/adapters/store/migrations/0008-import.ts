import type { Migration, MigrationTools } from "../migrate.ts";

/** Registers that an agency kept elsewhere: what was taken over, how, and from which row; numbers such as 15a. */
export const importing: Migration = {
  id: "0008-import",
  async up(tools) {
    await createImport(tools);
    await createProvenance(tools);
    await allowSuffixes(tools);
    await allowGaps(tools);
    await createMove(tools);
  },
};

async function createImport({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("import_job")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("direction", column.text(10), (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("file_id", column.id)
    .addColumn("file_name", column.text(255), (c) => c.notNull())
    .addColumn("file_size", column.bigint, (c) => c.notNull())
    .addColumn("sha256", column.text(64), (c) => c.notNull())
    .addColumn("mapping", column.longText, (c) => c.notNull())
    .addColumn("headings_key", column.text(64), (c) => c.notNull())
    .addColumn("scope", column.text(5))
    .addColumn("last_row", column.integer, (c) => c.notNull())
    .addColumn("counts", column.longText, (c) => c.notNull())
    .addColumn("total", column.integer)
    .addColumn("failure", column.longText)
    .addColumn("started_by", column.id, (c) => c.notNull())
    .addColumn("on_behalf_of", column.id)
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .addColumn("ready_at", column.instant, (c) => c.notNull())
    .addColumn("lease_owner", column.text(100))
    .execute();
  await schema
    .createIndex("import_job_agency")
    .on("import_job")
    .columns(["agency_id", "created_at", "id"])
    .execute();
  await schema.createIndex("import_job_due").on("import_job").columns(["state", "ready_at", "id"]).execute();
  await schema
    .createTable("import_problem")
    .addColumn("import_id", column.id, (c) => c.notNull().references("import_job.id"))
    .addColumn("position", column.integer, (c) => c.notNull())
    .addColumn("row_number", column.integer, (c) => c.notNull())
    .addColumn("field", column.text(30))
    .addColumn("code", column.text(40), (c) => c.notNull())
    .addColumn("params", column.longText, (c) => c.notNull())
    .addPrimaryKeyConstraint("import_problem_key", ["import_id", "position"])
    .execute();
  await schema
    .createTable("import_mapping")
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("direction", column.text(10), (c) => c.notNull())
    .addColumn("headings_key", column.text(64), (c) => c.notNull())
    .addColumn("mapping", column.longText, (c) => c.notNull())
    .addColumn("used_at", column.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint("import_mapping_key", ["agency_id", "direction", "headings_key"])
    .execute();
}

async function createProvenance({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("import_row")
    .addColumn("document_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("import_id", column.id, (c) => c.notNull().references("import_job.id"))
    .addColumn("row_number", column.integer, (c) => c.notNull())
    .addColumn("row_hash", column.text(64), (c) => c.notNull())
    .addColumn("book", column.longText, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("import_row_import")
    .on("import_row")
    .columns(["import_id", "row_number"])
    .execute();
}

/** Old registers have numbers put between others; new ones never do (NĐ 30, Đ15, Đ22.2). */
async function allowSuffixes({ schema, column, engine }: MigrationTools): Promise<void> {
  const registers = [
    ["incoming_document", "incoming_number", "arrival_number"],
    ["outgoing_document", "outgoing_number", "number"],
  ] as const;
  for (const [table, index, number] of registers) {
    await schema
      .alterTable(table)
      .addColumn("number_suffix", column.text(3), (c) => c.notNull().defaultTo(""))
      .execute();
    const drop = schema.dropIndex(index);
    await (engine === "sqlite" ? drop : drop.on(table)).execute();
    await schema
      .createIndex(index)
      .unique()
      .on(table)
      .columns(["register_id", number, "number_suffix"])
      .execute();
  }
}

/** A register into which an old one was read may lack numbers; a row's number is not its place there. */
async function allowGaps({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .alterTable("register")
    .addColumn("has_gaps", column.flag, (c) => c.notNull().defaultTo(0))
    .execute();
}

/** How far `npm run move-to-sqlserver` has come with filling this database; empty in every other. */
async function createMove({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("move_progress")
    .addColumn("table_name", column.text(60), (c) => c.notNull().primaryKey())
    .addColumn("last_key", column.longText)
    .addColumn("rows_moved", column.bigint, (c) => c.notNull())
    .addColumn("is_done", column.flag, (c) => c.notNull())
    .execute();
}
