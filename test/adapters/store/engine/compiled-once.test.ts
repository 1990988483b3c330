import assert from "node:assert/strict";
import { Kysely, sql, type CompiledQuery } from "kysely";
import { changeAtCommit, compiledOnce } from "../../../../src/adapters/store/engine/compiled-once.ts";
import { recordingDialect } from "../../../../src/adapters/store/engine/record-statements.ts";
import type { Database, Engine } from "../../../../src/adapters/store/engine/open-database.ts";
import { testEngines, type TestDatabase } from "./open-test-database.ts";
import { sampleMigrations, sampleRow, type SampleRow, type SampleSchema } from "./sample-schema.ts";

describe("a query that is compiled once", () => {
  const sentTo = (engine: Engine) => {
    const sent: CompiledQuery[] = [];
    const dialect = recordingDialect(engine, (query) => {
      sent.push(query);
      return { rows: [] };
    });
    return { sent, db: new Kysely<SampleSchema>({ dialect }) };
  };

  it("is built the first time alone, and binds the values of each time", async () => {
    let built = 0;
    const named = compiledOnce((db: Kysely<SampleSchema>, it: { name: string; size: number }) => {
      built += 1;
      return db.selectFrom("sample").selectAll().where("name", "=", it.name).where("size", ">", it.size);
    });
    const { db, sent } = sentTo("sqlite");
    await named(db, { name: "Đỗ", size: 1 });
    await named(db, { size: 2, name: "Ngô" });
    assert.equal(built, 1);
    assert.equal(new Set(sent.map((it) => it.sql)).size, 1);
    assert.deepEqual(
      sent.map((it) => it.parameters),
      [
        ["Đỗ", 1],
        ["Ngô", 2],
      ],
    );
  });

  it("has one text for each engine and, where null has no type, for each pattern of nulls", async () => {
    const add = compiledOnce((db: Kysely<SampleSchema>, row: SampleRow) =>
      db.insertInto("sample").values(row),
    );
    const texts = async (engine: Engine) => {
      const { db, sent } = sentTo(engine);
      for (const body of [null, "a", "b", null]) await add(db, sampleRow(1, { body, bytes: null }));
      assert.deepEqual(
        sent.map((it) => it.parameters.includes(null)),
        engine === "sqlite" ? [true, true, true, true] : [false, false, false, false],
      );
      return new Set(sent.map((it) => it.sql)).size;
    };
    assert.deepEqual([await texts("sqlite"), await texts("sqlserver")], [1, 2]);
  });

  it("refuses to be built by the look of a value, and other values than the first time", async () => {
    const { db } = sentTo("sqlite");
    const lists = compiledOnce((on: Kysely<SampleSchema>, it: { names: string[] }) =>
      on.selectFrom("sample").selectAll().where("name", "=", JSON.stringify(it.names)),
    );
    assert.throws(() => void lists(db, { names: ["a"] }), /may not look at names/);
    const words = compiledOnce(
      (_: Kysely<SampleSchema>, it: { name: string }) => sql`select ${`%${it.name}%`}`,
    );
    assert.throws(() => void words(db, { name: "a" }), /may not look at name/);
    const set = compiledOnce((on: Kysely<SampleSchema>, it: Partial<SampleRow>) =>
      on.updateTable("sample").set(it),
    );
    await set(db, { name: "a" });
    assert.throws(() => void set(db, { name: "a", size: 2 }), /Other values/);
    assert.throws(() => void set(db, { size: 2 }), /No value is given for name/);
  });
});

for (const engine of testEngines) {
  describe(`a change that is put off to the commit on ${engine.name}`, () => {
    let store: TestDatabase<SampleSchema>;
    let db: Database<SampleSchema>;
    beforeEach(async () => {
      store = await engine.open(sampleMigrations);
      db = store.db;
    });
    afterEach(() => store.drop());

    const add = changeAtCommit((on: Kysely<SampleSchema>, row: SampleRow) =>
      on.insertInto("sample").values(row),
    );
    const rename = changeAtCommit((on: Kysely<SampleSchema>, it: { from: string; to: string }) =>
      on.updateTable("sample").set({ name: it.to }).where("name", "=", it.from),
    );
    const names = async () =>
      (await db.reader.selectFrom("sample").select("name").orderBy("size").execute()).map((it) => it.name);

    it("is made with the transaction, in the order in which changes were asked for", async () => {
      await db.transaction(async (tx) => {
        await add(tx, sampleRow(1, { name: "a" }));
        await rename(tx, { from: "a", to: "b" });
      });
      assert.deepEqual(await names(), ["b"]);
    });

    it("is not made where the transaction throws, and is for those committed with it", async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 9 }, (_, at) =>
          db.transaction(async (tx) => {
            await add(tx, sampleRow(at, { name: `n${at}` }));
            if (at % 3 === 0) throw new RangeError(`no ${at}`);
          }),
        ),
      );
      assert.deepEqual(
        outcomes.map((it) => it.status === "fulfilled"),
        Array.from({ length: 9 }, (_, at) => at % 3 !== 0),
      );
      assert.deepEqual(await names(), ["n1", "n2", "n4", "n5", "n7", "n8"]);
    });

    it("that cannot be made undoes the transaction, which then does not count as kept", async () => {
      await db.transaction((tx) => add(tx, sampleRow(1)));
      const again = db.transaction(async (tx) => {
        await tx
          .insertInto("register")
          .values({ id: sampleRow(2).id, last_number: 1 })
          .execute();
        await add(tx, sampleRow(1));
      });
      await assert.rejects(again);
      assert.deepEqual(await db.reader.selectFrom("register").selectAll().execute(), []);
      await db.transaction((tx) => add(tx, sampleRow(3)));
      assert.equal((await names()).length, 2);
    });
  });
}
