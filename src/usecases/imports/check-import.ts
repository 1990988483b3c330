import type { CheckImport, ImportDetail } from "../../contract/imports.ts";
import { importFieldNames } from "../../contract/messages/import-field-names.ts";
import { noCounts, type ImportJob } from "../../domain/imports/import-job.ts";
import { missingFields, type ImportDirection, type ImportMapping } from "../../domain/imports/mapping.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { withSheetFile } from "./open-file.ts";
import { nameOfStarter, ownImport, saveDecided } from "./own-import.ts";
import { importView } from "./present-import.ts";
import { propose } from "./propose.ts";

/**
 * Has every row read by this mapping, which the agency will be offered again for files with these headings; a job does
 * it. Throws `import.columns-missing`, `import.state-changed`.
 */
export async function checkImport(
  services: Pick<Services, "store" | "clock" | "files" | "sheets">,
  actor: Actor,
  id: string,
  input: CheckImport,
): Promise<ImportDetail> {
  const job = await ownImport(services.store.read, actor, id);
  if (!["mapping", "checked", "failed"].includes(job.state)) throw new RuleBroken("import.state-changed");
  const mapping = input.mapping as ImportMapping;
  demandColumns(job.direction, mapping);
  const { headingsKey } = await withSheetFile(services, job, (file) => propose(services, job, file, mapping));
  const next: ImportJob = { ...checking(job), mapping, headingsKey };
  await saveDecided(services, next, job, async (records) => {
    await records.imports.clearProblems(id);
    await records.imports.remember(actor.agencyId, next, services.clock.now());
  });
  return { import: importView(next, await nameOfStarter(services.store.read, next)), mapping };
}

/** Before its first row. */
export function checking(job: ImportJob): ImportJob {
  return { ...job, state: "checking", scope: null, lastRow: 0, counts: noCounts, total: null, failure: null };
}

/** Throws `import.columns-missing` with the columns that no register can be without. */
export function demandColumns(direction: ImportDirection, mapping: Pick<ImportMapping, "columns">): void {
  const missing = missingFields(direction, mapping);
  if (missing.length === 0) return;
  const names = (language: "vi" | "en") =>
    missing.map((field) => importFieldNames[field][language]).join(", ");
  throw new RuleBroken("import.columns-missing", {
    params: { fieldsVi: names("vi"), fieldsEn: names("en") },
    field: "mapping",
  });
}
