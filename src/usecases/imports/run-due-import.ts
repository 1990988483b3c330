import { noCounts, type ImportJob } from "../../domain/imports/import-job.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { endForGood } from "./cancel-import.ts";
import { withSheetFile } from "./open-file.ts";
import { ImportTaken, type RunSettings } from "./hold-import.ts";
import { runStage } from "./run-import.ts";

export type DueServices = Pick<Services, "store" | "clock" | "ids" | "files" | "sheets">;

/**
 * Takes one import that waits, or whose server died, and runs its stage to the end; false where none waits. A file that
 * cannot be read ends as failed, with the reason; a store or a disk that fails is thrown, and the job waits to be taken
 * again.
 */
export async function runDueImport(services: DueServices, settings: RunSettings): Promise<boolean> {
  const now = services.clock.now();
  const until = new Date(now.getTime() + settings.leaseMs);
  const claimed = await services.store.transaction(({ imports }) =>
    imports.claim(settings.owner, now, until),
  );
  if (claimed === null) return false;
  try {
    const begun = await fromTheStart(services, claimed);
    const ended = await withSheetFile(services, begun, (file) => runStage(services, begun, file, settings));
    if (ended.state === "done") await dropFile(services, ended);
  } catch (error) {
    if (error instanceof ImportTaken) return true;
    if (!(error instanceof RuleBroken)) throw error;
    await fail(services, claimed.id, error);
  } finally {
    await services.store.transaction(({ imports }) =>
      imports.release(claimed.id, settings.owner, services.clock.now()),
    );
  }
  return true;
}

/** A check has nothing to lose: begun again it finds numbers that the file has twice wherever they stand. */
export async function fromTheStart({ store }: Pick<Services, "store">, job: ImportJob): Promise<ImportJob> {
  if (job.state !== "checking" || job.lastRow === 0) return job;
  const next: ImportJob = { ...job, lastRow: 0, counts: noCounts };
  await store.transaction(async (records) => {
    if (!(await records.imports.save(next, job))) throw new ImportTaken();
    await records.imports.clearProblems(job.id);
  });
  return next;
}

/** The file has served; its hash stays. */
async function dropFile({ store, files }: DueServices, job: ImportJob): Promise<void> {
  if (job.fileId === null) return;
  await store.transaction(({ imports }) => imports.save({ ...job, fileId: null }, job));
  await files.remove(job.fileId);
}

async function fail({ store }: DueServices, id: string, { code, params }: RuleBroken): Promise<void> {
  const job = await store.read.imports.get(id);
  if (job === null || (job.state !== "checking" && job.state !== "importing")) return;
  await store.transaction(({ imports }) =>
    imports.save({ ...job, state: "failed", failure: { code, params } }, job),
  );
}

const staleDays = 7;

/** Ends what nobody came back to for a week: the register that was uploaded must not lie about. */
export async function endStaleImports(services: DueServices): Promise<number> {
  const before = new Date(services.clock.now().getTime() - staleDays * 86_400_000);
  const stale = await services.store.read.imports.stale(before, 100);
  for (const job of stale) {
    try {
      await endForGood(services, job);
    } catch (error) {
      // Somebody came back to it at this very moment.
      if (!(error instanceof RuleBroken)) throw error;
    }
  }
  return stale.length;
}
