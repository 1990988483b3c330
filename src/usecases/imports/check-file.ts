import {
  addCounts,
  noCounts,
  type ImportCounts,
  type ImportJob,
  type PlacedProblem,
} from "../../domain/imports/import-job.ts";
import type { Services } from "../../ports/services.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";
import { judgeRows } from "./judge-rows.ts";
import { newMemory, placeRows, rowBatches } from "./run-import.ts";

/** Reads a whole file against the registers as they are and writes nothing at all; problems are told as they are found. */
export async function checkFile(
  services: Pick<Services, "store" | "clock">,
  job: Pick<ImportJob, "agencyId" | "direction" | "mapping">,
  file: SheetFile,
  told: {
    readonly batch: number;
    readonly onProgress?: (counts: ImportCounts) => void;
    readonly onProblems?: (problems: readonly PlacedProblem[]) => void;
  },
): Promise<ImportCounts> {
  const memory = newMemory();
  let counts = noCounts;
  for await (const taken of rowBatches({ ...job, lastRow: 0 }, file, services.clock.now(), told.batch)) {
    const rows = await placeRows(services, job, taken, memory);
    const judged = await judgeRows(services.store.read, job, rows);
    counts = addCounts(counts, judged.counts);
    told.onProblems?.(judged.problems);
    told.onProgress?.(counts);
  }
  return counts;
}
