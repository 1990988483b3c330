import type { BeginImport, ImportDetail } from "../../contract/imports.ts";
import { noCounts, type ImportJob } from "../../domain/imports/import-job.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { ownUpload } from "../files/own-upload.ts";
import { discardUpload } from "../files/settle-upload.ts";
import { withSheetFile } from "./open-file.ts";
import { importView } from "./present-import.ts";
import { propose } from "./propose.ts";

type Needed = Pick<Services, "store" | "clock" | "ids" | "files" | "sheets">;

/**
 * Makes an import of an uploaded register, with a mapping that is proposed. What is no table goes at once. Throws
 * `access.clerks-only`, `upload.not-found`, `import.not-a-register`, `sheet.…`.
 */
export async function beginImport(services: Needed, actor: Actor, input: BeginImport): Promise<ImportDetail> {
  demand(mayRegister(actor, actor.agencyId));
  const upload = await ownUpload(services, actor, input.uploadId);
  if (upload.role !== "register" || upload.state !== "ready" || upload.sha256 === null)
    throw new RuleBroken("import.not-a-register", { field: "uploadId" });
  const { agencyId, personId, onBehalfOf } = actor;
  const { direction } = input;
  const place = { agencyId, direction };
  const proposed = await withSheetFile(services, { fileId: upload.id }, (file) =>
    propose(services, place, file, { sheet: null, csv: null }),
  ).catch(async (error: unknown) => {
    if (error instanceof RuleBroken) await discardUpload(services, upload.id);
    throw error;
  });
  const job: ImportJob = {
    id: services.ids.next(),
    ...place,
    state: "mapping",
    fileId: upload.id,
    fileName: upload.name,
    fileSize: upload.size,
    sha256: upload.sha256,
    mapping: proposed.mapping,
    headingsKey: proposed.headingsKey,
    scope: null,
    lastRow: 0,
    counts: noCounts,
    total: null,
    failure: null,
    startedBy: personId,
    onBehalfOf: onBehalfOf?.personId ?? null,
    createdAt: services.clock.now(),
    endedAt: null,
  };
  await services.store.transaction(async (records) => {
    if (!(await records.uploads.remove(upload.id))) throw new RuleBroken("upload.not-found");
    await records.imports.insert(job);
  });
  return { import: importView(job, actor.name), mapping: job.mapping };
}
