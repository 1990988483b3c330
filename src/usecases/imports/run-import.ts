import { isBlankRow, isNumberedRow } from "../../domain/imports/cell.ts";
import { addCounts, registerSeenKey, type ImportJob } from "../../domain/imports/import-job.ts";
import { readEntry } from "../../domain/imports/read-entry.ts";
import { rowReading, type RowRead } from "../../domain/imports/read-row.ts";
import type { NumberingScheme } from "../../domain/numbering/scheme.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";
import type { Records } from "../../ports/store.ts";
import { addFresh } from "./add-fresh.ts";
import { registersFor, type ChooseRegister } from "./choose-register.ts";
import { endStage } from "./end-import.ts";
import { saveHeld, type ImportServices, type RunSettings } from "./hold-import.ts";
import { judgeRows, type Judged, type ReadRow } from "./judge-rows.ts";
import { oneAhead } from "./one-ahead.ts";
import { rowHashOf } from "./row-hash.ts";
import { SeenNumbers } from "./seen-numbers.ts";

/** Problems that are kept with their rows; beyond it they are only counted. */
export const problemsKept = 10_000;

/**
 * Runs the stage that the job stands in, from the row after the last one that was dealt with to the end of the file: the
 * check, which keeps nothing but what it found, or the import itself. Each batch and how far the job has come are one
 * transaction, so that after a crash at any moment no row comes in twice and none is lost. Answers the job as it stands
 * at the end, or where `signal` stopped it. Throws `ImportTaken`, and `RuleBroken` `sheet.…`.
 */
export async function runStage(
  services: ImportServices,
  began: ImportJob,
  file: SheetFile,
  settings: RunSettings,
): Promise<ImportJob> {
  let job = began;
  const memory = newMemory();
  for await (const rows of oneAhead(rowBatches(began, file, services.clock.now(), settings.batch))) {
    if (settings.signal?.aborted === true) return job;
    job = await settleBatch(services, job, rows, memory, settings);
    settings.onProgress?.(job);
  }
  return settings.signal?.aborted === true ? job : endStage(services, job, settings);
}

/** A row with what it reads as. */
export interface TakenRow {
  readonly row: number;
  readonly read: RowRead;
}

/** The rows after the last one that was dealt with, read; those before are read too, since a date may stand above. */
export async function* rowBatches(
  { mapping, direction, lastRow }: Pick<ImportJob, "mapping" | "direction" | "lastRow">,
  file: SheetFile,
  now: Date,
  size: number,
): AsyncGenerator<TakenRow[]> {
  const reading = rowReading(direction, mapping, now);
  let rows: TakenRow[] = [];
  for await (const piece of file.rows(mapping.sheet, mapping.csv)) {
    for (const row of piece) {
      if (row.number <= mapping.headingEnd || isBlankRow(row) || isNumberedRow(row)) continue;
      const read = readEntry(reading, row);
      if (row.number > lastRow) rows.push({ row: row.number, read });
      if (rows.length < size) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

/** What is remembered from batch to batch. */
export interface Memory {
  readonly seen: SeenNumbers;
  /** The numbering of each year. */
  readonly schemes: Map<number, NumberingScheme>;
}

export const newMemory = (): Memory => ({ seen: new SeenNumbers(), schemes: new Map() });

/** The rows with their registers, and where their numbers stood before. */
export async function placeRows(
  { store }: Pick<Services, "store">,
  { agencyId, mapping }: Pick<ImportJob, "agencyId" | "mapping">,
  taken: readonly TakenRow[],
  { seen, schemes }: Memory,
): Promise<ReadRow[]> {
  const years = taken.flatMap(({ read }) => (read.kind === "entry" ? [read.entry.year] : []));
  const choose = await registersFor(store.read, agencyId, mapping, new Set(years), schemes);
  return taken.map((one) => placed(one, choose, seen));
}

async function settleBatch(
  services: ImportServices,
  job: ImportJob,
  taken: readonly TakenRow[],
  memory: Memory,
  settings: RunSettings,
): Promise<ImportJob> {
  const { store } = services;
  const rows = await placeRows(services, job, taken, memory);
  const lastRow = taken.at(-1)?.row ?? job.lastRow;
  const judgedBefore = job.state === "checking" ? await judgeRows(store.read, job, rows) : null;
  const settle = async (records: Records): Promise<ImportJob> => {
    const judged = judgedBefore ?? (await judgeRows(records, job, rows));
    if (job.state === "importing") {
      refuseLess(job, judged);
      await addFresh(services, records, job, judged.fresh);
    }
    const next = { ...job, lastRow, counts: addCounts(job.counts, judged.counts) };
    await keepProblems(records, job, judged);
    await saveHeld(services, records, next, job, settings);
    return next;
  };
  return store.transaction(settle, { isLong: true });
}

function placed({ row, read }: TakenRow, choose: ChooseRegister, seen: SeenNumbers): ReadRow {
  if (read.kind !== "entry") return { row, read, rowHash: "", choice: null, before: null };
  const { entry } = read;
  const rowHash = rowHashOf(entry);
  const choice = choose(entry);
  const before =
    choice === null ? null : seen.add(registerSeenKey(entry.year, choice.key), entry, row, rowHash);
  return { row, read, rowHash, choice, before };
}

/** Who asked for all gets all or nothing more: what changed since the check stops it, and is told. */
function refuseLess(job: ImportJob, { problems, counts }: Judged): void {
  if (job.scope !== "all" || counts.wrong + counts.differing + counts.excluded === 0) return;
  const [first] = problems.filter(({ code }) => code !== "import.skipped");
  throw new RuleBroken("import.interrupted", { params: { row: first?.row ?? job.lastRow } });
}

async function keepProblems(records: Records, job: ImportJob, { problems }: Judged): Promise<void> {
  const before = Object.values(job.counts.problems).reduce((sum, count) => sum + count, 0);
  const room = Math.max(0, problemsKept - before);
  await records.imports.addProblems(job.id, before + 1, problems.slice(0, room));
}
