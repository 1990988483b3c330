import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

export const searchAndText: Migration = {
  id: "0007-search-and-text",
  async up(tools) {
    await createFileText(tools);
    await createBacklog(tools);
    await tools.schema
      .createIndex("outgoing_symbol")
      .on("outgoing_document")
      .columns(["agency_id", "symbol_folded"])
      .execute();
    if (tools.engine === "sqlite") await createFullText(tools);
  },
};

/** The text of each stored file; those that are here already wait for it like new ones. */
async function createFileText({ schema, column, db }: MigrationTools): Promise<void> {
  await schema
    .createTable("file_text")
    .addColumn("file_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("state", column.text(10), (c) => c.notNull())
    .addColumn("reason", column.text(10))
    .addColumn("is_cut", column.flag, (c) => c.notNull())
    .addColumn("lines", column.longText)
    .addColumn("folded", column.longText)
    .addColumn("waiting_since_at", column.instant, (c) => c.notNull())
    .execute();
  await schema.createIndex("file_text_document").on("file_text").column("document_id").execute();
  await schema
    .createIndex("file_text_waiting")
    .on("file_text")
    .columns(["state", "waiting_since_at", "file_id"])
    .where("state", "=", "waiting")
    .execute();
  await schema.createIndex("file_text_state").on("file_text").columns(["agency_id", "state"]).execute();
  await sql`insert into file_text (file_id, document_id, agency_id, state, is_cut, waiting_since_at)
    select id, document_id, agency_id, 'waiting', 0, stored_at from stored_file`.execute(db);
}

/** Up to which document of each kind the full text is known to have all, so that a job finds those that it has not. */
async function createBacklog({ schema, column, db, engine }: MigrationTools): Promise<void> {
  await schema
    .createTable("search_backlog")
    .addColumn("kind", column.text(10), (c) => c.notNull().primaryKey())
    .addColumn("position", column.bigint, (c) => c.notNull())
    .execute();
  if (engine === "sqlserver") return;
  await sql`insert into search_backlog (kind, position) values ('incoming', 0), ('outgoing', 0)`.execute(db);
}

/**
 * Beside `document_search`, which knows beginnings of words and no more than the register's own fields: this one knows
 * where words stand, so that phrases are found, and the text of the files. It keeps no copy of what it indexes; the
 * words of a row are those of `document_search` and `file_text`.
 */
async function createFullText({ db }: MigrationTools): Promise<void> {
  await sql`create virtual table document_text using fts5(scope, body, content = '', contentless_delete = 1, detail = full, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'")`.execute(
    db,
  );
}
