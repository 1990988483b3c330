import type { Migration, MigrationTools } from "../migrate.ts";

export const auditAndOutbox: Migration = {
  id: "0004-audit-and-outbox",
  async up(tools) {
    await createAudit(tools);
    await createOutbox(tools);
    await createNotices(tools);
  },
};

async function createAudit({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("audit_entry")
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("seq", column.bigint, (c) => c.notNull())
    .addColumn("id", column.id, (c) => c.notNull())
    .addColumn("happened_at", column.instant, (c) => c.notNull())
    .addColumn("actor_id", column.id)
    .addColumn("on_behalf_of", column.id)
    .addColumn("action", column.text(40), (c) => c.notNull())
    .addColumn("document_id", column.id)
    .addColumn("subject_id", column.id)
    .addColumn("data", column.longText, (c) => c.notNull())
    .addColumn("previous_hash", column.text(64), (c) => c.notNull())
    .addColumn("hash", column.text(64), (c) => c.notNull())
    .addPrimaryKeyConstraint("audit_entry_key", ["agency_id", "seq"])
    .execute();
  await schema
    .createIndex("audit_entry_document")
    .on("audit_entry")
    .columns(["document_id", "seq"])
    .where("document_id", "is not", null)
    .execute();
  await schema
    .createTable("audit_head")
    .addColumn("agency_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("seq", column.bigint, (c) => c.notNull())
    .addColumn("hash", column.text(64), (c) => c.notNull())
    .execute();
}

async function createOutbox({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("outbox")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id)
    .addColumn("kind", column.text(30), (c) => c.notNull())
    .addColumn("dedup_key", column.text(200), (c) => c.notNull())
    .addColumn("payload", column.longText, (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("ready_at", column.instant, (c) => c.notNull())
    .addColumn("lease_owner", column.text(100))
    .addColumn("last_error", column.text(1000))
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema.createIndex("outbox_key").unique().on("outbox").column("dedup_key").execute();
  await schema.createIndex("outbox_ready").on("outbox").columns(["state", "ready_at", "id"]).execute();
  await schema
    .createTable("job")
    .addColumn("name", column.text(50), (c) => c.notNull().primaryKey())
    .addColumn("ready_at", column.instant, (c) => c.notNull())
    .addColumn("lease_owner", column.text(100))
    .execute();
}

async function createNotices({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("conversation")
    .addColumn("person_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("tenant_id", column.text(64), (c) => c.notNull())
    .addColumn("teams_user_id", column.text(200), (c) => c.notNull())
    .addColumn("conversation_id", column.text(300), (c) => c.notNull())
    .addColumn("service_url", column.text(300), (c) => c.notNull())
    .addColumn("bot_id", column.text(200), (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("language", column.text(2), (c) => c.notNull())
    .addColumn("updated_at", column.instant, (c) => c.notNull())
    .execute();
  await schema.createIndex("conversation_place").on("conversation").column("conversation_id").execute();
  await schema
    .createTable("delivery")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("event_key", column.text(120), (c) => c.notNull())
    .addColumn("reason", column.text(30), (c) => c.notNull())
    .addColumn("document_id", column.id)
    .addColumn("assignment_id", column.id)
    .addColumn("outcome", column.text(15), (c) => c.notNull())
    .addColumn("why", column.text(500))
    .addColumn("activity_id", column.text(300))
    .addColumn("conversation_id", column.text(300))
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema
    .createIndex("delivery_event")
    .unique()
    .on("delivery")
    .columns(["event_key", "person_id"])
    .execute();
  await schema.createIndex("delivery_agency").on("delivery").columns(["agency_id", "id"]).execute();
  await schema.createIndex("delivery_document").on("delivery").columns(["document_id", "id"]).execute();
  await schema
    .createIndex("delivery_outcome")
    .on("delivery")
    .columns(["agency_id", "outcome", "id"])
    .execute();
}
