import { type ImportCounts, type ImportJob } from "../../domain/imports/import-job.ts";
import type { NewAuditEntry } from "../../domain/audit/audit-entry.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { saveHeld, type ImportServices, type RunSettings } from "./hold-import.ts";

/** Ends the stage whose last row was dealt with, and writes down what it came to. */
export async function endStage(
  services: ImportServices,
  job: ImportJob,
  settings: RunSettings,
): Promise<ImportJob> {
  const now = services.clock.now();
  const next: ImportJob =
    job.state === "checking"
      ? { ...job, state: "checked", total: job.counts.read }
      : { ...job, state: "done", endedAt: now };
  await services.store.transaction(async (records) => {
    await saveHeld(services, records, next, job, settings);
    await records.imports.release(job.id, settings.owner, now);
    await writeDown(services, records, next, now);
  });
  return next;
}

/** The end of an import in the history of the agency; of a check only what it had to refuse (R07, R08). */
export async function writeDown(
  { ids }: Pick<Services, "ids">,
  records: Records,
  job: ImportJob,
  at: Date,
): Promise<void> {
  const common = {
    id: ids.next(),
    at,
    actorId: job.startedBy,
    onBehalfOf: job.onBehalfOf,
    documentId: null,
    subjectId: job.id,
  } as const;
  const { excluded } = job.counts;
  const entries: NewAuditEntry[] = [];
  if (job.state === "checked" && excluded > 0)
    entries.push({ ...common, action: "intake.refused", data: { rows: excluded, sha256: job.sha256 } });
  if (job.state !== "checked")
    entries.push({
      ...common,
      action: "import.ended",
      data: { ...fileFacts(job), state: job.state, ...facts(job.counts) },
    });
  await records.audit.append(job.agencyId, entries);
}

export function fileFacts({ fileName, sha256, direction, scope }: ImportJob) {
  return { fileName, sha256, direction, scope };
}

function facts({ read, added, same, differing, wrong, excluded, skipped }: ImportCounts) {
  return { read, added, same, differing, wrong, excluded, skipped };
}

/** The year and key of each register that a file goes into. */
export function registersIn({ registers }: ImportCounts) {
  return Object.entries(registers).map(([place, seen]) => {
    const [year = "", ...key] = place.split("|");
    return { year: Number(year), key: key.join("|"), ...seen };
  });
}
