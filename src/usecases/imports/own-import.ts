import type { ImportJob } from "../../domain/imports/import-job.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** An import belongs to the clerks of its agency; for everybody else there is none. Throws `import.not-found`. */
export async function ownImport(records: Records, actor: Actor, id: string): Promise<ImportJob> {
  demand(mayRegister(actor, actor.agencyId));
  const job = await records.imports.get(id);
  if (job === null || job.agencyId !== actor.agencyId) throw new RuleBroken("import.not-found");
  return job;
}

/** Saves what a person decided; throws `import.state-changed` where a job or another person was first. */
export async function saveDecided(
  { store }: Pick<Services, "store">,
  next: ImportJob,
  seen: ImportJob,
  more: (records: Records) => Promise<void> = () => Promise.resolve(),
): Promise<ImportJob> {
  await store.transaction(async (records) => {
    if (!(await records.imports.save(next, seen))) throw new RuleBroken("import.state-changed");
    await more(records);
  });
  return next;
}

export async function nameOfStarter({ people }: Records, { startedBy }: ImportJob): Promise<string> {
  return (await people.names([startedBy])).get(startedBy) ?? "";
}
