import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** What the signatures of each file are, what each document is therefore worth, and how either was before. */
export const signatureChecks: Migration = {
  id: "0015-signature-checks",
  async up(tools) {
    await createWaiting(tools);
    await createChecks(tools);
    await createLegalValues(tools);
    await standOnDocuments(tools);
  },
};

/** Files whose check is asked for; those that are here already wait like new ones. */
async function createWaiting({ schema, column, db }: MigrationTools): Promise<void> {
  await schema
    .createTable("signature_wait")
    .addColumn("file_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("document_kind", column.text(10), (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("cause", column.text(20), (c) => c.notNull())
    .addColumn("asked_at", column.instant, (c) => c.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("signature_wait").columns(columns).execute();
  await index("signature_wait_asked", ["asked_at", "file_id"]);
  await index("signature_wait_document", ["document_id"]);
  await sql`insert into signature_wait (file_id, document_id, document_kind, agency_id, cause, asked_at)
    select id, document_id, document_kind, agency_id, 'registered', stored_at from stored_file`.execute(db);
}

/** The last row of a file is what holds; a check that finds the same only moves `seen_at`. */
async function createChecks({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("signature_check")
    .addColumn("file_id", column.id, (c) => c.notNull())
    .addColumn("seq", column.integer, (c) => c.notNull())
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("cause", column.text(20), (c) => c.notNull())
    .addColumn("has_signatures", column.flag, (c) => c.notNull())
    .addColumn("checked_at", column.instant, (c) => c.notNull())
    .addColumn("seen_at", column.instant, (c) => c.notNull())
    .addColumn("trust_hash", column.text(64), (c) => c.notNull())
    .addColumn("report", column.longText, (c) => c.notNull())
    .addPrimaryKeyConstraint("signature_check_pk", ["file_id", "seq"])
    .execute();
  await schema
    .createIndex("signature_check_document")
    .on("signature_check")
    .columns(["document_id", "file_id", "seq"])
    .execute();
  await schema
    .createIndex("signature_check_signed")
    .on("signature_check")
    .columns(["agency_id", "has_signatures", "file_id"])
    .execute();
}

async function createLegalValues({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("legal_value")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("seq", column.integer, (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("value", column.text(20), (c) => c.notNull())
    .addColumn("reasons", column.longText, (c) => c.notNull())
    .addColumn("rule", column.longText, (c) => c.notNull())
    .addColumn("inputs_hash", column.text(64), (c) => c.notNull())
    .addColumn("cause", column.text(20), (c) => c.notNull())
    .addColumn("judged_at", column.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint("legal_value_pk", ["document_id", "seq"])
    .execute();
}

/** Lists show it, so it stands in the document's row. */
async function standOnDocuments({ schema, column, db }: MigrationTools): Promise<void> {
  for (const register of ["incoming_document", "outgoing_document"]) {
    await schema
      .alterTable(register)
      .addColumn("legal_value", column.text(20), (c) => c.notNull().defaultTo("none"))
      .execute();
    await sql`update ${sql.table(register)} set legal_value = 'checking' where file_count > 0`.execute(db);
  }
}
