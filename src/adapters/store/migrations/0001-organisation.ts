import type { Migration, MigrationTools } from "../migrate.ts";

export const organisation: Migration = {
  id: "0001-organisation",
  async up(tools) {
    await createNodes(tools);
    await createPeople(tools);
    await createRules(tools);
  },
};

async function createNodes({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("org_node")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("kind", column.text(10), (c) => c.notNull())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("parent_id", column.id)
    .addColumn("name", column.text(200), (c) => c.notNull())
    .addColumn("abbreviation", column.text(20), (c) => c.notNull())
    .addColumn("old_code", column.text(13))
    .addColumn("new_code", column.text(35))
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("valid_to", column.localDate)
    .addColumn("is_here", column.flag, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema.createIndex("org_node_agency").on("org_node").columns(["agency_id", "kind"]).execute();
  await schema
    .createTable("org_term")
    .addColumn("term", column.text(60), (c) => c.notNull())
    .addColumn("node_id", column.id, (c) => c.notNull())
    .addPrimaryKeyConstraint("org_term_key", ["term", "node_id"])
    .execute();
  await schema.createIndex("org_term_node").on("org_term").column("node_id").execute();
  await schema
    .createTable("org_succession")
    .addColumn("predecessor_id", column.id, (c) => c.notNull())
    .addColumn("successor_id", column.id, (c) => c.notNull())
    .addColumn("effective_on", column.localDate, (c) => c.notNull())
    .addPrimaryKeyConstraint("org_succession_key", ["predecessor_id", "successor_id"])
    .execute();
  await schema.createIndex("org_succession_later").on("org_succession").column("successor_id").execute();
}

async function createPeople({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("person")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("full_name", column.text(50), (c) => c.notNull())
    .addColumn("email", column.text(200), (c) => c.notNull())
    .addColumn("directory_id", column.id)
    .addColumn("is_active", column.flag, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("person_directory")
    .unique()
    .on("person")
    .column("directory_id")
    .where("directory_id", "is not", null)
    .execute();
  await schema
    .createTable("position")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("name", column.text(100), (c) => c.notNull())
    .addColumn("rank", column.integer, (c) => c.notNull())
    .execute();
  await schema.createIndex("position_agency").on("position").column("agency_id").execute();
  await schema
    .createTable("appointment")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("person_id", column.id, (c) => c.notNull().references("person.id"))
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("unit_id", column.id)
    .addColumn("role", column.text(20), (c) => c.notNull())
    .addColumn("position_id", column.id)
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("valid_to", column.localDate)
    .addColumn("version", column.integer, (c) => c.notNull())
    .execute();
  await schema.createIndex("appointment_person").on("appointment").column("person_id").execute();
  await schema.createIndex("appointment_agency").on("appointment").column("agency_id").execute();
}

async function createRules({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("setting")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("setting_key", column.text(50), (c) => c.notNull())
    .addColumn("value", column.longText, (c) => c.notNull())
    .addColumn("valid_from", column.localDate, (c) => c.notNull())
    .addColumn("article", column.text(300))
    .addColumn("set_by", column.id, (c) => c.notNull())
    .addColumn("set_at", column.instant, (c) => c.notNull())
    .execute();
  await schema.createIndex("setting_agency").on("setting").columns(["agency_id", "valid_from"]).execute();
  await schema
    .createTable("calendar_year")
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("year", column.integer, (c) => c.notNull())
    .addColumn("version", column.integer, (c) => c.notNull())
    .addColumn("days", column.longText, (c) => c.notNull())
    .addPrimaryKeyConstraint("calendar_year_key", ["agency_id", "year"])
    .execute();
}
