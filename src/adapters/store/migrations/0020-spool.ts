import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** Bytes of the spool, for servers that have no disk in common. */
export const spool: Migration = {
  id: "0020-spool",
  async up({ schema, column }) {
    await schema
      .createTable("spool_file")
      .addColumn("id", column.id, (c) => c.notNull().primaryKey())
      .addColumn("size", column.bigint, (c) => c.notNull())
      .addColumn("is_finished", column.flag, (c) => c.notNull())
      .addColumn("begun_at", column.instant, (c) => c.notNull())
      .addColumn("changed_at", column.instant, (c) => c.notNull())
      .addColumn("holder", column.text(100))
      .addColumn("held_until_at", column.instant)
      .execute();
    await schema
      .createTable("spool_piece")
      .addColumn("file_id", column.id, (c) => c.notNull())
      .addColumn("position", column.bigint, (c) => c.notNull())
      .addColumn("bytes", column.bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint("spool_piece_key", ["file_id", "position"])
      .execute();
    // The pieces of a removed file go from the last to the first: whoever has a first one may have more.
    await schema
      .createIndex("spool_piece_first")
      .on("spool_piece")
      .column("file_id")
      .where(sql.ref("position"), "=", sql.lit(0))
      .execute();
  },
};
