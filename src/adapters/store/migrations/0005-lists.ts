import { sql } from "kysely";
import type { Migration, MigrationTools } from "../migrate.ts";

/** Lists are read in one statement: by one index that knows each document's place, with the number of its files. */
export const lists: Migration = {
  id: "0005-lists",
  async up(tools) {
    await countFiles(tools);
    await keepPlaces(tools);
  },
};

const registers = ["incoming_document", "outgoing_document"] as const;

async function countFiles({ schema, column, db }: MigrationTools): Promise<void> {
  for (const register of registers) {
    await schema
      .alterTable(register)
      .addColumn("file_count", column.integer, (c) => c.notNull().defaultTo(0))
      .execute();
    const table = sql.table(register);
    await sql`update ${table} set file_count = (select count(*) from stored_file where document_id = ${table}.id)
      where exists (select 1 from stored_file where document_id = ${table}.id)`.execute(db);
  }
}

/**
 * The lists of the agency and of each person meet the document by its place. The days that the old index had beside it
 * are asked for on SQL Server alone; on SQLite the search knows them.
 */
async function keepPlaces({ schema, engine }: MigrationTools): Promise<void> {
  for (const [register, place, sort] of [
    ["incoming_document", "incoming_place", "incoming_sort"],
    ["outgoing_document", "outgoing_place", "outgoing_sort"],
  ] as const) {
    await schema.createIndex(place).unique().on(register).columns(["agency_id", "sort_key"]).execute();
    if (engine === "sqlite" && register === "incoming_document") await schema.dropIndex(sort).execute();
  }
}
