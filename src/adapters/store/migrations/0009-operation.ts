import type { Migration, MigrationTools } from "../migrate.ts";

export const operation: Migration = {
  id: "0009-operation",
  async up(tools) {
    await createInstances(tools);
    await holdByInstance(tools);
    await createFindings(tools);
  },
};

/** Who serves this store now, and what they have counted together. */
async function createInstances({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("instance")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("beat", column.bigint, (c) => c.notNull())
    .addColumn("started_at", column.instant, (c) => c.notNull())
    .addColumn("seen_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createTable("rate_use")
    .addColumn("rate_key", column.text(80), (c) => c.notNull())
    .addColumn("instance_id", column.id, (c) => c.notNull())
    .addColumn("used", column.bigint, (c) => c.notNull())
    .addPrimaryKeyConstraint("rate_use_pk", ["rate_key", "instance_id"])
    .execute();
}

/** What an instance holds is named by `<instance>/<n>`, so that all of it can be found when the instance is gone. */
async function holdByInstance({ schema, column, db }: MigrationTools): Promise<void> {
  // Held until then by a time; nobody who held it so runs any more when the schema changes.
  await db.updateTable("outbox").set({ lease_owner: null }).where("state", "=", "open").execute();
  await db.updateTable("job").set({ lease_owner: null }).execute();
  await schema.alterTable("upload").addColumn("lease_owner", column.text(100)).execute();
  for (const table of ["outbox", "upload"]) {
    await schema
      .createIndex(`${table}_held`)
      .on(table)
      .column("lease_owner")
      .where("lease_owner", "is not", null)
      .execute();
  }
}

/** What the reconcile job found and an administrator should look at. */
async function createFindings({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("finding")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("kind", column.text(30), (c) => c.notNull())
    .addColumn("subject_id", column.id, (c) => c.notNull())
    .addColumn("agency_id", column.id)
    .addColumn("document_id", column.id)
    .addColumn("details", column.longText, (c) => c.notNull())
    .addColumn("found_at", column.instant, (c) => c.notNull())
    .addColumn("run_id", column.id, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("finding_subject")
    .unique()
    .on("finding")
    .columns(["kind", "subject_id"])
    .execute();
  await schema.createIndex("finding_agency").on("finding").columns(["agency_id", "kind", "id"]).execute();
  await schema.createIndex("finding_run").on("finding").columns(["run_id", "id"]).execute();
}
