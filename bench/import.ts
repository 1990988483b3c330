// The import of an old register against the bare bulk load of the very same rows into the same tables, in one run: the
// file is read and checked, then read again and imported; afterwards every row that this wrote is loaded again, in the
// same batches and alone, into an empty store. Usage: node bench/import.ts [rows] [engine] [rows of a batch]; engine: part of a name, such as
// `file` (SQLite, the default) or `SQL Server`, which needs TEST_SQLSERVER_URL. The workbook is made by another process,
// so that the memory told is the import's: own memory, without the pages of the database file that SQLite maps.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { uuidIds } from "../src/adapters/clock-and-ids/uuid-ids.ts";
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { sheetFiles } from "../src/adapters/sheets/sheet-files.ts";
import type { Database } from "../src/adapters/store/engine/open-database.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import { noCounts, type ImportJob } from "../src/domain/imports/import-job.ts";
import { checkFile } from "../src/usecases/imports/check-file.ts";
import { propose } from "../src/usecases/imports/propose.ts";
import { runStage } from "../src/usecases/imports/run-import.ts";
import { admit } from "../src/usecases/imports/start-import.ts";
import { testEngines } from "../test/adapters/store/engine/open-test-database.ts";
import { agencyFixture } from "../test/support/agency-fixture.ts";
import { copyReferred, importedBatches, loadBatch } from "./support/bare-import.ts";

const rows = Number(process.argv[2] ?? 100_000);
const wanted = process.argv[3] ?? "in a file";
const batch = Number(process.argv[4] ?? 2000);
const engine = testEngines.find(({ name }) => name.includes(wanted));
if (engine === undefined) throw new Error(`No engine is called ${wanted}.`);

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-import-bench-"));
const file = path.join(folder, "register.xlsx");
const writer = path.join(import.meta.dirname, "support/write-register.ts");
if (spawnSync(process.execPath, [writer, file, String(rows)], { stdio: "inherit" }).status !== 0)
  throw new Error("The workbook was not written.");
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
console.log(`${engine.name}: ${rows} rows, ${megabytes((await stat(file)).size)} of XLSX`);

let peak = 0;
const sampled = setInterval(() => (peak = Math.max(peak, ownMemory())), 100);
sampled.unref();

function ownMemory(): number {
  if (process.platform !== "linux") return process.memoryUsage.rss();
  const kilobytes = /RssAnon:\s+(?<kilobytes>\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.groups;
  return Number(kilobytes?.["kilobytes"] ?? 0) * 1024;
}

interface Cost {
  readonly seconds: number;
  readonly processor: number;
}

async function spentOn(work: () => Promise<unknown>): Promise<Cost> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  return { seconds, processor: (user + system) / 1_000_000 };
}

async function cost(what: string, work: () => Promise<unknown>): Promise<Cost> {
  peak = ownMemory();
  return told(what, await spentOn(work));
}

function told(what: string, { seconds, processor }: Cost): Cost {
  const perSecond = (rows / seconds).toFixed(0);
  console.log(
    `${what.padEnd(28)} ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time, ${perSecond} rows/s, at most ${megabytes(peak)} of own memory`,
  );
  return { seconds, processor };
}

/** The same rows in the same batches, each one transaction, with nothing else in it; they are read between them. */
async function bare(from: Database<Tables>, to: Database<Tables>): Promise<Cost> {
  await copyReferred(from, to);
  const tables = new Map<string, number>();
  const took = (table: string, ms: number) => void tables.set(table, (tables.get(table) ?? 0) + ms);
  let spent: Cost = { seconds: 0, processor: 0 };
  for await (const rowsOf of importedBatches(from, engine?.name === "SQL Server", batch)) {
    const { seconds, processor } = await spentOn(() => loadBatch(to, rowsOf, took));
    spent = { seconds: spent.seconds + seconds, processor: spent.processor + processor };
  }
  for (const [table, ms] of tables) console.log(`  ${table.padEnd(26)} ${(ms / 1000).toFixed(1)} s`);
  return told("bare bulk load", spent);
}

const imported = await engine.open<Tables>(migrations);
const inserted = await engine.open<Tables>(migrations);
try {
  const store = storeOver(imported.db);
  const services = { store, clock: systemClock, ids: uuidIds };
  const { agency, actors } = await agencyFixture(store);
  await using sheet = await sheetFiles.open(file);
  const place = { agencyId: agency.id, direction: "incoming" as const };
  const { mapping, headingsKey } = await propose(services, place, sheet, { sheet: null, csv: null });

  await cost("file read alone", async () => {
    for await (const _ of sheet.rows(null, null));
  });
  let counts = noCounts;
  const check = await cost("check", async () => {
    counts = await checkFile(services, { ...place, mapping }, sheet, { batch });
  });
  const job: ImportJob = {
    id: uuidIds.next(),
    ...place,
    state: "checked",
    fileId: null,
    fileName: "register.xlsx",
    fileSize: 1,
    sha256: "0".repeat(64),
    mapping,
    headingsKey,
    scope: null,
    lastRow: 0,
    counts,
    total: counts.read,
    failure: null,
    startedBy: actors.clerk.personId,
    onBehalfOf: null,
    createdAt: systemClock.now(),
    endedAt: null,
  };
  await store.transaction(({ imports }) => imports.insert(job));
  const owner = "bench";
  const leaseMs = 3_600_000;
  const now = systemClock.now();
  await store.transaction(({ imports }) =>
    imports.claimOne(job.id, owner, now, new Date(now.getTime() + leaseMs)),
  );
  const admitted = await admit(services, job, "all");
  const begun = performance.now();
  let toldAt = 0;
  const onProgress = ({ counts: { read } }: ImportJob) => {
    if (read - toldAt < rows / 10 || read === rows) return;
    toldAt = read;
    const perSecond = ((read / (performance.now() - begun)) * 1000).toFixed(0);
    console.log(`  ${read} rows, ${perSecond} rows/s, ${megabytes(ownMemory())} of own memory`);
  };
  const importing = await cost("import", async () => {
    const ended = await runStage(services, admitted, sheet, { owner, leaseMs, batch, onProgress });
    if (ended.counts.added !== rows) throw new Error(`${ended.counts.added} rows came in.`);
  });

  const insert = await bare(imported.db, inserted.db);
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  console.log(
    `the bare load takes ${ratio(insert.seconds, importing.seconds)} of the import's time and ${ratio(insert.processor, importing.processor)} of its processor time; check and import together ${(check.seconds + importing.seconds).toFixed(0)} s`,
  );
} finally {
  clearInterval(sampled);
  await imported.drop();
  await inserted.drop();
  await rm(folder, { recursive: true, force: true });
}
