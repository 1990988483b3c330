import type { Migration } from "../migrate.ts";

/** The event that somebody drafted in their own calendar from an invitation. */
export const meetingEvents: Migration = {
  id: "0027-meeting-events",
  async up({ schema, column }) {
    await schema
      .createTable("meeting_event")
      .addColumn("document_id", column.id, (c) => c.notNull().primaryKey())
      .addColumn("agency_id", column.id, (c) => c.notNull())
      .addColumn("person_id", column.id, (c) => c.notNull())
      .addColumn("event_id", column.text(500), (c) => c.notNull())
      .addColumn("link", column.text(1000))
      .addColumn("shown_version", column.integer, (c) => c.notNull())
      .addColumn("put_at", column.instant, (c) => c.notNull())
      .execute();
  },
};
