import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { tableExists } from "../../../../src/adapters/store/dialect.ts";
import { openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { type Migration, migrate, misfit, pending } from "../../../../src/adapters/store/migrate.ts";
import { printScript } from "../../../../src/adapters/store/print-migrations.ts";
import { assertForms } from "../../../support/sqlserver-forms.ts";
import { testEngines } from "./open-test-database.ts";
import { sampleId, sampleMigrations } from "./sample-schema.ts";

const later: Migration = {
  id: "0003-later",
  async up({ schema, column, db }) {
    await schema
      .createTable("later")
      .addColumn("id", column.id, (it) => it.notNull().primaryKey())
      .execute();
    await db
      .insertInto("later")
      .values({ id: sampleId(1) })
      .execute();
  },
};

for (const engine of testEngines) {
  describe(`migrations on ${engine.name}`, () => {
    it("are taken once, in order", async () => {
      const store = await engine.open(sampleMigrations);
      const { db } = store;
      assert.deepEqual(await migrate(db, sampleMigrations), []);
      assert.deepEqual((await pending(db, [...sampleMigrations, later])).missing, ["0003-later"]);
      assert.deepEqual(await migrate(db, [...sampleMigrations, later]), ["0003-later"]);
      await store.drop();
    });

    it("are taken once when ten instances start together", async () => {
      const store = await engine.open([]);
      const others =
        engine.name === "SQLite in memory" ? [] : await Promise.all([1, 2].map(() => store.again()));
      const instances = [store.db, ...others];
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          migrate(instances[at % instances.length] ?? store.db, [...sampleMigrations, later]),
        ),
      );
      assert.deepEqual(all.flat().sort(), ["0001-sample", "0002-register", "0003-later"]);
      await store.drop();
    });

    it("leave nothing of one that fails, and everything before it", async () => {
      const failing: Migration = {
        id: "0003-failing",
        async up({ schema, column, db }) {
          await schema.createTable("half").addColumn("id", column.id).execute();
          await db.insertInto("nowhere").values({ id: 1 }).execute();
        },
      };
      const store = await engine.open([]);
      const { db } = store;
      await assert.rejects(migrate(db, [...sampleMigrations, failing]));
      assert.equal(await tableExists(db.reader, "half"), false);
      assert.deepEqual((await pending(db, [...sampleMigrations, failing])).missing, ["0003-failing"]);
      assert.deepEqual(await migrate(db, [...sampleMigrations, later]), ["0003-later"]);
      await store.drop();
    });

    it("refuse a database newer than the program, and a step that was altered", async () => {
      const store = await engine.open([...sampleMigrations, later]);
      const { db } = store;
      await assert.rejects(migrate(db, sampleMigrations), /mới hơn chương trình.*0003-later.*newer/);
      const altered = { ...later, up: async () => undefined };
      await assert.rejects(migrate(db, [...sampleMigrations, altered]), /0003-later.*differs/);
      assert.equal(misfit(await pending(db, [...sampleMigrations, later])), undefined);
      await store.drop();
    });
  });
}

describe("migrations", () => {
  it("must be in order and named once", async () => {
    const db = await openDatabase({ engine: "sqlite", file: ":memory:" });
    await assert.rejects(migrate(db, [later, ...sampleMigrations]), /out of order/);
    await assert.rejects(migrate(db, [later, later]), /out of order/);
    await db.close();
  });

  it("print a script that does the same when somebody runs it by hand", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vanthu-script-"));
    const file = join(folder, "by-hand.db");
    const byHand = new DatabaseSync(file);
    byHand.exec(await printScript([...sampleMigrations, later], "sqlite"));
    byHand.close();
    const db = await openDatabase({ engine: "sqlite", file });
    assert.deepEqual(await pending(db, [...sampleMigrations, later]), {
      missing: [],
      unknown: [],
      changed: [],
    });
    assert.deepEqual(await migrate(db, [...sampleMigrations, later]), []);
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it("print for SQL Server the types it has, in forms it takes", async () => {
    const script = await printScript([...sampleMigrations, later], "sqlserver");
    const handedOver = [...script.matchAll(/^ *exec\(N'((?:[^']|'')*)'\);$/gm)].map(([, text = ""]) =>
      text.replaceAll("''", "'"),
    );
    assert.equal(handedOver.length, 9);
    for (const statement of handedOver) assertForms(statement);
    for (const type of [
      /char\(36\)/,
      /nvarchar\(200\)/,
      /nvarchar\(max\)/,
      /datetime2\(3\)/,
      /\bbit\b/,
      /varbinary\(max\)/,
    ]) {
      assert.match(script, type);
    }
    assert.match(script, /"is_open" bit default 1 not null/);
    assert.ok(handedOver.includes(`insert into "later" ("id") values (N'${sampleId(1)}')`));
    // Whoever loses the lock to a deadlock has not got it, and must not go on.
    const locked = /exec @lock = sp_getapplock .*;\nif @lock < 0\n {2}throw /g;
    assert.equal(script.match(locked)?.length, 3);
  });
});
