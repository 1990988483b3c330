import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDatabase, type Database } from "../../../../src/adapters/store/engine/open-database.ts";
import { openSqlite } from "../../../../src/adapters/store/engine/sqlite-connection.ts";
import { sqliteWriter } from "../../../../src/adapters/store/engine/sqlite-writer.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { StoreUnavailable } from "../../../../src/ports/store-errors.ts";
import { type SampleSchema, sampleId, sampleMigrations, sampleRow } from "./sample-schema.ts";

describe("the embedded store in trouble", () => {
  let folder: string;
  let file: string;
  let db: Database<SampleSchema>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vanthu-trouble-"));
    file = join(folder, "store.db");
    db = await openDatabase<SampleSchema>({ engine: "sqlite", file });
    await migrate(db, sampleMigrations);
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  /** Another process that writes for a while. */
  function holdFile(): { release(): void } {
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    return {
      release() {
        other.exec("rollback");
        other.close();
      },
    };
  }
  const insert = (n: number) =>
    db.transaction((tx) => tx.insertInto("sample").values(sampleRow(n)).execute());
  const count = async () => (await db.reader.selectFrom("sample").select("id").execute()).length;

  it("waits while another process writes, and holds nobody up who only reads", async () => {
    await insert(1);
    const held = holdFile();
    let isDone = false;
    const waiting = insert(2).then(() => (isDone = true));
    for (let i = 0; i < 5; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await count(), 1);
    }
    assert.equal(isDone, false);
    held.release();
    await waiting;
    assert.equal(await count(), 2);
  });

  it("gives up after a while, for all who wait at once, and goes on when the other has ended", async () => {
    const connection = openSqlite(file, "write");
    const writer = sqliteWriter(connection, 100);
    const write = (n: number) =>
      writer.run(async () => {
        await writer.begin();
        connection.run("insert into register (id, last_number) values (?, 0)", [sampleId(n)]);
        writer.keep();
      });
    const held = holdFile();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => write(n)));
    for (const outcome of outcomes) {
      assert.ok(outcome.status === "rejected" && outcome.reason instanceof StoreUnavailable);
    }
    held.release();
    await write(50);
    const { rows } = connection.run("select id from register", []);
    assert.deepEqual(rows, [{ id: sampleId(50) }]);
    await writer.close();
    connection.close();
  });

  it("keeps nothing of what did not fit on the disk, says that it is full, and goes on when there is room", async () => {
    await insert(1);
    const pages = await db.transaction(async (tx) => {
      const { sql } = await import("kysely");
      const [row] = (await sql<{ page_count: number }>`pragma page_count`.execute(tx)).rows;
      await sql`pragma max_page_count = ${sql.lit(row?.page_count ?? 0)}`.execute(tx);
      return row?.page_count ?? 0;
    });
    const long = "x".repeat(20_000);
    const before = await count();
    await assert.rejects(
      db.transaction(async (tx) => {
        for (let n = 10; n < 20; n += 1) {
          await tx
            .insertInto("sample")
            .values(sampleRow(n, { body: long }))
            .execute();
        }
      }),
      (error) => error instanceof StoreUnavailable && error.full,
    );
    assert.equal(await count(), before);
    await db.transaction(async (tx) => {
      const { sql } = await import("kysely");
      await sql`pragma max_page_count = ${sql.lit(pages + 1000)}`.execute(tx);
    });
    await insert(30);
    assert.equal(await count(), before + 1);
  });
});
