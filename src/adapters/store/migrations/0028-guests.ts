import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Agencies outside: one account each, the people who act for them, what they send and take in; and cards to delegates. */
export const guests: Migration = {
  id: "0028-guests",
  async up(tools) {
    await createAccounts(tools);
    await createRepresentatives(tools);
    await createArrivals(tools);
    await createReceipts(tools);
    await bringCardsToDelegates(tools);
  },
};

/** A row is never removed: who could see what, and since when, can be told for ever. */
async function createAccounts({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("agency_account")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("outside_id", column.id, (c) => c.notNull())
    .addColumn("opened_by", column.id, (c) => c.notNull())
    .addColumn("opened_at", column.instant, (c) => c.notNull())
    .addColumn("closed_by", column.id)
    .addColumn("closed_at", column.instant)
    .addColumn("close_reason", column.text(500))
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  // One account for an agency (R20).
  await schema
    .createIndex("agency_account_open")
    .unique()
    .on("agency_account")
    .columns(["agency_id", "outside_id"])
    .where(sql.ref("closed_at"), "is", null)
    .execute();
  await schema
    .createIndex("agency_account_agency")
    .on("agency_account")
    .columns(["agency_id", "opened_at"])
    .execute();
}

async function createRepresentatives({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("representative")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("account_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("basis", column.text(300), (c) => c.notNull())
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("valid_to", column.localDate, (c) => c.notNull())
    .addColumn("named_by", column.id, (c) => c.notNull())
    .addColumn("named_at", column.instant, (c) => c.notNull())
    .addColumn("ended_by", column.id)
    .addColumn("ended_at", column.instant)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  for (const which of ["person", "account"])
    await schema.createIndex(`representative_${which}`).on("representative").column(`${which}_id`).execute();
}

async function createArrivals({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("arrival")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("account_id", column.id, (c) => c.notNull())
    .addColumn("outside_id", column.id, (c) => c.notNull())
    .addColumn("request_key", column.id, (c) => c.notNull())
    .addColumn("sent_by", column.id, (c) => c.notNull())
    .addColumn("sent_at", column.instant, (c) => c.notNull())
    .addColumn("fields", column.longText, (c) => c.notNull())
    .addColumn("state", column.text(12), (c) => c.notNull())
    .addColumn("decided_by", column.id)
    .addColumn("decided_at", column.instant)
    .addColumn("reason", column.text(500))
    .addColumn("document_id", column.id)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("arrival_request")
    .unique()
    .on("arrival")
    .columns(["account_id", "request_key"])
    .execute();
  await schema
    .createIndex("arrival_agency")
    .on("arrival")
    .columns(["agency_id", "state", "sent_at", "id"])
    .execute();
  await schema
    .createIndex("arrival_account")
    .on("arrival")
    .columns(["account_id", "sent_at", "id"])
    .execute();
}

async function createReceipts({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("receipt")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("account_id", column.id, (c) => c.notNull())
    .addColumn("received_by", column.id, (c) => c.notNull())
    .addColumn("received_at", column.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint("receipt_key", ["document_id", "account_id"])
    .execute();
}

/** In whose place a card was brought to somebody; what has ended is found by it. */
async function bringCardsToDelegates({ schema, column }: MigrationTools): Promise<void> {
  await schema.alterTable("delivery").addColumn("on_behalf_of", column.id).execute();
  await schema
    .createIndex("delivery_behalf")
    .on("delivery")
    .columns(["on_behalf_of", "person_id"])
    .where("on_behalf_of", "is not", null)
    .execute();
  await schema.createIndex("delegation_last_day").on("delegation").column("valid_to").execute();
}
