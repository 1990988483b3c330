import type { ImportDetail } from "../../contract/imports.ts";
import type { ImportJob } from "../../domain/imports/import-job.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { writeDown } from "./end-import.ts";
import { nameOfStarter, ownImport, saveDecided } from "./own-import.ts";
import { importView } from "./present-import.ts";

type Needed = Pick<Services, "store" | "clock" | "ids" | "files">;

/** Ends an import for good: what has come in stays, the rest does not come, the file goes. */
export async function cancelImport(services: Needed, actor: Actor, id: string): Promise<ImportDetail> {
  const job = await ownImport(services.store.read, actor, id);
  if (job.state === "done" || job.state === "cancelled") throw new RuleBroken("import.state-changed");
  const next = await endForGood(services, job);
  return { import: importView(next, await nameOfStarter(services.store.read, next)), mapping: next.mapping };
}

export async function endForGood(services: Needed, job: ImportJob): Promise<ImportJob> {
  const endedAt = services.clock.now();
  const next: ImportJob = { ...job, state: "cancelled", fileId: null, endedAt };
  await saveDecided(services, next, job, async (records) => {
    if (job.state === "importing" || job.scope !== null) await writeDown(services, records, next, endedAt);
  });
  if (job.fileId !== null) await services.files.remove(job.fileId);
  return next;
}
