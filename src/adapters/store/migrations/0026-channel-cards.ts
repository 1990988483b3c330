import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Channels of units, what the bot posted there, and who took what was posted. */
export const channelCards: Migration = {
  id: "0026-channel-cards",
  async up(tools) {
    await tools.schema
      .alterTable("assignment")
      .addColumn("is_claim", tools.column.flag, (c) => c.notNull().defaultTo(0))
      .execute();
    await createChannels(tools);
    await createPosts(tools);
  },
};

/** Teams in which the bot is, and the channels of theirs that are a unit's. */
async function createChannels({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("met_team")
    .addColumn("team_id", column.text(200), (c) => c.notNull().primaryKey())
    .addColumn("tenant_id", column.text(50), (c) => c.notNull())
    .addColumn("name", column.text(300))
    .addColumn("service_url", column.text(500), (c) => c.notNull())
    .addColumn("bot_id", column.text(100), (c) => c.notNull())
    .addColumn("updated_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createTable("unit_channel")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("unit_id", column.id, (c) => c.notNull())
    .addColumn("tenant_id", column.text(50), (c) => c.notNull())
    .addColumn("team_id", column.text(200), (c) => c.notNull())
    .addColumn("channel_id", column.text(200), (c) => c.notNull())
    .addColumn("team_name", column.text(300))
    .addColumn("channel_name", column.text(300))
    .addColumn("service_url", column.text(500), (c) => c.notNull())
    .addColumn("bot_id", column.text(100), (c) => c.notNull())
    .addColumn("language", column.text(2), (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("why", column.text(500))
    .addColumn("linked_by", column.id, (c) => c.notNull())
    .addColumn("linked_at", column.instant, (c) => c.notNull())
    .addColumn("lost_at", column.instant)
    .addColumn("ended_at", column.instant)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  const one = (name: string, of: string) => schema.createIndex(name).unique().on("unit_channel").column(of);
  await one("unit_channel_unit", "unit_id").where(sql.ref("ended_at"), "is", null).execute();
  await one("unit_channel_channel", "channel_id").where(sql.ref("ended_at"), "is", null).execute();
  await schema.createIndex("unit_channel_agency").on("unit_channel").columns(["agency_id", "id"]).execute();
  await schema.createIndex("unit_channel_team").on("unit_channel").columns(["team_id", "id"]).execute();
}

async function createPosts({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("channel_post")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("unit_channel_id", column.id, (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("assignment_id", column.id, (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("why", column.text(500))
    .addColumn("conversation_id", column.text(300))
    .addColumn("activity_id", column.text(100))
    .addColumn("shown", column.text(64))
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("created_at", column.instant, (c) => c.notNull())
    .addColumn("ended_at", column.instant)
    .execute();
  await schema
    .createIndex("channel_post_assignment")
    .unique()
    .on("channel_post")
    .columns(["assignment_id", "unit_channel_id"])
    .execute();
  await schema
    .createIndex("channel_post_document")
    .on("channel_post")
    .columns(["document_id", "id"])
    .execute();
  await schema
    .createIndex("channel_post_channel")
    .on("channel_post")
    .columns(["unit_channel_id", "state", "id"])
    .execute();
}
