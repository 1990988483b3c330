import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { noCounts, type ImportJob } from "../../../src/domain/imports/import-job.ts";
import type { SheetRow } from "../../../src/domain/imports/cell.ts";
import type { ImportMapping } from "../../../src/domain/imports/mapping.ts";
import type { SheetFile } from "../../../src/ports/sheet-reader.ts";
import { runStage } from "../../../src/usecases/imports/run-import.ts";
import { admit } from "../../../src/usecases/imports/start-import.ts";
import { testEngines } from "../../adapters/store/engine/open-test-database.ts";
import { agencyFixture, type AgencyFixture } from "../../support/agency-fixture.ts";
import { clockAt } from "../../support/clock-at.ts";
import { openTestStore, type TestStore } from "../../support/store-fixture.ts";

const mapping: ImportMapping = {
  sheet: null,
  headingEnd: 0,
  columns: { arrivalNumber: 0, arrivedOn: 1, sender: 2, symbol: 3, abstract: 4, receiver: 5 },
  encoding: "unicode",
  dateOrder: "dmy",
  year: 2024,
  registerKey: null,
  numbering: "rules",
  state: "done",
  carryDates: false,
  fill: {},
  csv: null,
};

/** A file whose rows are at hand. */
function fileOf(rows: readonly SheetRow[]): SheetFile {
  return {
    kind: "csv",
    sheets: [null],
    csv: null,
    head: (_sheet, count) => Promise.resolve(rows.slice(0, count)),
    async *rows() {
      yield rows;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
const line = (number: string, abstract = `Báo cáo số ${number}`) =>
  [number, "05/01/2024", "Sở Nội vụ", "12/BC-SNV", abstract, "Phòng Quy hoạch"] as const;
const rowsOf = (lines: readonly (readonly string[])[]): SheetRow[] =>
  lines.map((cells, place) => ({ number: place + 1, cells }));

for (const engine of testEngines) {
  describe(`Imports, ${engine.name}`, function () {
    this.timeout(120_000);
    let test: TestStore;
    let people: AgencyFixture;
    const clock = clockAt(new Date("2026-11-20T01:31:00Z"));
    before(async () => {
      test = await openTestStore(engine);
      people = await agencyFixture(test.store, clock.now());
    });
    after(() => test.drop());

    const services = () => ({ store: test.store, clock, ids: uuidIds });
    const settings = { owner: "test", leaseMs: 60_000, batch: 4 };
    const later = () => new Date(clock.now().getTime() + settings.leaseMs);

    async function checked(rows: readonly SheetRow[]): Promise<ImportJob> {
      const job: ImportJob = {
        id: uuidIds.next(),
        agencyId: people.agency.id,
        direction: "incoming",
        state: "checking",
        fileId: null,
        fileName: "sổ.csv",
        fileSize: 1,
        sha256: "0".repeat(64),
        mapping,
        headingsKey: "0".repeat(64),
        scope: null,
        lastRow: 0,
        counts: noCounts,
        total: null,
        failure: null,
        startedBy: people.actors.clerk.personId,
        onBehalfOf: null,
        createdAt: clock.now(),
        endedAt: null,
      };
      await test.store.transaction(({ imports }) => imports.insert(job));
      await test.store.transaction(({ imports }) =>
        imports.claimOne(job.id, settings.owner, clock.now(), later()),
      );
      return runStage(services(), job, fileOf(rows), settings);
    }
    async function imported(rows: readonly SheetRow[]): Promise<ImportJob> {
      const admitted = await admit(services(), await checked(rows), "part");
      await test.store.transaction(({ imports }) =>
        imports.claimOne(admitted.id, settings.owner, clock.now(), later()),
      );
      return runStage(services(), admitted, fileOf(rows), settings);
    }

    it("brings rows in by bulk load, finds them, and knows them again", async () => {
      const rows = rowsOf([
        ...Array.from({ length: 9 }, (_, i) => line(String(i + 1))),
        line("5a"),
        line("x"),
      ]);
      const job = await imported(rows);
      assert.deepEqual([job.state, job.counts.added, job.counts.wrong], ["done", 10, 1]);
      const scope = {
        agencyId: people.agency.id,
        wholeAgency: true,
        principals: [],
        received: null,
        types: null,
      };
      const page = { direction: "oldestFirst", after: null, limit: 20 } as const;
      const listed = await test.store.read.incoming.list({ scope, words: ["bao", "cao"] }, page);
      assert.deepEqual(
        listed.map(({ document }) => `${document.arrivalNumber}${document.numberSuffix ?? ""}`).toSorted(),
        ["1", "2", "3", "4", "5", "5a", "6", "7", "8", "9"],
      );
      const origins = await test.store.read.imports.origins([listed[0]?.document.id ?? ""]);
      assert.equal([...origins.values()][0]?.book.receiver, "Phòng Quy hoạch");
      const [problem] = await test.store.read.imports.problems(job.id, 0, 10);
      assert.deepEqual([problem?.row, problem?.code], [11, "import.number-form"]);
      const again = await checked(rowsOf([line("3"), line("4", "Khác"), line("10")]));
      const { same, differing, added } = again.counts;
      assert.deepEqual([same, differing, added], [1, 1, 1]);
    });

    it("raises the register behind the highest number, never back", async () => {
      const key = { agencyId: people.agency.id, kind: "incoming", key: "incoming", year: 2024 } as const;
      await test.store.transaction(({ imports }) => imports.raise(key, 4));
      assert.equal((await test.store.read.registers.find(key))?.lastNumber, 9);
      const { number } = await test.store.transaction(({ registers }) => registers.takeNumber(key));
      assert.equal(number, 10);
    });

    it("prints 5 and 5a both, also where a chunk ends between them", async () => {
      const key = { agencyId: people.agency.id, kind: "incoming", key: "incoming", year: 2024 } as const;
      const register = await test.store.read.registers.find(key);
      const chunk = await test.store.read.incoming.registerChunk(
        { registerId: register?.id ?? "" },
        { afterNumber: 0, toNumber: null, limit: 5 },
      );
      assert.deepEqual(
        chunk.map(({ arrivalNumber, numberSuffix = "" }) => `${arrivalNumber}${numberSuffix}`),
        ["1", "2", "3", "4", "5", "5a"],
      );
    });

    it("is taken by one at a time, and by another when its lease has run out", async () => {
      const job = await checked(rowsOf([line("20")]));
      const waiting: ImportJob = { ...job, state: "checking", fileId: uuidIds.next() };
      const now = clock.now();
      await test.store.transaction(({ imports }) => imports.save(waiting, job));
      const claim = (owner: string, at: Date) =>
        test.store.transaction(({ imports }) => imports.claim(owner, at, new Date(at.getTime() + 1000)));
      assert.equal((await claim("one", now))?.id, job.id);
      assert.equal(await claim("two", now), null);
      assert.equal((await claim("two", new Date(now.getTime() + 1001)))?.id, job.id);
      const renew = (owner: string) =>
        test.store.transaction(({ imports }) => imports.renew(job.id, owner, now));
      assert.deepEqual([await renew("one"), await renew("two")], [false, true]);
      assert.equal(await test.store.transaction(({ imports }) => imports.save(job, job)), false);
      assert.deepEqual(
        await test.store.read.imports.filesKnown([waiting.fileId ?? ""]),
        new Set([waiting.fileId]),
      );
    });

    it("remembers each agency's mapping by its headings, the latest alone", async () => {
      const kept = { direction: "incoming", headingsKey: "k".repeat(64) } as const;
      const { id } = people.agency;
      for (const year of [2023, 2024])
        await test.store.transaction(({ imports }) =>
          imports.remember(id, { ...kept, mapping: { ...mapping, year } }, clock.now()),
        );
      const found = await test.store.read.imports.remembered(id, "incoming", kept.headingsKey);
      assert.equal(found?.year, 2024);
      assert.equal(
        await test.store.read.imports.remembered(people.other.agency.id, "incoming", kept.headingsKey),
        null,
      );
    });
  });
}
