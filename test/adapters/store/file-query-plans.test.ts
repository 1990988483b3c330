import { CompiledQuery } from "kysely";
import { recordsOver, storeOver } from "../../../src/adapters/store/open-store.ts";
import type { Records } from "../../../src/ports/store.ts";
import { fillStore } from "../../support/fill-store.ts";
import { assertNoScans, type Planned } from "../../support/query-plans.ts";
import { recordStatements } from "../../support/record-statements.ts";
import { at, newId, openTestStore, type TestStore } from "../../support/store-fixture.ts";
import { testEngines } from "./engine/open-test-database.ts";

// As query-plans.test.ts, for what happens to files: spool, archive, gate, sealing.
describe("query plans for files on SQLite", () => {
  let opened: TestStore;
  let agencyId: string;
  const now = at("11-20 08:00");
  const [id, other] = [newId(), newId()];

  before(async function () {
    this.timeout(120_000);
    const [inMemory] = testEngines;
    if (inMemory === undefined) return this.skip();
    opened = await openTestStore(inMemory);
    ({ agencyId } = await fillStore(opened.db, 200));
  });
  after(() => opened?.drop());

  async function plansOf(work: (records: Records) => Promise<unknown>): Promise<Planned[]> {
    const recorder = recordStatements();
    try {
      await storeOver(opened.db).transaction(work);
      await work(recordsOver(opened.db.reader)).catch(() => undefined);
    } finally {
      recorder.stop();
    }
    const planned: Planned[] = [];
    for (const { sql, parameters } of recorder.taken()) {
      if (!/^\s*(?:select|insert|update|delete|with)\b/iu.test(sql)) continue;
      const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await opened.db.reader.executeQuery<{ detail: string }>(explain);
      planned.push({ sql, plan: rows.map((row) => row.detail) });
    }
    return planned;
  }

  const screens: Readonly<Record<string, (records: Records) => Promise<unknown>>> = {
    "move to the archive and back": async ({ places }) => {
      await places.claim("one/1", now);
      await places.saveProgress(id, "one/1", "x");
      await places.settle(id, "one/1", "spooled", { state: "archived", readyAt: null });
      await places.note(id, "archived", { state: "changed", readyAt: now });
      await places.release("one/1");
      await places.queue();
      await places.counts();
      await places.inState(["missing", "changed"], null, 100);
    },
    "follow what people do there": async ({ places, drafts }) => {
      await places.byItems("sharepoint", ["01A", "01B"]);
      await places.markSeen([id, other], now);
      await places.unseen("sharepoint", now, 100);
      await places.cursor("sharepoint");
      await drafts.byItem("sharepoint", "01A");
    },
    "keep bytes in the spool of the database": async ({ spool }) => {
      const hold = { holder: "one", now, until: now };
      await spool.get(id);
      await spool.hold(id, 0, hold);
      await spool.holdOn(id, hold);
      await spool.letGo(id, "one");
      await spool.finish(id, now);
      await spool.pieceAt(id, 5);
      await spool.removePieces(id);
      await spool.remove(id);
      await spool.leftBehind(10);
      await spool.after(id, 10);
    },
    "quarantine and scan again": async ({ uploads, files, scans }) => {
      await uploads.waiting(10);
      await uploads.blocked(agencyId, 10);
      await uploads.after(id, 10);
      await uploads.countWaiting();
      await uploads.expired(now, 10);
      await files.after(id, 10);
      await scans.run();
    },
    "seal, and remove what is left": async ({ sealings, instances }) => {
      await sealings.get(id);
      await sealings.ofAgency(agencyId, 50);
      await sealings.items(id);
      await sealings.left(null, 100);
      await sealings.sameBytes(["a".repeat(64)], id);
      await sealings.takeUploads(["a".repeat(64)], agencyId);
      await sealings.openMarks(agencyId, 50);
      await sealings.settleMarks(id, agencyId, other, now);
      await instances.all();
    },
  };
  for (const [what, screen] of Object.entries(screens))
    it(`${what} by an index`, async () => assertNoScans(await plansOf(screen)));
});
