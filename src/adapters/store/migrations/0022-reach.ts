import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

export const reach: Migration = {
  id: "0022-reach",
  async up(tools) {
    await waitInLines(tools);
    await countAnswers(tools);
    await createAnnouncements(tools);
    await createReach(tools);
  },
};

/** What is urgent overtakes the rest, and a line in which nobody may send for now is passed over. */
async function waitInLines({ schema, column, db }: MigrationTools): Promise<void> {
  await schema
    .alterTable("outbox")
    .addColumn("line", column.text(10), (c) => c.notNull().defaultTo("work"))
    .execute();
  await sql`update outbox set line = 'cards' where state = 'open' and kind in ('deliverNotice', 'refreshCards')`.execute(
    db,
  );
  await schema
    .createIndex("outbox_line")
    .on("outbox")
    .columns(["state", "line", "ready_at", "id"])
    .where("state", "=", "open")
    .execute();
  await schema
    .createTable("line_pause")
    .addColumn("line", column.text(10), (c) => c.notNull().primaryKey())
    .addColumn("until_at", column.instant, (c) => c.notNull())
    .execute();
}

async function countAnswers({ schema, column, db }: MigrationTools): Promise<void> {
  await schema
    .alterTable("delivery")
    .addColumn("answers", column.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update delivery set answers = attempts`.execute(db);
  await sql`update delivery set outcome = 'cancelled' where outcome = 'failed' and why = 'no longer concerned'`.execute(
    db,
  );
  await schema.alterTable("delivery").addColumn("told_in", column.id).execute();
  await schema.createIndex("delivery_progress").on("delivery").columns(["event_key", "outcome"]).execute();
  await schema.createIndex("delivery_person").on("delivery").columns(["person_id", "ended_at"]).execute();
}

async function createAnnouncements({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("announcement")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("title", column.text(200), (c) => c.notNull())
    .addColumn("body", column.text(2000), (c) => c.notNull())
    .addColumn("priority", column.integer, (c) => c.notNull())
    .addColumn("document_id", column.id)
    .addColumn("audience", column.longText, (c) => c.notNull())
    .addColumn("recipients", column.integer, (c) => c.notNull())
    .addColumn("state", column.text(12), (c) => c.notNull())
    .addColumn("made_by", column.id, (c) => c.notNull())
    .addColumn("on_behalf_of", column.id)
    .addColumn("made_at", column.instant, (c) => c.notNull())
    .addColumn("ended_by", column.id)
    .addColumn("ended_at", column.instant)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema.createIndex("announcement_agency").on("announcement").columns(["agency_id", "id"]).execute();
}

/** How a person is reached: what they chose, and what became of installing the app for them. */
async function createReach({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("notice_choice")
    .addColumn("person_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("quiet_from", column.text(5))
    .addColumn("quiet_to", column.text(5))
    .addColumn("outside_work", column.text(10), (c) => c.notNull())
    .execute();
  await schema
    .createTable("app_installation")
    .addColumn("person_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("state", column.text(12), (c) => c.notNull())
    .addColumn("why", column.text(500))
    .addColumn("tried_at", column.instant, (c) => c.notNull())
    .execute();
}
