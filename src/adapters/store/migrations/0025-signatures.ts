import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Checks have one queue, and each original has the time at which it was last read through. */
export const signatures: Migration = {
  id: "0025-signatures",
  async up(tools) {
    await takeChecksByTurn(tools);
    await rememberReading(tools);
  },
};

/**
 * The row of a waiting file is all that asks for its check: when it is due, before which others, who makes it, and how
 * often that failed. The outbox asked too, and what it asked for waits here as well.
 */
async function takeChecksByTurn({ schema, column, db, engine }: MigrationTools): Promise<void> {
  const added = () => schema.alterTable("signature_wait");
  await added()
    .addColumn("urgency", column.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await added()
    .addColumn("attempts", column.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await added().addColumn("ready_at", column.instant).execute();
  await added().addColumn("lease_owner", column.text(100)).execute();
  await sql`update signature_wait set ready_at = asked_at`.execute(db);
  await sql`update signature_wait set urgency = 1 where cause in ('trust', 'round', 'rule')`.execute(db);
  const drop = schema.dropIndex("signature_wait_asked");
  await (engine === "sqlite" ? drop : drop.on("signature_wait")).execute();
  await schema
    .createIndex("signature_wait_due")
    .on("signature_wait")
    .columns(["urgency", "ready_at", "file_id"])
    .execute();
  await schema
    .createIndex("signature_wait_held")
    .on("signature_wait")
    .column("lease_owner")
    .where("lease_owner", "is not", null)
    .execute();
  await sql`delete from outbox where kind = 'checkSignatures'`.execute(db);
}

/** When each original was last read through and found right: null where it was not. It came in read. */
async function rememberReading({ schema, column, db }: MigrationTools): Promise<void> {
  await schema.alterTable("stored_file").addColumn("read_at", column.instant).execute();
  await sql`update stored_file set read_at = stored_at`.execute(db);
  await schema.createIndex("stored_file_read").on("stored_file").columns(["read_at", "id"]).execute();
}
