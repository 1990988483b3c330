import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { tableExists } from "../../../../src/adapters/store/dialect.ts";
import { migrate, pending } from "../../../../src/adapters/store/migrate.ts";
import { testEngines } from "./open-test-database.ts";
import { type SampleSchema, sampleId, sampleMigrations } from "./sample-schema.ts";
import { halfDone } from "./half-done-migration.ts";
import { startWriters } from "./start-writers.ts";

for (const engine of testEngines.filter(({ name }) => name !== "SQLite in memory")) {
  describe(`processes that are killed, on ${engine.name}`, function () {
    this.timeout(60_000);

    it("leave numbers without a gap or a double: 16 writers in 2 processes of which one is killed (R36)", async () => {
      const store = await engine.open<SampleSchema>(sampleMigrations);
      assert.ok(store.settings);
      const first = { id: sampleId(1), last_number: 0 };
      await store.db.transaction((tx) => tx.insertInto("register").values(first).execute());
      const [killed, other] = [startWriters(store.settings, 8), startWriters(store.settings, 8)];
      await Promise.all([killed.hasWritten(), other.hasWritten()]);
      await pause(300 + Math.random() * 200);
      const told = await killed.kill();
      await other.hasWritten();
      told.push(...(await other.end()));
      assert.equal(new Set(told).size, told.length, "a number was told twice");
      const { last_number } = await store.db.reader
        .selectFrom("register")
        .select("last_number")
        .executeTakeFirstOrThrow();
      const entries = await store.db.reader.selectFrom("entry").select("number").orderBy("number").execute();
      assert.deepEqual(
        entries.map((row) => row.number),
        Array.from({ length: last_number * 2 }, (_, at) => at + 2),
      );
      assert.ok(told.every((number) => number <= last_number));
      await store.drop();
    });

    it("leave nothing of the migration that they were at, and the next program takes it", async () => {
      const store = await engine.open<SampleSchema>(sampleMigrations);
      const program = fileURLToPath(new URL("migrating-process.ts", import.meta.url));
      const child = spawn(
        process.execPath,
        ["--disable-warning=ExperimentalWarning", program, JSON.stringify(store.settings)],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      const closed = once(child, "close");
      await once(child.stdout, "data");
      child.kill("SIGKILL");
      await closed;
      const all = [...sampleMigrations, halfDone(async () => undefined)];
      assert.deepEqual((await pending(store.db, all)).missing, ["0003-half-done"]);
      assert.equal(await tableExists(store.db.reader, "half"), false);
      assert.deepEqual(await migrate(store.db, all), ["0003-half-done"]);
      assert.equal(await tableExists(store.db.reader, "half"), true);
      await store.drop();
    });
  });
}
