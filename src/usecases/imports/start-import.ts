import type { ImportDetail, StartImport } from "../../contract/imports.ts";
import { isAllRight, noCounts, type ImportJob, type ImportScope } from "../../domain/imports/import-job.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import { registerKeyFor } from "../../domain/numbering/scheme.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { openRegister } from "./add-fresh.ts";
import { fileFacts, registersIn } from "./end-import.ts";
import { nameOfStarter, ownImport } from "./own-import.ts";
import { importView } from "./present-import.ts";

type Needed = Pick<Services, "store" | "clock" | "ids">;

/**
 * Lets the rows of a checked file into the register; a job does it. All or the right ones alone is the clerk's explicit
 * choice. Throws `import.state-changed`, `import.not-all-right`, `import.nothing-new`, `import.another-runs`,
 * `import.check-again`.
 */
export async function startImport(
  services: Needed,
  actor: Actor,
  id: string,
  { scope }: StartImport,
): Promise<ImportDetail> {
  const job = await ownImport(services.store.read, actor, id);
  const next = await admit(services, job, scope);
  return { import: importView(next, await nameOfStarter(services.store.read, next)), mapping: next.mapping };
}

/**
 * From here on the numbers up to the highest of the file belong to it: each register goes on after it, so that nobody
 * registers a document under one of them while the rows come in.
 */
export async function admit(services: Needed, job: ImportJob, scope: ImportScope): Promise<ImportJob> {
  const { counts, total } = job;
  const isAgain = job.state === "failed" && total !== null;
  if (job.state !== "checked" && !isAgain) throw new RuleBroken("import.state-changed");
  if (scope === "all" && !isAllRight(counts)) {
    const count = counts.wrong + counts.differing + counts.excluded;
    throw new RuleBroken("import.not-all-right", { params: { count } });
  }
  if (counts.added === 0 && !isAgain) throw new RuleBroken("import.nothing-new");
  const now = services.clock.now();
  const next: ImportJob = { ...job, state: "importing", scope, lastRow: 0, counts: noCounts, failure: null };
  await services.store.transaction(async (records) => {
    if ((await records.imports.running(job.agencyId, job.direction)) !== null)
      throw new RuleBroken("import.another-runs");
    if (!(await records.imports.save(next, job))) throw new RuleBroken("import.state-changed");
    await reserve(services, records, job, { isStrict: scope === "all" && !isAgain });
    await records.imports.clearProblems(job.id);
    const { startedBy: actorId, onBehalfOf } = job;
    const entry = {
      id: services.ids.next(),
      at: now,
      actorId,
      onBehalfOf,
      documentId: null,
      subjectId: job.id,
    };
    await records.audit.append(job.agencyId, [
      { ...entry, action: "import.started", data: { ...fileFacts(next), rows: total } },
    ]);
  });
  return next;
}

async function reserve(
  services: Needed,
  records: Records,
  job: ImportJob,
  { isStrict }: { readonly isStrict: boolean },
): Promise<void> {
  for (const { year, key, highest, last } of registersIn(job.counts)) {
    const register = { agencyId: job.agencyId, kind: job.direction, key, year };
    const { nameVi, nameEn } = await nameOf(records, job, year, key);
    await openRegister(services, records, register, nameVi, nameEn);
    const found = await records.registers.find(register);
    if (isStrict && (found?.lastNumber ?? 0) !== last) throw new RuleBroken("import.check-again");
    await records.imports.raise(register, highest);
  }
}

/** What the register is called, from its key. */
async function nameOf(
  records: Records,
  { agencyId, direction }: ImportJob,
  year: number,
  key: string,
): Promise<{ readonly nameVi: string; readonly nameEn: string }> {
  const { numbering } = await loadAgencyRules(records, agencyId, `${year}-12-31`);
  if (direction === "incoming") return registerKeyFor({ direction, registerKey: key }, numbering);
  const [kind = "", code = ""] = key.split(":");
  const type = documentTypeOf(code) ?? documentTypeOf(kind === "copies" ? "copy" : "decision");
  if (type === null) throw new Error("The types of documents lack one.");
  const isLegislation = kind === "legislation";
  const outgoing = kind === "type" ? { kind: "per-type" as const } : numbering.outgoing;
  const group = outgoing.kind === "groups" ? outgoing.groups.find((one) => one.key === code) : undefined;
  const typed = group === undefined ? type : (documentTypeOf(group.typeCodes[0] ?? "") ?? type);
  const scheme =
    kind === "common" ? { ...numbering, outgoing: { kind: "common" as const } } : { ...numbering, outgoing };
  return registerKeyFor({ direction, type: typed, isLegislation, body: null }, scheme);
}
