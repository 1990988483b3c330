import type { Migration } from "../migrate.ts";

/** An instruction that stands in place of another, and what of a card its reader has seen. */
export const handling: Migration = {
  id: "0011-handling",
  async up({ schema, column }) {
    await schema.alterTable("instruction").addColumn("replaces_id", column.id).execute();
    await schema.alterTable("delivery").addColumn("shown", column.text(64)).execute();
  },
};
