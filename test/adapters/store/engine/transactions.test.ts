import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as fc from "fast-check";
import { sql } from "kysely";
import { claimOf } from "../../../../src/adapters/store/claims.ts";
import { inList, insertIfAbsent, lockName, updateReturning } from "../../../../src/adapters/store/dialect.ts";
import type { Database } from "../../../../src/adapters/store/engine/open-database.ts";
import { DuplicateKey, StoreUnavailable } from "../../../../src/ports/store-errors.ts";
import { type TestDatabase, testEngines } from "./open-test-database.ts";
import { type SampleSchema, sampleId, sampleMigrations, sampleRow } from "./sample-schema.ts";

for (const engine of testEngines) {
  describe(`transactions on ${engine.name}`, () => {
    let store: TestDatabase<SampleSchema>;
    let db: Database<SampleSchema>;

    beforeEach(async () => {
      store = await engine.open(sampleMigrations);
      db = store.db;
      await db.transaction((tx) =>
        tx
          .insertInto("register")
          .values({ id: sampleId(1), last_number: 0 })
          .execute(),
      );
    });
    afterEach(() => store.drop());

    const lastNumber = async () => {
      const row = await db.reader.selectFrom("register").select("last_number").executeTakeFirstOrThrow();
      return row.last_number;
    };

    it("never interleave: more at once than there are connections, each adding one with a pause inside, lose nothing", async () => {
      const atOnce = 40;
      await Promise.all(
        Array.from({ length: atOnce }, () =>
          db.transaction(async (tx) => {
            await lockName(tx, "register");
            const row = await tx.selectFrom("register").select("last_number").executeTakeFirstOrThrow();
            await pause(Math.random());
            await tx
              .updateTable("register")
              .set({ last_number: row.last_number + 1 })
              .execute();
          }),
        ),
      );
      assert.equal(await lastNumber(), atOnce);
    });

    it("leave nothing of one that throws, and everything of its neighbours", async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, at) =>
          db.transaction(async (tx) => {
            await tx.insertInto("sample").values(sampleRow(at)).execute();
            if (at % 3 === 0) throw new RangeError(`no ${at}`);
            return at;
          }),
        ),
      );
      for (const [at, outcome] of outcomes.entries()) {
        if (at % 3 === 0) assert.ok(outcome.status === "rejected" && outcome.reason instanceof RangeError);
        else assert.deepEqual(outcome, { status: "fulfilled", value: at });
      }
      const kept = await db.reader.selectFrom("sample").select("size").orderBy("size").execute();
      assert.deepEqual(
        kept.map((row) => row.size),
        Array.from({ length: 30 }, (_, at) => at).filter((at) => at % 3 !== 0),
      );
    });

    it("are refused inside a transaction, at once and with a sentence", async () => {
      await assert.rejects(
        db.transaction(() => db.transaction(async () => 1)),
        /inside a running transaction; pass the running one/,
      );
      assert.equal(await db.transaction(async () => 2), 2);
    });

    it("refuse the reader inside, which would answer with the past", async () => {
      await assert.rejects(
        db.transaction(() => db.reader.selectFrom("sample").selectAll().execute()),
        /reader was used inside a running transaction/,
      );
    });

    it("let what they left behind use the store after their end", async () => {
      let later: Promise<number> = Promise.resolve(0);
      const end = Promise.withResolvers<void>();
      await db.transaction(async () => {
        later = end.promise.then(() => db.transaction(async () => 7));
      });
      end.resolve();
      assert.equal(await later, 7);
    });

    it("cannot be used after their end", async () => {
      const kept = await db.transaction(async (tx) => ({ tx }));
      await assert.rejects(kept.tx.insertInto("sample").values(sampleRow(1)).execute());
      assert.deepEqual(await db.reader.selectFrom("sample").selectAll().execute(), []);
    });

    it("take statements that were started together", async () => {
      await db.transaction(async (tx) => {
        await Promise.all([1, 2, 3].map((at) => tx.insertInto("sample").values(sampleRow(at)).execute()));
      });
      assert.equal((await db.reader.selectFrom("sample").selectAll().execute()).length, 3);
    });

    it("tell of a duplicate by its type, and go on where it is caught", async () => {
      const add = (at: number, name: string) =>
        db.transaction((tx) => tx.insertInto("sample").values(sampleRow(at, { name })).execute());
      await add(1, "Đỗ");
      await assert.rejects(add(1, "Ngô"), DuplicateKey);
      await assert.rejects(add(2, "Đỗ"), DuplicateKey);
      await add(2, "đỗ");
      await db.transaction(async (tx) => {
        await assert.rejects(tx.insertInto("sample").values(sampleRow(1)).execute(), DuplicateKey);
        await tx.insertInto("sample").values(sampleRow(3)).execute();
      });
      assert.equal((await db.reader.selectFrom("sample").select("id").execute()).length, 3);
    });

    it("are not seen before they are committed", async () => {
      let seen = -1;
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const writing = db.transaction(async (tx) => {
        await tx.insertInto("sample").values(sampleRow(1)).execute();
        await held;
      });
      // In memory there is one connection: its read waits. SQL Server's waits too unless snapshots are on.
      const reading = db.reader
        .selectFrom("sample")
        .select("id")
        .execute()
        .then((rows) => (seen = rows.length));
      if (engine.name === "SQLite in a file") {
        await reading;
        assert.equal(seen, 0);
      } else {
        await pause(20);
        assert.ok(seen <= 0);
      }
      release();
      await writing;
      await reading;
      assert.equal((await db.reader.selectFrom("sample").select("id").execute()).length, 1);
    });

    it("give numbers without a gap or a double while others throw at random (R36)", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }), async (fates) => {
          const before = await lastNumber();
          const register = (fate: number) =>
            db.transaction(async (tx) => {
              const next = await updateReturning(
                tx
                  .updateTable("register")
                  .set((eb) => ({ last_number: eb("register.last_number", "+", 1) }))
                  .where("id", "=", sampleId(1)),
                ["last_number"],
              ).executeTakeFirstOrThrow();
              if (fate === 1) throw new RangeError("after the number");
              const entry = { register_id: sampleId(1), number: next.last_number };
              await tx.insertInto("entry").values(entry).execute();
              if (fate === 2) throw new RangeError("after the entry");
              return next.last_number;
            });
          const outcomes = await Promise.allSettled(fates.map(register));
          for (const one of outcomes)
            assert.ok(one.status === "fulfilled" || one.reason instanceof RangeError);
          const given = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
          const expected = Array.from({ length: given.length }, (_, at) => before + at + 1);
          assert.deepEqual(
            given.sort((a, b) => a - b),
            expected,
          );
          assert.equal(await lastNumber(), before + given.length);
        }),
        { numRuns: 20 },
      );
      const entries = await db.reader.selectFrom("entry").select("number").orderBy("number").execute();
      assert.deepEqual(
        entries.map((row) => row.number),
        Array.from({ length: entries.length }, (_, at) => at + 1),
      );
    });

    it("let several workers claim without doubles, the earliest first", async () => {
      const jobs = Array.from({ length: 60 }, (_, at) => ({
        id: sampleId(at),
        due_at: new Date(1_700_000_000_000 - at),
        worker: null,
        done_at: null,
      }));
      await db.transaction((tx) => tx.insertInto("job").values(jobs).execute());
      const take = claimOf<SampleSchema, { readonly worker: string; readonly now: Date }>(
        ({ worker, now }) => ({
          table: "job",
          where: sql`worker is null and due_at <= ${now}`,
          orderBy: ["due_at", "id"],
          set: { worker },
        }),
      );
      const now = new Date(1_700_000_000_000);
      const claim = (worker: string) => db.transaction((tx) => take(tx, { worker, now }, 7));
      const first = await claim("w0");
      assert.deepEqual(first, [59, 58, 57, 56, 55, 54, 53].map(sampleId));
      const rest = await Promise.all(Array.from({ length: 12 }, (_, at) => claim(`w${at + 1}`)));
      const taken = [...first, ...rest.flat()];
      assert.equal(new Set(taken).size, taken.length);
      assert.equal(taken.length, 60);
      const free = await db.reader.selectFrom("job").select("id").where("worker", "is", null).execute();
      assert.deepEqual(free, []);
    });

    it("refuse a claim whose mark does not take the row out of what is free", async () => {
      const job = { id: sampleId(1), due_at: new Date(0), worker: null, done_at: null };
      await db.transaction((tx) => tx.insertInto("job").values(job).execute());
      const endless = claimOf<SampleSchema, object>(() => ({
        table: "job",
        where: sql`done_at is null`,
        orderBy: ["id"],
        set: { worker: "w" },
      }));
      await assert.rejects(
        db.transaction((tx) => endless(tx, {}, 2)),
        /does not exclude what it took/,
      );
    });

    it("find by a list nothing that is only the beginning of what is asked for", async () => {
      await db.transaction((tx) => tx.insertInto("sample").values(sampleRow(1)).execute());
      const found = (id: string) =>
        db.reader
          .selectFrom("sample")
          .select("id")
          .where(inList(db.reader, "id", [id]))
          .execute();
      assert.deepEqual(await found(sampleId(1)), [{ id: sampleId(1) }]);
      assert.deepEqual(await found(`${sampleId(1)}x`), []);
    });

    it("insert once however many try", async () => {
      const add = () => db.transaction((tx) => insertIfAbsent(tx, "sample", { ...sampleRow(1) }, ["id"]));
      const outcomes = await Promise.all(Array.from({ length: 10 }, add));
      assert.equal(outcomes.filter(Boolean).length, 1);
      const other = sampleRow(2, { name: sampleRow(1).name });
      const another = db.transaction((tx) => insertIfAbsent(tx, "sample", { ...other }, ["id"]));
      await assert.rejects(
        another,
        DuplicateKey,
        "another key of the row is taken, which is no absence of this one",
      );
    });

    it("are refused as unavailable once the store is closed, after what was running has ended", async () => {
      const running = db.transaction(async (tx) => {
        await pause(10);
        await tx.insertInto("sample").values(sampleRow(1)).execute();
        return "kept";
      });
      await db.close();
      assert.equal(await running, "kept");
      await assert.rejects(
        db.transaction(async () => 1),
        StoreUnavailable,
      );
    });
  });
}
