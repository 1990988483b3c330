import type { Migration, MigrationTools } from "../migrate.ts";

/** What helps people from day to day: tours they have seen, agencies to practise in, meetings. */
export const dailyUse: Migration = {
  id: "0024-daily-use",
  async up(tools) {
    await createHelp(tools);
    await createMeetings(tools);
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

/** When and where the meeting of an invitation is. */
async function createMeetings({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("meeting")
    .addColumn("document_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("starts_at", column.instant, (c) => c.notNull())
    .addColumn("ends_at", column.instant, (c) => c.notNull())
    .addColumn("place", column.text(300))
    .addColumn("set_by", column.id, (c) => c.notNull())
    .addColumn("set_at", column.instant, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("meeting_time")
    .on("meeting")
    .columns(["agency_id", "ends_at", "starts_at"])
    .execute();
}
