import assert from "node:assert/strict";
import { sql } from "kysely";
import { claimOf } from "../../../../src/adapters/store/claims.ts";
import * as dialect from "../../../../src/adapters/store/dialect.ts";
import { openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { TransactionLost } from "../../../../src/adapters/store/engine/sqlserver-errors.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { StoreUnavailable } from "../../../../src/ports/store-errors.ts";
import { alsoForSqlServer, assertForms, recordSqlServer } from "../../../support/sqlserver-forms.ts";
import { type SampleSchema, sampleId, sampleMigrations, sampleRow } from "./sample-schema.ts";

describe("forms for SQL Server", () => {
  const refused: readonly string[] = [
    `select "id" from "t" order by "id" limit @1`,
    `update "t" set "a" = @1 returning "id"`,
    `insert into "t" ("a") values (@1) on conflict do nothing`,
    `create table if not exists "t" ("id" int)`,
    `merge into "t" using "u" on 1 = 1 when matched then delete;`,
    `select "id" from "t" offset @1 rows`,
    `select count(*) from "t"`,
    `select "id", max("a") from "t" group by "id"`,
    `select x."n" from (select count(*) from "t") as x`,
    `select "a" = @1 as "is_a" from "t"`,
    `select exists (select 1 as one from "t") as "has_a"`,
    `select "id" from "t" where "is_open"`,
    `select "id" from "t" where "n" = @1 and not "t"."is_open"`,
    `select "id" from "t" where "name" = 'Đỗ'`,
    `select "id" from "t" where "name" like N'%a'`,
    `select top (10) percent "id" from "t"`,
    `create or alter view "v" as select 1 as one`,
    `create index "${"i".repeat(32)}" on "t" ("a")`,
    `create table "t" ("id" int, index "x" ("id"))`,
    `update "t" set "is_open" = true`,
    `select "a" || "b" as "c" from "t"`,
    `select substr("a", 1) as "c" from "t"`,
    `select "id" from "t" order by "a" nulls last`,
    `select "id" from "t" order by "a", "id" desc, "a"`,
  ];
  for (const statement of refused) {
    it(`refuse ${statement}`, () => assert.throws(() => assertForms(statement), assert.AssertionError));
  }

  it("refuse a parameter that makes a scan, and too many of them", () => {
    const like = `select "id" from "t" where "name" like @1`;
    assert.throws(() => assertForms(like, ["%a"]));
    assertForms(like, ["a%"]);
    assert.throws(() =>
      assertForms(
        `select "id" from "t"`,
        Array.from({ length: 2_101 }, () => 1),
      ),
    );
  });

  it("take what is quoted as no word of SQL", () => {
    assertForms(
      `select "limit", N'it''s đ on conflict limit' as "returning" from "merge" where "is_a" = @1`,
      [true],
    );
    assertForms(
      `select count(*) as "n", (select max("b") from "u") as "b", "t".* from "t" where "is_open" = @1`,
    );
    assertForms(`select case when "a" = @1 then 1 else 0 end as "is_a" from "t"`);
  });

  it("hold for what the builder writes of pages, changes and literals", async () => {
    const { db, statements } = recordSqlServer<SampleSchema>();
    const ordered = db.reader.selectFrom("sample").select("id").orderBy("id");
    const union = db.reader.selectFrom("sample").select("id").union(db.reader.selectFrom("job").select("id"));
    await dialect.paged(ordered, { limit: 20 }).execute();
    await dialect.paged(ordered, { limit: 20, offset: 40 }).execute();
    await dialect.paged(union.orderBy("id"), { limit: 5 }).execute();
    const change = db.reader
      .updateTable("register")
      .set((eb) => ({ last_number: eb("last_number", "+", 1) }));
    await dialect.updateReturning(change.where("id", "=", sampleId(1)), ["last_number", "id"]).execute();
    await db.reader
      .insertInto("sample")
      .values([sampleRow(1), sampleRow(2)])
      .execute();
    await db.reader.deleteFrom("sample").where("name", "=", sql.lit("Đỗ")).execute();
    assert.deepEqual(statements, [
      `select "id" from "sample" order by "id" offset 0 rows fetch next @1 rows only`,
      `select "id" from "sample" order by "id" offset @1 rows fetch next @2 rows only`,
      `select "id" from "sample" union select "id" from "job" order by "id" offset 0 rows fetch next @1 rows only`,
      `update "register" set "last_number" = "last_number" + @1 where "id" = @2; select "last_number", "id" from "register" where "id" = @3`,
      `insert into "sample" ("id", "name", "body", "received_at", "issued_on", "is_open", "size", "bytes") values (@1, @2, null, @3, @4, @5, @6, null), (@7, @8, null, @9, @10, @11, @12, null)`,
      `delete from "sample" where "name" = N'Đỗ'`,
    ]);
  });

  it("refuse a limit without an order, and answers that are no plain columns", async () => {
    const { db } = recordSqlServer<SampleSchema>();
    await assert.rejects(
      async () => db.reader.selectFrom("sample").select("id").limit(1).execute(),
      /needs an order/,
    );
    const change = db.reader.deleteFrom("sample");
    await assert.rejects(async () => change.returningAll().execute(), /plain columns/);
    await assert.rejects(
      async () => change.returning((eb) => eb.fn.max("size").as("m")).execute(),
      /plain columns/,
    );
    const everywhere = db.reader.updateTable("sample").set({ size: 1 }).returning("id");
    await assert.rejects(async () => everywhere.execute(), /needs a condition/);
  });

  it("hold for every function of the dialect", async () => {
    const { db, statements } = recordSqlServer<SampleSchema>((text) =>
      /sp_getapplock/.test(text)
        ? [{ outcome: 0 }]
        : /sysutcdatetime/.test(text)
          ? [{ present_at: new Date(0) }]
          : [],
    );
    assert.equal(dialect.engineOf(db.reader), "sqlserver");
    await db.transaction(async (tx) => {
      await dialect.lockName(tx, "registers.2026");
      const take = claimOf<SampleSchema, object>(() => ({
        table: "job",
        where: sql`worker is null`,
        orderBy: ["due_at"],
        set: { worker: "w" },
      }));
      await take(tx, {}, 3);
      await dialect.insertIfAbsent(tx, "sample", { ...sampleRow(1) }, ["id"]);
      await dialect.storeNow(tx);
      await dialect.tableExists(tx, "sample");
    });
    const listed = db.reader
      .selectFrom("sample")
      .select("id")
      .where(dialect.inList(db.reader, "id", ["a"]));
    await listed.where(dialect.startsWith<SampleSchema, "sample">("name", "van")).execute();
    assert.match(
      statements.join("\n"),
      /output inserted\."id" as id where "id" = \(select top \(1\) "id" from "job" with \(updlock, readpast, readcommittedlock\)/,
    );
    assert.match(
      statements.join("\n"),
      /where not exists \(select 1 as found from "sample" with \(updlock, serializable\)/,
    );
    assert.match(statements.join("\n"), /openjson\(@1\) with \(value char\(36\) '\$'\)/);
    assert.equal(statements.length, 7);
  });

  it("run a transaction again that a lock's deadlock took, and wait no longer for one that others hold", async () => {
    const waiting = (outcome: number) => {
      const { db } = recordSqlServer<SampleSchema>(() => [{ outcome }]);
      return db.transaction((tx) => dialect.lockName(tx, "registers.2026"));
    };
    await waiting(0);
    await waiting(1);
    await assert.rejects(waiting(-3), TransactionLost);
    for (const outcome of [-1, -2, -999])
      await assert.rejects(
        waiting(outcome),
        (error) => error instanceof StoreUnavailable && !(error instanceof TransactionLost),
      );
  });

  it("look for no value that is longer than the column, which a server might cut to one that is there", () => {
    const { db } = recordSqlServer<SampleSchema>(() => []);
    const asked = (values: string[], length?: number) =>
      db.reader
        .selectFrom("sample")
        .select("id")
        .where(dialect.inList(db.reader, "id", values, length))
        .compile().parameters;
    assert.deepEqual(asked([sampleId(1), `${sampleId(2)}x`]), [`["${sampleId(1)}"]`]);
    assert.deepEqual(asked(["abc", "abcd"], 3), [`["abc"]`]);
  });

  it("are checked for a store on SQLite too, while it runs", async () => {
    const db = alsoForSqlServer(await openDatabase<SampleSchema>({ engine: "sqlite", file: ":memory:" }));
    await migrate(db, sampleMigrations);
    await db.transaction(async (tx) => {
      await dialect.insertIfAbsent(tx, "sample", { ...sampleRow(1) }, ["id"]);
      await assert.rejects(
        async () =>
          tx
            .insertInto("sample")
            .values(sampleRow(1))
            .onConflict((it) => it.doNothing())
            .execute(),
        /on conflict/,
      );
    });
    const count = (name: string) => sql`select count(*) ${sql.raw(name)} from sample`.execute(db.reader);
    await assert.rejects(async () => count(""), /without a name/);
    await count("as n");
    await dialect.paged(db.reader.selectFrom("sample").select("id").orderBy("id"), { limit: 1 }).execute();
    await db.close();
  });
});
