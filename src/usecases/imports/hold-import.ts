import type { ImportJob } from "../../domain/imports/import-job.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

export type ImportServices = Pick<Services, "store" | "clock" | "ids">;

export interface RunSettings {
  /** In whose name the job is held (`ImportRecords.claim`). */
  readonly owner: string;
  readonly leaseMs: number;
  /** Rows that come in together. */
  readonly batch: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (job: ImportJob) => void;
}

/** Somebody else has the job now, or a person ended it: nothing of the batch in hand is kept. */
export class ImportTaken extends Error {}

/** Saves the job for whoever still holds it, and holds it longer. */
export async function saveHeld(
  { clock }: Pick<Services, "clock">,
  records: Records,
  next: ImportJob,
  seen: ImportJob,
  { owner, leaseMs }: Pick<RunSettings, "owner" | "leaseMs">,
): Promise<void> {
  const until = new Date(clock.now().getTime() + leaseMs);
  const isHeld = await records.imports.renew(next.id, owner, until);
  if (!isHeld || !(await records.imports.save(next, seen))) throw new ImportTaken();
}
