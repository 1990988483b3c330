import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

export const registers: Migration = {
  id: "0002-registers",
  async up(tools) {
    await createRegister(tools);
    await createIncoming(tools);
    await createOutgoing(tools);
    await createAccess(tools);
  },
};

async function createRegister({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("register")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("register_key", column.text(50), (c) => c.notNull())
    .addColumn("year", column.integer, (c) => c.notNull())
    .addColumn("ordinal", column.integer, (c) => c.notNull())
    .addColumn("name", column.text(200), (c) => c.notNull())
    .addColumn("name_en", column.text(200), (c) => c.notNull())
    .addColumn("last_number", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("register_place")
    .unique()
    .on("register")
    .columns(["agency_id", "kind", "year", "register_key"])
    .execute();
}

async function createIncoming({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("incoming_document")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("register_id", column.id, (c) => c.notNull().references("register.id"))
    .addColumn("register_key", column.text(50), (c) => c.notNull())
    .addColumn("year", column.integer, (c) => c.notNull())
    .addColumn("arrival_number", column.integer, (c) => c.notNull())
    .addColumn("sort_key", column.bigint, (c) => c.notNull())
    .addColumn("search_id", column.bigint, (c) => c.notNull())
    .addColumn("document_code", column.text(100))
    .addColumn("code_number", column.text(11))
    .addColumn("code_notation", column.text(30))
    .addColumn("symbol_folded", column.text(60), (c) => c.notNull())
    .addColumn("issued_date", column.localDate)
    .addColumn("type_name", column.text(100), (c) => c.notNull())
    .addColumn("type_folded", column.text(120), (c) => c.notNull())
    .addColumn("sender_agency_id", column.id)
    .addColumn("sender_name", column.text(200), (c) => c.notNull())
    .addColumn("sender_folded", column.text(240), (c) => c.notNull())
    .addColumn("sender_code", column.text(35))
    .addColumn("abstract", column.text(500), (c) => c.notNull())
    .addColumn("language", column.text(30), (c) => c.notNull())
    .addColumn("page_count", column.integer)
    .addColumn("description", column.text(500))
    .addColumn("signer_position", column.text(100))
    .addColumn("signer_name", column.text(50))
    .addColumn("priority", column.integer, (c) => c.notNull())
    .addColumn("to_places", column.text(1000))
    .addColumn("due_date", column.localDate)
    .addColumn("source", column.text(10), (c) => c.notNull())
    .addColumn("arrived_at", column.instant, (c) => c.notNull())
    .addColumn("state", column.text(12), (c) => c.notNull())
    .addColumn("submitted_to", column.id)
    .addColumn("deadline_at", column.instant)
    .addColumn("is_late", column.flag, (c) => c.notNull())
    .addColumn("late_due_at", column.instant)
    .addColumn("late_article_vi", column.text(300))
    .addColumn("late_article_en", column.text(300))
    .addColumn("registered_at", column.instant, (c) => c.notNull())
    .addColumn("registered_by", column.id, (c) => c.notNull())
    .addColumn("request_key", column.id, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("incoming_document").columns(columns);
  await index("incoming_number", ["register_id", "arrival_number"]).unique().execute();
  await index("incoming_request", ["agency_id", "request_key"]).unique().execute();
  await index("incoming_search", ["search_id"]).execute();
  await index("incoming_sort", ["agency_id", "sort_key"]).execute();
  await index("incoming_state", ["agency_id", "state", "sort_key"]).execute();
  await index("incoming_symbol", ["agency_id", "symbol_folded"]).execute();
  await index("incoming_code", ["agency_id", "document_code"])
    .where("document_code", "is not", null)
    .execute();
  await index("incoming_sender", ["agency_id", "sender_agency_id", "sort_key"]).execute();
  await index("incoming_leader", ["agency_id", "submitted_to", "state"]).execute();
}

async function createOutgoing({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("outgoing_document")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("register_id", column.id, (c) => c.notNull().references("register.id"))
    .addColumn("register_key", column.text(50), (c) => c.notNull())
    .addColumn("year", column.integer, (c) => c.notNull())
    .addColumn("number", column.integer, (c) => c.notNull())
    .addColumn("sort_key", column.bigint, (c) => c.notNull())
    .addColumn("search_id", column.bigint, (c) => c.notNull())
    .addColumn("symbol", column.text(60), (c) => c.notNull())
    .addColumn("symbol_folded", column.text(60), (c) => c.notNull())
    .addColumn("issued_date", column.localDate, (c) => c.notNull())
    .addColumn("type_name", column.text(100), (c) => c.notNull())
    .addColumn("type_folded", column.text(120), (c) => c.notNull())
    .addColumn("abstract", column.text(500), (c) => c.notNull())
    .addColumn("reply_to_id", column.id)
    .addColumn("fields", column.longText, (c) => c.notNull())
    .addColumn("state", column.text(12), (c) => c.notNull())
    .addColumn("registered_at", column.instant, (c) => c.notNull())
    .addColumn("registered_by", column.id, (c) => c.notNull())
    .addColumn("request_key", column.id, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("outgoing_document").columns(columns);
  await index("outgoing_number", ["register_id", "number"]).unique().execute();
  await index("outgoing_request", ["agency_id", "request_key"]).unique().execute();
  await index("outgoing_search", ["search_id"]).execute();
  await index("outgoing_sort", ["agency_id", "sort_key"]).execute();
  await index("outgoing_reply", ["reply_to_id"]).where("reply_to_id", "is not", null).execute();
}

async function createAccess({ schema, column, engine, db }: MigrationTools): Promise<void> {
  await schema
    .createTable("document_access")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("principal", column.text(50), (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("sort_key", column.bigint, (c) => c.notNull())
    .addPrimaryKeyConstraint("document_access_key", ["document_id", "principal"])
    .execute();
  await schema
    .createIndex("document_access_list")
    .on("document_access")
    .columns(["principal", "kind", "agency_id", "sort_key"])
    .execute();
  if (engine === "sqlite") {
    await createFullText(db);
    return;
  }
  await schema
    .createTable("document_term")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("term", column.text(60), (c) => c.notNull())
    .addPrimaryKeyConstraint("document_term_key", ["document_id", "term"])
    .execute();
  await schema.createIndex("document_term_word").on("document_term").column("term").execute();
}

/**
 * `scope` holds a token for the agency and one for each principal that may read, so that the index itself leaves out
 * what the reader may not see. Words come folded; `prefix` makes typing ahead cheap.
 */
async function createFullText(db: MigrationTools["db"]): Promise<void> {
  await sql`create virtual table document_search using fts5(scope, body, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0')`.execute(
    db,
  );
}
