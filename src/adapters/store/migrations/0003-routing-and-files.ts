import type { Migration, MigrationTools } from "../migrate.ts";

export const routingAndFiles: Migration = {
  id: "0003-routing-and-files",
  async up(tools) {
    await createSlip(tools);
    await createAssignment(tools);
    await createFiles(tools);
  },
};

async function createSlip({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("amendment")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull().references("incoming_document.id"))
    .addColumn("amended_at", column.instant, (c) => c.notNull())
    .addColumn("amended_by", column.id, (c) => c.notNull())
    .addColumn("reason", column.text(500), (c) => c.notNull())
    .addColumn("changes", column.longText, (c) => c.notNull())
    .execute();
  await schema.createIndex("amendment_document").on("amendment").column("document_id").execute();
  await schema
    .createTable("instruction")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull().references("incoming_document.id"))
    .addColumn("given_by", column.id, (c) => c.notNull())
    .addColumn("on_behalf_of", column.id)
    .addColumn("given_at", column.instant, (c) => c.notNull())
    .addColumn("level", column.text(10), (c) => c.notNull())
    .addColumn("text", column.text(4000), (c) => c.notNull())
    .execute();
  await schema.createIndex("instruction_document").on("instruction").column("document_id").execute();
}

async function createAssignment({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("assignment")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull().references("incoming_document.id"))
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("instruction_id", column.id, (c) => c.notNull().references("instruction.id"))
    .addColumn("parent_id", column.id)
    .addColumn("role", column.text(10), (c) => c.notNull())
    .addColumn("assignee_kind", column.text(10), (c) => c.notNull())
    .addColumn("assignee_id", column.id, (c) => c.notNull())
    .addColumn("assigned_by", column.id, (c) => c.notNull())
    .addColumn("assigned_at", column.instant, (c) => c.notNull())
    .addColumn("deadline_at", column.instant)
    .addColumn("first_deadline_at", column.instant)
    .addColumn("due_at", column.instant, (c) => c.notNull())
    .addColumn("state", column.text(15), (c) => c.notNull())
    .addColumn("is_open", column.flag, (c) => c.notNull())
    .addColumn("acknowledged_at", column.instant)
    .addColumn("acknowledged_by", column.id)
    .addColumn("completed_at", column.instant)
    .addColumn("result", column.text(4000))
    .addColumn("reply_symbol", column.text(60))
    .addColumn("extension_until_at", column.instant)
    .addColumn("extension_reason", column.text(4000))
    .addColumn("extension_asked_at", column.instant)
    .addColumn("extension_asked_by", column.id)
    .addColumn("returned_upon_at", column.instant)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("assignment").columns(columns);
  await index("assignment_document", ["document_id"]).execute();
  await index("assignment_work", ["agency_id", "assignee_id", "is_open", "role", "due_at", "id"]).execute();
  await index("assignment_done", ["agency_id", "assignee_id", "completed_at", "id"])
    .where("completed_at", "is not", null)
    .execute();
  await index("assignment_given", ["agency_id", "assigned_by", "is_open", "due_at", "id"]).execute();
  await index("assignment_extension", ["agency_id", "assigned_by", "due_at", "id"])
    .where("extension_asked_at", "is not", null)
    .execute();
  await index("assignment_returned", ["agency_id", "assigned_by", "due_at", "id"])
    .where("returned_upon_at", "is not", null)
    .execute();
  await index("assignment_due", ["is_open", "due_at", "id"]).execute();
}

async function createFiles({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("stored_file")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("document_kind", column.text(10), (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("role", column.text(10), (c) => c.notNull())
    .addColumn("position", column.integer, (c) => c.notNull())
    .addColumn("name", column.text(255), (c) => c.notNull())
    .addColumn("media_type", column.text(100), (c) => c.notNull())
    .addColumn("size", column.bigint, (c) => c.notNull())
    .addColumn("sha256", column.text(64), (c) => c.notNull())
    .addColumn("page_count", column.integer)
    .addColumn("stored_at", column.instant, (c) => c.notNull())
    .execute();
  await schema.createIndex("stored_file_document").on("stored_file").column("document_id").execute();
  await schema.createIndex("stored_file_hash").on("stored_file").columns(["sha256", "agency_id"]).execute();
  await schema
    .createTable("upload")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("name", column.text(255), (c) => c.notNull())
    .addColumn("role", column.text(10), (c) => c.notNull())
    .addColumn("size", column.bigint, (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("sha256", column.text(64))
    .addColumn("media_type", column.text(100))
    .addColumn("page_count", column.integer)
    .addColumn("has_text_layer", column.flag)
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("expires_at", column.instant, (c) => c.notNull())
    .execute();
  await schema.createIndex("upload_expiry").on("upload").column("expires_at").execute();
}
