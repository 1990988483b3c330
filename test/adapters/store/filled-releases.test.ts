import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import { type AnyTables, migrate, pending } from "../../../src/adapters/store/migrate.ts";
import { printScript } from "../../../src/adapters/store/print-migrations.ts";
import { migrations } from "../../../src/adapters/store/migrations/all.ts";
import { storeOver } from "../../../src/adapters/store/open-store.ts";
import type { Database } from "../../../src/adapters/store/engine/open-database.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";
import { addIncoming } from "../../support/store-fixture.ts";
import { testEngines, type TestDatabase } from "./engine/open-test-database.ts";
import { loadRelease, readRelease, type Rows } from "./releases/load-release.ts";

/** The last migration of each release that agencies may have. */
const released = ["0004-audit-and-outbox"];

for (const engine of testEngines) {
  for (const last of released) {
    describe(`a database filled by release ${last}, on ${engine.name}`, function () {
      this.timeout(120_000);
      const steps = migrations.slice(0, migrations.findIndex(({ id }) => id === last) + 1);
      let opened: TestDatabase<AnyTables>;
      let rows: Rows;

      beforeEach(async () => {
        opened = await engine.open<AnyTables>(steps);
        rows = readRelease(last.slice(0, 4), opened.db.engine);
        await loadRelease(opened.db, rows);
      });
      afterEach(() => opened.drop());

      it("is brought to this release with every row, and is worked in at once", async () => {
        const later = migrations.slice(steps.length).map(({ id }) => id);
        assert.deepEqual((await pending(opened.db, migrations)).missing, later);
        assert.deepEqual(await migrate(opened.db, migrations), later);
        await assertWhole(opened.db, rows);
      });

      // On SQLite the script makes a new file; a file that is there is migrated by the program.
      if (engine.name !== "SQL Server") return;
      it("is brought there by the printed script too, and twice does no more than once", async () => {
        const script = await printScript(migrations, "sqlserver");
        const batches = script.split(/^go$/m).filter((batch) => batch.trim() !== "");
        for (const batch of [...batches, ...batches]) await sql.raw(batch).execute(opened.db.reader);
        assert.deepEqual(await pending(opened.db, migrations), { missing: [], unknown: [], changed: [] });
        await assertWhole(opened.db, rows);
      });
    });
  }
}

/** Nothing is lost, the audit still verifies, and a document is registered in the agency that was there. */
async function assertWhole(db: Database<AnyTables>, before: Rows): Promise<void> {
  for (const [name, { length }] of Object.entries(before))
    assert.equal(await countOf(db.reader, name), length, `rows of ${name}`);
  const store = storeOver(db);
  for await (const found of verifyAudit({ store })) assert.equal(found.fault, null);
  for (const { id, arrival_number } of before["incoming_document"] ?? []) {
    const document = await store.read.incoming.get(String(id));
    assert.equal(document?.arrivalNumber, arrival_number);
  }
  if (db.engine === "sqlserver") await assertWordsKnown(db.reader);
  const agencyId = String(before["register"]?.[0]?.["agency_id"]);
  const added = await store.transaction((records) => addIncoming(records, agencyId));
  assert.equal((await store.read.incoming.get(added.id))?.id, added.id);
}

/** By these a document's words are taken out of the index when it changes. */
async function assertWordsKnown(db: Kysely<AnyTables>): Promise<void> {
  const { rows } = await sql<{ missing: number }>`select count(*) as missing from document_term as t
    inner join incoming_document as d on d.agency_id = t.agency_id and d.sort_key = t.sort_key
    where t.kind = 'incoming' and not exists (select 1 as found from document_words as w
      cross apply openjson(w.words) with (value nvarchar(60) '$') as item
      where w.document_id = d.id and item.value collate Latin1_General_100_BIN2 = t.term)`.execute(db);
  assert.equal(rows[0]?.missing, 0);
  assert.ok((await countOf(db, "document_words")) > 0);
}

async function countOf(db: Kysely<AnyTables>, table: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}
