import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * The row of a waiting file is all that asks for its check: when it is due, before which others, who makes it, and how
 * often that failed. The outbox asked too, and what it asked for waits here as well.
 */
export const signatureQueue: Migration = {
  id: "0025-signature-queue",
  async up({ schema, column, db, engine }) {
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
  },
};
