import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

export const engine: Migration = {
  id: "0018-engine",
  async up(tools) {
    await takeTextsByTurn(tools);
    if (tools.engine === "sqlserver") await knowWordsOfDocuments(tools);
  },
};

/**
 * The file's own row is all that asks for its text to be read: when it is due, who reads it, and how often that failed.
 * The outbox asked too, and what it asked for waits here as well.
 */
async function takeTextsByTurn({ schema, column, db, engine: on }: MigrationTools): Promise<void> {
  await schema
    .alterTable("file_text")
    .addColumn("attempts", column.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.alterTable("file_text").addColumn("ready_at", column.instant).execute();
  await schema.alterTable("file_text").addColumn("lease_owner", column.text(100)).execute();
  await sql`update file_text set ready_at = waiting_since_at where state = 'waiting'`.execute(db);
  const drop = schema.dropIndex("file_text_waiting");
  await (on === "sqlite" ? drop : drop.on("file_text")).execute();
  await schema
    .createIndex("file_text_due")
    .on("file_text")
    .columns(["state", "ready_at", "file_id"])
    .where("state", "=", "waiting")
    .execute();
  await schema
    .createIndex("file_text_held")
    .on("file_text")
    .column("lease_owner")
    .where("lease_owner", "is not", null)
    .execute();
  await sql`delete from outbox where kind = 'readText'`.execute(db);
}

/**
 * Which words the index has of a document stands in one row, no longer in an index over all words: that was as large as
 * the words, and took half the time of a bulk load.
 */
async function knowWordsOfDocuments({ schema, column, db }: MigrationTools): Promise<void> {
  await schema
    .createTable("document_words")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("part", column.text(10), (c) => c.notNull())
    .addColumn("words", column.longText, (c) => c.notNull())
    .addPrimaryKeyConstraint("document_words_key", ["document_id", "part"])
    .execute();
  for (const [part, isOfPart] of [
    ["fields", sql`term not like N'text %'`],
    ["text", sql`term like N'text %'`],
  ] as const)
    await sql`insert into document_words (document_id, part, words)
      select document_id, ${sql.lit(part)}, N'["' + string_agg(cast(term as nvarchar(max)), N'","') + N'"]'
      from document_term where ${isOfPart} group by document_id`.execute(db);
  await schema.dropIndex("document_term_document").on("document_term").execute();
  await schema.alterTable("document_term").dropColumn("document_id").execute();
}
