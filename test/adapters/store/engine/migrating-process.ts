// A process that is killed in the middle of a migration. Its argument is the settings of a store as JSON; it says when it
// is there, and then waits for its end.
import { engineOf } from "../../../../src/adapters/store/dialect.ts";
import { openDatabase, type StoreSettings } from "../../../../src/adapters/store/engine/open-database.ts";
import { type Migration, migrate } from "../../../../src/adapters/store/migrate.ts";
import { halfDone } from "./half-done-migration.ts";
import { sampleMigrations } from "./sample-schema.ts";

const [settings = ""] = process.argv.slice(2);
const db = await openDatabase(JSON.parse(settings) as StoreSettings);
const plain = halfDone(async () => undefined);

/** The migration is also run against nothing, for its checksum; only the real run stops. */
const stopping: Migration = {
  id: plain.id,
  up: (tools) =>
    halfDone(async () => {
      if (!tools.db.isTransaction) return;
      process.stdout.write(`${engineOf(tools.db)} is half done\n`);
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }).up(tools),
};
await migrate(db, [...sampleMigrations, stopping]);
