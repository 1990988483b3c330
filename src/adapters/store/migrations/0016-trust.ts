import type { Migration, MigrationTools } from "../migrate.ts";

/** Whom each agency believes, and what certificates' addresses answered about revocation. */
export const trust: Migration = {
  id: "0016-trust",
  async up(tools) {
    await createCertificates(tools);
    await createValues(tools);
    await createNeeds(tools);
    // The nightly round begins with what was looked at longest ago.
    await tools.schema
      .createIndex("signature_check_seen")
      .on("signature_check")
      .columns(["has_signatures", "seen_at"])
      .execute();
  },
};

/** A row is never changed but to be taken out; what was believed when can be told for ever. */
async function createCertificates({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("trusted_certificate")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("fingerprint", column.text(64), (c) => c.notNull())
    .addColumn("purpose", column.text(20), (c) => c.notNull())
    .addColumn("der", column.longText, (c) => c.notNull())
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("valid_to", column.localDate)
    .addColumn("source", column.text(500))
    .addColumn("added_by", column.id, (c) => c.notNull())
    .addColumn("added_at", column.instant, (c) => c.notNull())
    .addColumn("removed_by", column.id)
    .addColumn("removed_at", column.instant)
    .addColumn("removal_reason", column.text(500))
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("trusted_certificate_agency")
    .on("trusted_certificate")
    .columns(["agency_id", "added_at"])
    .execute();
}

/** By question: what was last answered, and when it is to be asked again. */
async function createValues({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("revocation_value")
    .addColumn("value_key", column.text(64), (c) => c.notNull().primaryKey())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("address", column.text(2000), (c) => c.notNull())
    .addColumn("request", column.longText)
    .addColumn("value", column.longText)
    .addColumn("value_hash", column.text(64))
    .addColumn("fetched_at", column.instant)
    .addColumn("until_at", column.instant)
    .addColumn("due_at", column.instant)
    .addColumn("attempts", column.integer, (c) => c.notNull())
    .addColumn("fault", column.text(40))
    .execute();
  await schema
    .createIndex("revocation_value_due")
    .on("revocation_value")
    .columns(["due_at", "value_key"])
    .where("due_at", "is not", null)
    .execute();
}

/** Documents that a value says something about. */
async function createNeeds({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("revocation_need")
    .addColumn("document_id", column.id, (c) => c.notNull())
    .addColumn("value_key", column.text(64), (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addPrimaryKeyConstraint("revocation_need_pk", ["document_id", "value_key"])
    .execute();
  await schema
    .createIndex("revocation_need_value")
    .on("revocation_need")
    .columns(["value_key", "document_id"])
    .execute();
}
