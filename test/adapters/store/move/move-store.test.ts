import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase, type Database } from "../../../../src/adapters/store/engine/open-database.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../src/adapters/store/migrations/all.ts";
import { movedTables, tablesLeft } from "../../../../src/adapters/store/move/moved-tables.ts";
import { openMoveSource } from "../../../../src/adapters/store/move/move-source.ts";
import { isSame, moveStore } from "../../../../src/adapters/store/move/move-store.ts";
import { moveTarget } from "../../../../src/adapters/store/move/move-target.ts";
import { storeOver } from "../../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../../src/adapters/store/schema.ts";
import { StoreMisfit } from "../../../../src/ports/store-errors.ts";
import { verifyAudit } from "../../../../src/usecases/audit/verify-audit.ts";
import {
  addIncoming,
  addOutgoing,
  assignmentUnder,
  auditEntry,
  instructionOn,
  newId,
} from "../../../support/store-fixture.ts";
import { testEngines } from "../engine/open-test-database.ts";

const now = new Date("2026-11-20T01:31:00Z");
const quiet = { batch: 3, onProgress: () => undefined };

for (const engine of testEngines.filter(({ name }) => name !== "SQLite in memory")) {
  describe(`Moving an embedded store to ${engine.name}`, function () {
    this.timeout(120_000);
    let folder: string;
    let file: string;
    const agencyId = newId();

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "vanthu-move-"));
      file = path.join(folder, "vanthu.db");
      const database = await openDatabase<Tables>({ engine: "sqlite", file });
      await migrate(database, migrations);
      const store = storeOver(database);
      await store.transaction(async (records) => {
        for (let number = 1; number <= 20; number += 1) {
          const readers = [`person:${newId()}`] as const;
          const document = await addIncoming(records, agencyId, {
            fields: { abstract: `Báo cáo số ${number}` },
            readers,
          });
          const instruction = instructionOn(document.id);
          await records.routing.insertInstruction(instruction);
          await records.routing.insertAssignments([assignmentUnder(instruction, agencyId)]);
          await records.audit.append(agencyId, [auditEntry({ documentId: document.id })]);
        }
        await addOutgoing(records, agencyId, { fields: { abstract: "Quyết định thành lập tổ công tác" } });
      });
      await database.close();
    });
    after(() => rm(folder, { recursive: true, force: true }));

    async function withTarget(work: (database: Database<Tables>) => Promise<void>): Promise<void> {
      const opened = await engine.open<Tables>(migrations);
      try {
        await work(opened.db);
      } finally {
        await opened.drop();
      }
    }
    const hashOfSource = async () =>
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
    const found = (database: Database<Tables>) =>
      storeOver(database).read.incoming.list(
        {
          scope: { agencyId, wholeAgency: true, principals: [], received: null, types: null },
          words: ["cao", "7"],
        },
        { direction: "newestFirst", after: null, limit: 10 },
      );

    it("copies every table, lets the documents be found, keeps the history whole and changes nothing at the source", () =>
      withTarget(async (database) => {
        const before = await hashOfSource();
        const source = openMoveSource(file, now);
        const reports = await moveStore(source, database, quiet);
        source.close();
        assert.deepEqual(
          reports.filter((report) => !isSame(report)),
          [],
        );
        assert.equal(reports.find(({ table }) => table === "incoming_document")?.target.rows, 20);
        assert.equal((await found(database)).length, 1);
        for await (const { fault, entries } of verifyAudit({ store: storeOver(database) }, {}))
          assert.deepEqual([fault, entries], [null, 20]);
        assert.equal(await hashOfSource(), before);
      }));

    it("goes on where it was ended at any moment", () =>
      withTarget(async (database) => {
        let left = 9;
        const dies = {
          batch: 3,
          onProgress: () => {
            left -= 1;
            if (left === 0) throw new Error("killed");
          },
        };
        for (let run = 0; ; run += 1) {
          const source = openMoveSource(file, now);
          left = 9 + run;
          try {
            const reports = await moveStore(source, database, dies);
            assert.deepEqual(
              reports.filter((report) => !isSame(report)),
              [],
            );
            assert.ok(run > 3);
            break;
          } catch (error) {
            assert.match(String(error), /killed/u);
          } finally {
            source.close();
          }
        }
        assert.equal((await found(database)).length, 1);
      }));

    it("refuses a target that holds other data, and begins anew where it is told to", () =>
      withTarget(async (database) => {
        const source = openMoveSource(file, now);
        await database.transaction(async (tx) => {
          const row = { agency_id: newId(), year: 2026, version: 1, days: "[]" };
          await tx.insertInto("calendar_year").values(row).execute();
        });
        await assert.rejects(moveStore(source, database, quiet), /calendar_year/u);
        await database.transaction((tx) => tx.deleteFrom("calendar_year").execute());
        await moveStore(source, database, quiet);
        await moveTarget(database).empty();
        const reports = await moveStore(source, database, quiet);
        assert.ok(reports.every(isSame));
        assert.equal((await found(database)).length, 1);
        source.close();
      }));

    it("lets one run write at a time: who was overtaken adds nothing twice", () =>
      withTarget(async (database) => {
        const target = moveTarget(database);
        await target.begin();
        const table = movedTables.find(({ name }) => name === "register");
        assert.ok(table);
        const source = openMoveSource(file, now);
        const rows = [...source.rows(table, null)];
        const progress = { lastKey: null, rows: rows.length, isDone: true };
        await target.add(table, rows, progress);
        await assert.rejects(target.add(table, rows, progress), /Another move is writing/u);
        assert.ok((await moveStore(source, database, quiet)).every(isSame));
        source.close();
      }));

    it("tells of a row that was altered at the target", () =>
      withTarget(async (database) => {
        const source = openMoveSource(file, now);
        await moveStore(source, database, quiet);
        await database.transaction((tx) => tx.updateTable("register").set({ last_number: 3 }).execute());
        const reports = await moveStore(source, database, quiet);
        assert.deepEqual(
          reports.filter((report) => !isSame(report)).map(({ table }) => table),
          ["register"],
        );
        source.close();
      }));

    it("names a text that is longer than its column before anything is copied, and what to do", () =>
      withTarget(async (database) => {
        const other = path.join(folder, "overlong.db");
        await copyFile(file, other);
        const editor = await openDatabase<Tables>({ engine: "sqlite", file: other });
        const [document] = await editor.reader.selectFrom("incoming_document").select("id").execute();
        const id = document?.id ?? "";
        const change = (code: string) =>
          editor.transaction((tx) =>
            tx.updateTable("incoming_document").set({ code_number: code }).where("id", "=", id).execute(),
          );
        await change("Ằ".repeat(12));
        const refused = openMoveSource(other, now);
        await assert.rejects(
          moveStore(refused, database, quiet),
          (error) =>
            error instanceof StoreMisfit &&
            error.message.includes(`incoming_document.code_number (id ${id}): 12 > 11`) &&
            /Shorten these records/.test(error.message),
        );
        refused.close();
        const begun = await database.reader.selectFrom("move_progress").selectAll().execute();
        assert.deepEqual(begun, []);
        await change("Ằ".repeat(11));
        await editor.close();
        const source = openMoveSource(other, now);
        const reports = await moveStore(source, database, quiet);
        source.close();
        assert.ok(reports.every(isSame));
      }));

    it("refuses a source that a server works on, and one that is not there", async () => {
      const database = await openDatabase<Tables>({ engine: "sqlite", file });
      const instance = { id: newId(), beat: 1, started_at: now, seen_at: now };
      await database.transaction((tx) => tx.insertInto("instance").values(instance).execute());
      assert.throws(() => openMoveSource(file, now), /Máy chủ đang chạy/u);
      await database.transaction((tx) => tx.deleteFrom("instance").execute());
      await database.close();
      assert.throws(() => openMoveSource(path.join(folder, "none.db"), now), /Không có cơ sở dữ liệu/u);
    });

    it("knows every table of the store: each is moved or left for a reason", () => {
      const source = openMoveSource(file, now);
      const known = [...movedTables.map(({ name }) => name), ...tablesLeft];
      assert.deepEqual(
        source.tables().filter((name) => !known.includes(name)),
        [],
      );
      source.close();
    });
  });
}
