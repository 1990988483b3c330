import type { Migration } from "../../../../src/adapters/store/migrate.ts";

/** A migration that stops at `middle`, with one table made and one to come. */
export function halfDone(middle: () => Promise<void>): Migration {
  return {
    id: "0003-half-done",
    async up({ schema, column }) {
      await schema.createTable("half").addColumn("id", column.id).execute();
      await middle();
      await schema.createTable("other_half").addColumn("id", column.id).execute();
    },
  };
}
