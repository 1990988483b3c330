import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDatabase, type Database } from "../../../../src/adapters/store/engine/open-database.ts";
import { openSqlite } from "../../../../src/adapters/store/engine/sqlite-connection.ts";
import { sqliteWriter } from "../../../../src/adapters/store/engine/sqlite-writer.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { CannotStart } from "../../../../src/main/cannot-start.ts";
import { openDataFolder } from "../../../../src/main/data-folder.ts";
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

  /** Another database of the same schema, with these rows, at `to`. */
  async function anotherAt(to: string, ...rows: number[]): Promise<void> {
    const other = await openDatabase<SampleSchema>({ engine: "sqlite", file: to });
    await migrate(other, sampleMigrations);
    for (const n of rows)
      await other.transaction((tx) => tx.insertInto("sample").values(sampleRow(n)).execute());
    await other.close();
  }
  const isAway = (error: unknown) => error instanceof StoreUnavailable;
  /** A reader may take a quarter of a second to see it. */
  const soon = () => new Promise((resolve) => setTimeout(resolve, 300));

  it("goes on with the file that was put in its place, and writes nothing more into the one before", async () => {
    await insert(1);
    await anotherAt(join(folder, "restored.db"), 7, 8, 9);
    renameSync(file, join(folder, "before.db"));
    for (const rest of ["-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
    renameSync(join(folder, "restored.db"), file);
    await insert(2);
    await soon();
    assert.equal(await count(), 4);
    const fresh = new DatabaseSync(file);
    assert.equal(fresh.prepare("select count(*) as n from sample").get()?.["n"], 4);
    fresh.close();
  });

  it("makes no new file where its own is gone, says so, and goes on when it is back", async () => {
    await insert(1);
    renameSync(file, `${file}.away`);
    await assert.rejects(insert(2), /file is gone/);
    await soon();
    await assert.rejects(count(), /file is gone/);
    assert.equal(existsSync(file), false);
    renameSync(`${file}.away`, file);
    await insert(2);
    assert.equal(await count(), 2);
  });

  it("says that the file is damaged, and goes on by itself once a good one lies there", async () => {
    for (let n = 1; n < 60; n += 1) await insert(n);
    await db.close();
    const good = join(folder, "good.db");
    copyFileSync(file, good);
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096);
    writeFileSync(file, bytes);
    db = await openDatabase<SampleSchema>({ engine: "sqlite", file });
    await assert.rejects(count(), (error) => isAway(error) && /damaged/.test(String(error)));
    await assert.rejects(insert(100), isAway);
    for (const rest of ["-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
    renameSync(good, file);
    await insert(100);
    await soon();
    assert.equal(await count(), 60);
  });

  it("says that it may not write, keeps nothing of what was refused, and goes on when it may", async () => {
    const { sql } = await import("kysely");
    await insert(1);
    const refused = db.transaction(async (tx) => {
      await sql`pragma query_only = on`.execute(tx);
      await tx.insertInto("sample").values(sampleRow(2)).execute();
    });
    await assert.rejects(refused, (error) => isAway(error) && /read-only/.test(String(error)));
    assert.equal(await count(), 1);
    await insert(3);
    assert.equal(await count(), 2);
  });

  it("does not start on a disk that is read-only, and says why", async function () {
    const place = join(folder, "mounted");
    await anotherAt(join(place, "store.db"), 1);
    const mounted = spawnSync("mount", ["--bind", place, place]);
    const isReadOnly =
      mounted.status === 0 && spawnSync("mount", ["-o", "remount,bind,ro", place]).status === 0;
    if (!isReadOnly) {
      if (mounted.status === 0) spawnSync("umount", [place]);
      process.stdout.write("    nothing can be mounted here: a read-only disk was not tried\n");
      return this.skip();
    }
    try {
      await assert.rejects(
        openDatabase<SampleSchema>({ engine: "sqlite", file: join(place, "store.db") }),
        (error) => isAway(error) && /read-only|cannot be opened/.test(String(error)),
      );
      await assert.rejects(openDataFolder(place), CannotStart);
    } finally {
      spawnSync("umount", [place]);
    }
    return undefined;
  });
});
