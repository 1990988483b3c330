import type { Migration, MigrationTools } from "../migrate.ts";

/** What helps people from day to day: tours they have seen, agencies to practise in, channels of units. */
export const dailyUse: Migration = {
  id: "0024-daily-use",
  async up(tools) {
    await createHelp(tools);
    await createChannels(tools);
    await createChannelPosts(tools);
  },
};

async function createHelp({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("tour_seen")
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("tour", column.text(20), (c) => c.notNull())
    .addColumn("seen_at", column.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint("tour_seen_pk", ["person_id", "tour"])
    .execute();
  await schema
    .createTable("practice_agency")
    .addColumn("agency_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("for_agency_id", column.id, (c) => c.notNull())
    .addColumn("founded_by", column.id, (c) => c.notNull())
    .addColumn("founded_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema
    .createIndex("practice_agency_for")
    .on("practice_agency")
    .columns(["for_agency_id", "founded_at"])
    .execute();
}

/** One channel a unit at a time; a row that ended stays, so that its posts can still be brought up to date. */
async function createChannels({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("unit_channel")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("unit_id", column.id, (c) => c.notNull())
    .addColumn("tenant_id", column.id, (c) => c.notNull())
    .addColumn("conversation_id", column.text(300), (c) => c.notNull())
    .addColumn("service_url", column.text(300), (c) => c.notNull())
    .addColumn("bot_id", column.text(100), (c) => c.notNull())
    .addColumn("linked_by", column.id, (c) => c.notNull())
    .addColumn("linked_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema.createIndex("unit_channel_unit").on("unit_channel").columns(["unit_id", "ended_at"]).execute();
}

/** The card of an assignment in its unit's channel. */
async function createChannelPosts({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("channel_post")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("channel_id", column.id, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("assignment_id", column.id, (c) => c.notNull())
    .addColumn("activity_id", column.text(300))
    .addColumn("shown", column.text(64))
    .addColumn("why", column.text(500))
    .addColumn("posted_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("channel_post_assignment")
    .unique()
    .on("channel_post")
    .columns(["assignment_id"])
    .execute();
  await schema
    .createIndex("channel_post_document")
    .on("channel_post")
    .columns(["document_id", "id"])
    .execute();
}
