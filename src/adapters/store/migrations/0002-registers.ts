import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

export const registers: Migration = {
  id: "0002-registers",
  async up(tools) {
    await createRegister(tools);
    await createIncoming(tools);
    await indexIncoming(tools);
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
  // Two registers with one ordinal would give two documents one sort key.
  await schema
    .createIndex("register_ordinal")
    .unique()
    .on("register")
    .columns(["agency_id", "kind", "year", "ordinal"])
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
}

/**
 * Each list of the register has an index that gives its rows in order, so that a page ends the walk: nothing is sorted
 * or counted that is not shown. What follows `sort_key` only spares the look at rows that a filter leaves out.
 */
async function indexIncoming({ schema, engine }: MigrationTools): Promise<void> {
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("incoming_document").columns(columns);
  await index("incoming_number", ["register_id", "arrival_number"]).unique().execute();
  await index("incoming_request", ["agency_id", "request_key"]).unique().execute();
  await index("incoming_sort", ["agency_id", "sort_key", "arrived_at"]).execute();
  await index("incoming_register", ["agency_id", "register_key", "sort_key"]).execute();
  await index("incoming_state", ["agency_id", "state", "sort_key", "deadline_at"]).execute();
  await index("incoming_type", ["agency_id", "type_folded", "sort_key"]).execute();
  await index("incoming_priority", ["agency_id", "priority", "sort_key"]).execute();
  await index("incoming_late", ["agency_id", "sort_key"]).where("is_late", "=", 1).execute();
  await index("incoming_leader", ["agency_id", "submitted_to", "state"])
    .columns(["priority desc", "registered_at", "id"])
    .execute();
  await index("incoming_symbol", ["agency_id", "symbol_folded", "sender_folded"]).execute();
  await index("incoming_code", ["agency_id", "document_code"])
    .where("document_code", "is not", null)
    .execute();
  await index("incoming_sender", ["agency_id", "sender_agency_id", "sort_key"]).execute();
  // SQL Server's search goes by the sort key.
  if (engine === "sqlite") await index("incoming_search", ["search_id"]).unique().execute();
}

async function createOutgoing({ schema, column, engine }: MigrationTools): Promise<void> {
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
  await index("outgoing_sort", ["agency_id", "sort_key", "issued_date"]).execute();
  await index("outgoing_register", ["agency_id", "register_key", "sort_key"]).execute();
  await index("outgoing_type", ["agency_id", "type_folded", "sort_key"]).execute();
  if (engine === "sqlite") await index("outgoing_search", ["search_id"]).unique().execute();
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
    .unique()
    .on("document_access")
    .columns(["principal", "kind", "agency_id", "sort_key"])
    .execute();
  if (engine === "sqlite") return createFullText(db);
  await schema
    .createTable("document_term")
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("term", column.text(60), (c) => c.notNull())
    .addColumn("sort_key", column.bigint, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addPrimaryKeyConstraint("document_term_key", ["agency_id", "kind", "term", "sort_key"])
    .execute();
  await schema.createIndex("document_term_document").on("document_term").column("document_id").execute();
}

/**
 * `scope` holds a token for the agency, one for each principal that may read and one for each facet, so that the index
 * itself leaves out what will not be shown. Words come folded, with their marks of other scripts. A Vietnamese syllable
 * has at most seven letters, so that every beginning of one is looked up like a word of its own; measured at 200,000
 * documents, a beginning without such an entry costs 9 to 65 ms and with it 0.2 ms.
 */
async function createFullText(db: MigrationTools["db"]): Promise<void> {
  await sql`create virtual table document_search using fts5(scope, sender, body, detail = column, prefix = '1 2 3 4 5 6 7', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'")`.execute(
    db,
  );
  // Smaller pages are skipped sooner where a rare word meets a common one: half the time, measured at 200,000.
  await sql`insert into document_search (document_search, rank) values ('pgsz', 1000)`.execute(db);
}
