import type { Migration, MigrationTools } from "../migrate.ts";

/** Managers, groups and lists of recipients from the directory; and work that people left behind. */
export const directory: Migration = {
  id: "0029-directory",
  async up(tools) {
    await knowManagers(tools);
    await createGroups(tools);
    await createRecipientLists(tools);
    await findLeftWork(tools);
  },
};

async function knowManagers({ schema, column }: MigrationTools): Promise<void> {
  await schema.alterTable("directory_person").addColumn("manager_id", column.id).execute();
  // A part that the tenant does not grant is known to be refused, and people go on without it.
  await schema
    .alterTable("directory_cursor")
    .addColumn("is_refused", column.flag, (c) => c.notNull().defaultTo(0))
    .execute();
  // Who is not in the directory has it from a file.
  await schema
    .createTable("line_manager")
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("manager_id", column.id, (c) => c.notNull())
    .addPrimaryKeyConstraint("line_manager_key", ["agency_id", "person_id"])
    .execute();
}

async function createGroups({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("directory_group")
    .addColumn("directory_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("name", column.text(256), (c) => c.notNull())
    .addColumn("read_at", column.instant, (c) => c.notNull())
    .execute();
  // A member is a person or another group.
  await schema
    .createTable("directory_member")
    .addColumn("group_id", column.id, (c) => c.notNull())
    .addColumn("member_id", column.id, (c) => c.notNull())
    .addColumn("read_at", column.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint("directory_member_key", ["group_id", "member_id"])
    .execute();
  await schema
    .createIndex("directory_member_of")
    .on("directory_member")
    .columns(["member_id", "group_id"])
    .execute();
}

/** Whom an announcement can name at once; one that has a group follows it, one that has none has its people here. */
async function createRecipientLists({ schema, column }: MigrationTools): Promise<void> {
  await schema
    .createTable("recipient_list")
    .addColumn("id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("name", column.text(256), (c) => c.notNull())
    .addColumn("group_id", column.id)
    .addColumn("made_by", column.id, (c) => c.notNull())
    .addColumn("made_at", column.instant, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("recipient_list_agency")
    .on("recipient_list")
    .columns(["agency_id", "id"])
    .execute();
  await schema
    .createTable("recipient")
    .addColumn("list_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addPrimaryKeyConstraint("recipient_key", ["list_id", "person_id"])
    .execute();
}

/** A job keeps it; `departure_id` is the one event of which the head of the unit is told. */
async function findLeftWork({ schema, column }: MigrationTools): Promise<void> {
  await schema.alterTable("assignment").addColumn("held_since_at", column.instant).execute();
  await schema
    .createTable("left_work")
    .addColumn("assignment_id", column.id, (c) => c.notNull().primaryKey())
    .addColumn("agency_id", column.id, (c) => c.notNull())
    .addColumn("person_id", column.id, (c) => c.notNull())
    .addColumn("unit_id", column.id)
    .addColumn("cause", column.text(5), (c) => c.notNull())
    .addColumn("departure_id", column.id, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("left_work_place")
    .on("left_work")
    .columns(["agency_id", "unit_id", "person_id"])
    .execute();
  await schema.createIndex("left_work_departure").on("left_work").column("departure_id").execute();
}
