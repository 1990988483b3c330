import assert from "node:assert/strict";
import * as fc from "fast-check";
import { sql } from "kysely";
import {
  bulkInsert,
  inList,
  paged,
  startsWith,
  storeNow,
  tableExists,
} from "../../../../src/adapters/store/dialect.ts";
import type { Database } from "../../../../src/adapters/store/engine/open-database.ts";
import { DuplicateKey } from "../../../../src/ports/store-errors.ts";
import { type TestDatabase, testEngines } from "./open-test-database.ts";
import { type SampleSchema, sampleId, sampleMigrations, sampleRow } from "./sample-schema.ts";

const instant = fc
  .date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  })
  .map((date) => new Date(date.getTime()));
// Both engines keep Unicode; half a surrogate pair and the character of code 0 are not text.
const letters = (length: number) =>
  fc
    .string({ unit: "grapheme", maxLength: length })
    .map((text) => text.normalize("NFC").replaceAll("\0", "").slice(0, length).toWellFormed());

for (const engine of testEngines) {
  describe(`values on ${engine.name}`, () => {
    let store: TestDatabase<SampleSchema>;
    let db: Database<SampleSchema>;

    before(async () => {
      store = await engine.open(sampleMigrations);
      db = store.db;
    });
    after(() => store.drop());
    afterEach(() => db.transaction((tx) => tx.deleteFrom("sample").execute()));

    it("come back as they were bound: dates, flags, numbers, Vietnamese, bytes, nothing", async () => {
      const row = fc.record({
        name: letters(200),
        body: fc.option(letters(500), { nil: null }),
        received_at: fc.option(instant, { nil: null }),
        issued_on: fc.option(fc.constantFrom("2026-02-28", "1954-05-07"), { nil: null }),
        is_open: fc.boolean(),
        size: fc.maxSafeInteger(),
        bytes: fc.option(fc.uint8Array({ maxLength: 300 }), { nil: null }),
      });
      await fc.assert(
        fc.asyncProperty(row, async (given) => {
          const bound = { id: sampleId(1), ...given, bytes: given.bytes && new Uint8Array(given.bytes) };
          await db.transaction(async (tx) => {
            await tx.deleteFrom("sample").execute();
            await tx.insertInto("sample").values(bound).execute();
          });
          const read = await db.reader.selectFrom("sample").selectAll().executeTakeFirstOrThrow();
          assert.deepEqual(read, bound);
        }),
        { numRuns: 150 },
      );
    });

    it("keep a text of millions of letters and a megabyte of bytes", async () => {
      const body = "Cộng hoà xã hội chủ nghĩa Việt Nam 🇻🇳 ".repeat(50_000);
      const bytes = new Uint8Array(1_048_576).map((_, at) => at % 251);
      await db.transaction((tx) => tx.insertInto("sample").values(sampleRow(1, { body, bytes })).execute());
      const read = await db.reader.selectFrom("sample").selectAll().executeTakeFirstOrThrow();
      assert.equal(read.body, body);
      assert.deepEqual(read.bytes, bytes);
    });

    it("keep their kind through an alias, a maximum and an expression", async () => {
      await db.transaction((tx) =>
        tx
          .insertInto("sample")
          .values([sampleRow(1), sampleRow(2)])
          .execute(),
      );
      const read = await db.reader
        .selectFrom("sample")
        .select((eb) => [
          eb.fn.max("received_at").as("last_at"),
          sql<boolean>`case when count(*) > 1 then 1 else 0 end`.as("is_many"),
          eb.fn.countAll<number>().as("rows"),
        ])
        .executeTakeFirstOrThrow();
      assert.deepEqual(read, { last_at: sampleRow(2).received_at, is_many: true, rows: 2 });
    });

    it("compare instants and flags as what they are", async () => {
      const early = new Date("2026-01-01T00:00:00.005Z");
      const late = new Date("2026-01-01T00:00:00.050Z");
      const rows = [
        sampleRow(1, { received_at: late }),
        sampleRow(2, { received_at: early, is_open: false }),
      ];
      await db.transaction((tx) => tx.insertInto("sample").values(rows).execute());
      const of = (query: { execute(): Promise<{ size: number }[]> }) =>
        query.execute().then((found) => found.map((row) => row.size));
      const select = db.reader.selectFrom("sample").select("size");
      assert.deepEqual(await of(select.where("received_at", "<", late)), [2]);
      assert.deepEqual(await of(select.where("is_open", "=", true)), [1]);
      assert.deepEqual(await of(select.orderBy("received_at")), [2, 1]);
    });

    it("are refused where an engine would guess", async () => {
      const bind = (value: unknown) =>
        db.transaction((tx) => sql`update sample set body = ${value} where 1 = 0`.execute(tx));
      for (const wrong of [undefined, Number.NaN, {}, ["a"], new Date(Number.NaN), new Date(-1e14)]) {
        await assert.rejects(bind(wrong));
      }
    });

    it("compare text exactly: case and marks make another text", async () => {
      const names = ["Đỗ", "đỗ", "Do", "Đô", "DO"];
      const rows = names.map((name, at) => sampleRow(at, { name }));
      await db.transaction((tx) => tx.insertInto("sample").values(rows).execute());
      for (const name of names) {
        const found = await db.reader.selectFrom("sample").select("name").where("name", "=", name).execute();
        assert.deepEqual(found, [{ name }]);
      }
    });

    it("are found by prefix and by a list of any length", async () => {
      const rows = ["van ban", "van_ban", "vang", "va", "van%"].map((name, at) => sampleRow(at, { name }));
      await db.transaction((tx) => tx.insertInto("sample").values(rows).execute());
      const byPrefix = await db.reader
        .selectFrom("sample")
        .select("name")
        .where(startsWith<SampleSchema, "sample">("name", "van"))
        .orderBy("name")
        .execute();
      assert.deepEqual(
        byPrefix.map((row) => row.name),
        ["van ban", "van%", "van_ban", "vang"],
      );
      const ids = Array.from({ length: 5_000 }, (_, at) => sampleId(at * 2));
      const byList = await db.reader
        .selectFrom("sample")
        .select("size")
        .where(inList(db.reader, "id", ids))
        .execute();
      assert.deepEqual(
        byList.map((row) => row.size).sort((a, b) => a - b),
        [0, 2, 4],
      );
      const none = await db.reader
        .selectFrom("sample")
        .select("id")
        .where(inList(db.reader, "id", []))
        .execute();
      assert.deepEqual(none, []);
    });

    it("are paged in the order that a page demands", async () => {
      const rows = Array.from({ length: 25 }, (_, at) => sampleRow(at));
      await db.transaction((tx) => tx.insertInto("sample").values(rows).execute());
      const ordered = db.reader.selectFrom("sample").select("size").orderBy("size", "desc");
      const sizes = async (limit: number, offset?: number) =>
        (await paged(ordered, offset === undefined ? { limit } : { limit, offset }).execute()).map(
          (row) => row.size,
        );
      assert.deepEqual(await sizes(3), [24, 23, 22]);
      assert.deepEqual(await sizes(3, 23), [1, 0]);
      assert.throws(() => paged(db.reader.selectFrom("sample").select("id"), { limit: 3 }), /needs an order/);
      for (const limit of [0, -1, 1.5, 10_001]) assert.throws(() => paged(ordered, { limit }), RangeError);
    });

    it("stream in chunks, while others write and read what is new", async () => {
      const rows = (from: number) => Array.from({ length: 100 }, (_, at) => sampleRow(from + at));
      for (let from = 0; from < 3_000; from += 100) {
        await db.transaction((tx) => tx.insertInto("sample").values(rows(from)).execute());
      }
      let seen = 0;
      for await (const row of db.reader.selectFrom("sample").selectAll().orderBy("id").stream(200)) {
        assert.equal(row.size, seen);
        seen += 1;
        if (seen !== 300) continue;
        await db.transaction((tx) => tx.insertInto("sample").values(sampleRow(9_999)).execute());
        const fresh = await db.reader
          .selectFrom("sample")
          .select("id")
          .where("id", "=", sampleId(9_999))
          .execute();
        assert.equal(fresh.length, 1);
      }
      assert.ok(seen === 3_000 || (engine.name === "SQL Server" && seen === 3_001));
      for await (const row of db.reader.selectFrom("sample").selectAll().stream(10)) {
        assert.ok(row.id);
        break;
      }
      await db.ping();
    });

    it("are loaded in bulk as they are inserted one by one, however many, and none where one is refused", async () => {
      const bytes = new Uint8Array([0, 1, 255]);
      const rows = Array.from({ length: 1_123 }, (_, at) =>
        sampleRow(at, {
          body: at % 3 === 0 ? null : "Nghị định số " + "đ".repeat(at * 7),
          bytes,
          is_open: at % 2 === 0,
        }),
      );
      await db.transaction((tx) =>
        bulkInsert(
          tx,
          "sample",
          rows.map((row) => ({ ...row })),
        ),
      );
      assert.deepEqual(await db.reader.selectFrom("sample").selectAll().orderBy("id").execute(), rows);
      const again = db.transaction((tx) =>
        bulkInsert(tx, "sample", [{ ...sampleRow(5_000) }, { ...sampleRow(7) }]),
      );
      await assert.rejects(again, DuplicateKey);
      await assert.rejects(
        db.transaction((tx) => bulkInsert(tx, "sample", [{ ...sampleRow(5_000) }, { id: sampleId(5_001) }])),
        /no value for name/,
      );
      await db.transaction((tx) => bulkInsert(tx, "sample", []));
      const found = await db.reader.selectFrom("sample").select("id").where("size", ">=", 5_000).execute();
      assert.deepEqual(found, []);
    });

    it("say the time and which tables there are", async () => {
      const now = await storeNow(db.reader);
      assert.ok(Math.abs(now.getTime() - Date.now()) < 60_000);
      assert.equal(await tableExists(db.reader, "sample"), true);
      assert.equal(await tableExists(db.reader, "absent"), false);
    });
  });
}
