// npm run migrate                      brings the database that the environment names to where the program is
// npm run migrate -- --check           says what is missing and changes nothing; ends with 1 where something is
// npm run migrate -- --print [engine]  writes the script for somebody who runs it by hand (sqlserver unless named)
import { existsSync } from "node:fs";
import { type Database, type Engine, openDatabase } from "../src/adapters/store/engine/open-database.ts";
import { snapshotAdvice } from "../src/adapters/store/engine/snapshot-advice.ts";
import { migrate, misfit, pending } from "../src/adapters/store/migrate.ts";
import { printScript } from "../src/adapters/store/print-migrations.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { readConfig } from "../src/config.ts";
import { runCommand } from "./run-command.ts";

type Store = Database<Record<string, never>>;

/** Each gives the exit status. */
async function apply(db: Store): Promise<number> {
  const taken = await migrate(db, migrations);
  const list = taken.join(", ");
  if (taken.length === 0) console.log("Cơ sở dữ liệu đã ở phiên bản mới nhất. / The database is up to date.");
  else console.log(`Đã nâng cấp: ${list}. / Applied: ${list}.`);
  return 0;
}

async function check(db: Store): Promise<number> {
  const found = await pending(db, migrations);
  const advice = await snapshotAdvice(db);
  if (advice !== undefined) console.log(advice);
  const problem = misfit(found);
  if (problem !== undefined) console.log(problem);
  if (found.missing.length > 0) sayMissing(found.missing);
  if (problem !== undefined || found.missing.length > 0) return 1;
  console.log("Cơ sở dữ liệu đã ở phiên bản mới nhất. / The database is up to date.");
  return 0;
}

function sayMissing(ids: readonly string[]): void {
  console.log(`Còn thiếu: ${ids.join(", ")}. / Missing: ${ids.join(", ")}.`);
}

async function withStore(run: (db: Store) => Promise<number>): Promise<number> {
  const db = await openDatabase<Record<string, never>>(readConfig().store);
  try {
    return await run(db);
  } finally {
    await db.close();
  }
}

async function main([command, named]: readonly string[]): Promise<number> {
  if (command === undefined) return withStore(apply);
  if (command === "--print") {
    const engine: Engine = named === "sqlite" ? "sqlite" : "sqlserver";
    console.log((await printScript(migrations, engine)).trimEnd());
    return 0;
  }
  if (command === "--check") {
    const { store } = readConfig();
    if (store.engine === "sqlserver" || existsSync(store.file)) return withStore(check);
    // Looking must not make the file.
    sayMissing(migrations.map((migration) => migration.id));
    return 1;
  }
  console.error("Cách dùng / usage: npm run migrate [-- --check | -- --print [sqlserver|sqlite]]");
  return 2;
}

await runCommand(main);
