import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import mssql from "mssql";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { bulkInsert } from "../../../../src/adapters/store/dialect.ts";
import { openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { StoreMisfit } from "../../../../src/ports/store-errors.ts";
import { connectionTo, testEngines } from "./open-test-database.ts";
import { halfDone } from "./half-done-migration.ts";
import { type SampleSchema, sampleMigrations, sampleRow } from "./sample-schema.ts";

const url = process.env["TEST_SQLSERVER_URL"] ?? "";
const engine = testEngines.find(({ name }) => name === "SQL Server");

describe("a login that may read and write rows and nothing else (docs/sqlserver.md)", function () {
  this.timeout(60_000);
  const login = `vanthu_app_${randomUUID().slice(0, 8)}`;
  const password = `Aa1-${randomUUID()}`;

  it("suffices to run, and is told in a sentence which migration it cannot take", async function () {
    if (engine === undefined) {
      process.stdout.write("      Not run: TEST_SQLSERVER_URL names no SQL Server.\n");
      return this.skip();
    }
    const store = await engine.open<SampleSchema>(sampleMigrations);
    const settings = store.settings;
    assert.ok(settings?.engine === "sqlserver" && typeof settings.connection === "string");
    const database = /;Database=(\w+)$/.exec(settings.connection)?.[1] ?? "";
    const owner = await new mssql.ConnectionPool(settings.connection).connect();
    for (const command of [
      `create login ${login} with password = '${password}'`,
      `create user ${login} for login ${login}`,
      `grant select, insert, update, delete on schema::dbo to ${login}`,
    ])
      await owner.request().batch(command);

    const own = connectionTo(url, database)
      .replace(/user id=[^;]*/i, `User Id=${login}`)
      .replace(/password=[^;]*/i, `Password=${password}`);
    const db = await openDatabase<SampleSchema>({ engine: "sqlserver", connection: own });
    assert.deepEqual(await migrate(db, sampleMigrations), []);
    await db.transaction(async (tx) => {
      await tx.insertInto("sample").values(sampleRow(1)).execute();
      await bulkInsert(tx, "sample", [{ ...sampleRow(2) }, { ...sampleRow(3) }]);
      await tx.updateTable("sample").set({ name: "Khác" }).where("size", "=", 1).execute();
      await tx.deleteFrom("sample").where("size", "=", 2).execute();
    });
    const kept = await db.reader.selectFrom("sample").select("size").orderBy("size").execute();
    assert.deepEqual(kept, [{ size: 1 }, { size: 3 }]);
    await assert.rejects(
      migrate(db, [...sampleMigrations, halfDone(async () => undefined)]),
      (error) => error instanceof StoreMisfit && /0003-half-done.*may not create tables/.test(error.message),
    );
    await db.close();
    await owner.close();
    await store.drop();
    const master = await new mssql.ConnectionPool(url).connect();
    await master.request().batch(`drop login ${login}`);
    await master.close();
  });
});
