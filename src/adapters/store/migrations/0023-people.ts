import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Accounts that were lost, delegations, changes of rights that wait for a second person, and what the directory says. */
export const people: Migration = {
  id: "0023-people",
  async up(tools) {
    await createFreezes(tools);
    await createDelegations(tools);
    await createRightsChanges(tools);
    await createDirectory(tools);
    await findActsOfPeople(tools);
  },
};

/** A row is never removed: what was frozen when, by whom, and why it was lifted can be told for ever. */
async function createFreezes({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("account_freeze")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("frozen_by", column.id, (c) => c.notNull())
    .addColumn("frozen_at", column.instant, (c) => c.notNull())
    .addColumn("lost_since_at", column.instant, (c) => c.notNull())
    .addColumn("reason", column.text(500), (c) => c.notNull())
    .addColumn("lifted_by", column.id)
    .addColumn("lifted_at", column.instant)
    .addColumn("lift_reason", column.text(500))
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  // Every request asks for the freeze that stands; of two who freeze at once the second finds it done.
  await schema
    .createIndex("account_freeze_standing")
    .unique()
    .on("account_freeze")
    .column("person_id")
    .where(sql.ref("lifted_at"), "is", null)
    .execute();
  await schema
    .createIndex("account_freeze_agency")
    .on("account_freeze")
    .columns(["agency_id", "frozen_at"])
    .execute();
}

/** Who may act for whom, on documents of which types, until when. */
async function createDelegations({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("delegation")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("kind", column.text(20), (c) => c.notNull())
    .addColumn("giver_id", column.id, (c) => c.notNull())
    .addColumn("receiver_id", column.id, (c) => c.notNull())
    .addColumn("types", column.longText)
    .addColumn("basis", column.text(300))
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("valid_to", column.localDate)
    .addColumn("made_by", column.id, (c) => c.notNull())
    .addColumn("made_at", column.instant, (c) => c.notNull())
    .addColumn("revoked_by", column.id)
    .addColumn("revoked_at", column.instant)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  for (const who of ["giver", "receiver"])
    await schema
      .createIndex(`delegation_${who}`)
      .on("delegation")
      .columns([`${who}_id`, "agency_id"])
      .execute();
  await schema.createIndex("delegation_agency").on("delegation").columns(["agency_id", "made_at"]).execute();
}

/** What one administrator asked for and another has yet to confirm (NĐ 30, PL VI.I.3). */
async function createRightsChanges({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("rights_change")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("appointment_id", column.id)
    .addColumn("wanted", column.longText, (c) => c.notNull())
    .addColumn("asked_by", column.id, (c) => c.notNull())
    .addColumn("asked_at", column.instant, (c) => c.notNull())
    .addColumn("decision", column.text(12))
    .addColumn("decided_by", column.id)
    .addColumn("decided_at", column.instant)
    .addColumn("reason", column.text(500))
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("rights_change_agency")
    .on("rights_change")
    .columns(["agency_id", "asked_at"])
    .execute();
}

/** People as the organisation's directory has them, and how far it was read. */
async function createDirectory({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("directory_person")
    .addColumn("directory_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("full_name", column.text(256), (c) => c.notNull())
    .addColumn("email", column.text(320), (c) => c.notNull())
    .addColumn("department", column.text(200))
    .addColumn("job_title", column.text(200))
    .addColumn("company", column.text(200))
    .addColumn("is_enabled", column.flag, (c) => c.notNull())
    .addColumn("is_guest", column.flag, (c) => c.notNull())
    .addColumn("read_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("directory_person_read")
    .on("directory_person")
    .columns(["read_at", "directory_id"])
    .execute();
  await schema
    .createIndex("directory_person_department")
    .on("directory_person")
    .columns(["department", "directory_id"])
    .execute();
  await schema
    .createTable("directory_cursor")
    .addColumn("name", column.text(20), (c) => c.notNull().primaryKey())
    .addColumn("position", column.longText, (c) => c.notNull())
    .addColumn("read_at", column.instant, (c) => c.notNull())
    .execute();
}

/** What an account did since a moment is read from its end (R61). */
async function findActsOfPeople({ schema }: MigrationTools): Promise<void> {
  await schema
    .createIndex("audit_entry_actor")
    .on("audit_entry")
    .columns(["agency_id", "actor_id", "happened_at", "seq"])
    .execute();
}
