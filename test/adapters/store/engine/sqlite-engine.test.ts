import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { sqliteError } from "../../../../src/adapters/store/engine/sqlite-errors.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { DuplicateKey, StoreUnavailable } from "../../../../src/ports/store-errors.ts";
import { type SampleSchema, sampleId, sampleMigrations, sampleRow } from "./sample-schema.ts";
import { startWriters } from "./start-writers.ts";

describe("the embedded store", () => {
  let folder: string;
  let file: string;
  let db: Database<SampleSchema>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vanthu-sqlite-"));
    file = join(folder, "deeper", "store.db");
    db = await openDatabase<SampleSchema>({ engine: "sqlite", file });
    await migrate(db, sampleMigrations);
    await db.transaction((tx) =>
      tx
        .insertInto("register")
        .values({ id: sampleId(1), last_number: 0 })
        .execute(),
    );
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it("waits for the disk at each commit, keeps references, and writes beside readers", async () => {
    await db.transaction(async (tx) => {
      const ask = async (name: string) =>
        (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(tx)).rows[0];
      assert.deepEqual(await ask("synchronous"), { synchronous: 2 });
      assert.deepEqual(await ask("journal_mode"), { journal_mode: "wal" });
      assert.deepEqual(await ask("foreign_keys"), { foreign_keys: 1 });
    });
    await assert.rejects(
      db.transaction((tx) => tx.insertInto("entry").values({ register_id: "absent", number: 1 }).execute()),
    );
  });

  it("cannot be changed through the reader", async () => {
    await assert.rejects(db.reader.insertInto("sample").values(sampleRow(1)).execute());
    await assert.rejects(
      db.reader.transaction().execute(async () => 1),
      /reader has no transactions/,
    );
  });

  it("commits together what waits together, and tells nobody before that", async () => {
    const order: string[] = [];
    const outcomes = Array.from({ length: 20 }, (_, at) =>
      db
        .transaction(async (tx) => {
          order.push(`work ${at}`);
          await tx.insertInto("sample").values(sampleRow(at)).execute();
        })
        .then(() => order.push(`told ${at}`)),
    );
    await Promise.all(outcomes);
    assert.ok(order.indexOf("work 19") < order.indexOf("told 0"), "all 20 ran before the first was told");
  });

  it("refuses a whole group when the disk is full, keeps nothing of it, and works again with room", async () => {
    const limit = (pages: string) =>
      db.transaction(async (tx) => {
        const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx);
        const room = pages === "none" ? (rows[0]?.page_count ?? 0) + 4 : 1_000_000;
        await sql`pragma max_page_count = ${sql.raw(String(room))}`.execute(tx);
      });
    await limit("none");
    const body = "x".repeat(200_000);
    const add = (at: number, text: string) =>
      db.transaction((tx) =>
        tx
          .insertInto("sample")
          .values(sampleRow(at, { body: text }))
          .execute(),
      );
    const outcomes = await Promise.allSettled([add(1, "small"), add(2, body), add(3, "small")]);
    const count = async () => (await db.reader.selectFrom("sample").select("id").execute()).length;
    const kept = outcomes.filter((one) => one.status === "fulfilled").length;
    assert.ok(kept < 3);
    assert.equal(await count(), kept);
    for (const one of outcomes)
      if (one.status === "rejected") assert.ok(one.reason instanceof StoreUnavailable);
    await limit("enough");
    await add(4, body);
    assert.equal(await count(), kept + 1);
  });

  it("says that a statement after a lost transaction is not kept alone", async () => {
    const outcome = db.transaction(async (tx) => {
      await sql`rollback`.execute(tx);
      await tx.insertInto("sample").values(sampleRow(1)).execute();
    });
    await assert.rejects(outcome, StoreUnavailable);
    const swallowed = db.transaction(async (tx) => {
      await sql`rollback`.execute(tx);
    });
    await assert.rejects(swallowed, StoreUnavailable);
    assert.deepEqual(await db.reader.selectFrom("sample").select("id").execute(), []);
  });

  it("lets the process answer others while somebody writes without a pause", async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    for (let at = 0; at < 300; at += 1) {
      await db.transaction((tx) => tx.insertInto("sample").values(sampleRow(at)).execute());
    }
    clearInterval(timer);
    assert.ok(turns > 3, `the timer ran ${turns} times`);
  });

  it("can be read and written by two processes", async () => {
    const other = await openDatabase<SampleSchema>({ engine: "sqlite", file });
    const add = (one: Database<SampleSchema>, at: number) =>
      one.transaction((tx) => tx.insertInto("sample").values(sampleRow(at)).execute());
    await Promise.all(Array.from({ length: 40 }, (_, at) => add(at % 2 === 0 ? db : other, at)));
    assert.equal((await other.reader.selectFrom("sample").select("id").execute()).length, 40);
    await other.close();
  });

  it("keeps every number that was told and no half transaction when the process is killed (R36)", async () => {
    for (let round = 0; round < 3; round += 1) {
      const writer = startWriters({ engine: "sqlite", file }, 8);
      await writer.hasWritten();
      await pause(20 + Math.random() * 150);
      const numbers = await writer.kill();
      const reopened = await openDatabase<SampleSchema>({ engine: "sqlite", file });
      const register = await reopened.reader
        .selectFrom("register")
        .select("last_number")
        .executeTakeFirstOrThrow();
      const entries = await reopened.reader.selectFrom("entry").select("number").orderBy("number").execute();
      const present = new Set(entries.map((row) => row.number));
      for (const number of numbers)
        assert.ok(present.has(number * 2) && present.has(number * 2 + 1), `${number} is lost`);
      assert.deepEqual(
        entries.map((row) => row.number),
        Array.from({ length: register.last_number * 2 }, (_, at) => at + 2),
      );
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
        reopened.reader,
      );
      assert.deepEqual(rows, [{ integrity_check: "ok" }]);
      await reopened.close();
    }
  });

  it("is unavailable where its file cannot be made", async () => {
    await assert.rejects(openDatabase({ engine: "sqlite", file: folder }), StoreUnavailable);
  });
});

describe("SQLite's numbers", () => {
  const failure = (errcode: number) => Object.assign(new Error("UNIQUE constraint failed: a.b"), { errcode });

  it("become our types", () => {
    for (const unique of [2067, 1555, 2579]) assert.ok(sqliteError(failure(unique)) instanceof DuplicateKey);
    for (const broken of [5, 261, 517, 6, 8, 10, 778, 1546, 13, 14]) {
      assert.ok(sqliteError(failure(broken)) instanceof StoreUnavailable, String(broken));
    }
  });

  it("leave what is a fault of ours as it is", () => {
    for (const fault of [failure(1), failure(787), new Error("x"), "text"])
      assert.equal(sqliteError(fault), fault);
  });
});
