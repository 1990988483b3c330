import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { handOver } from "../../domain/routing/hand-over.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { AdministrationDone } from "../../contract/administration.ts";
import type { FindingRecord } from "../../ports/records/finding-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { discardUpload } from "../files/settle-upload.ts";
import { actBy, saveChange } from "../routing/save-change.ts";
import { askForChecks } from "../signatures/ask-for-checks.ts";
import { unitLeftBehind } from "./find-stuck-assignments.ts";
import { recordChange } from "./record-change.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files">;

/**
 * Does the one safe act about a finding: hands an assignment of somebody who is gone to the head of the unit, brings a
 * notice on its way or a file to its check again, or clears bytes that nobody knows. Looks again first: what has settled
 * itself is only taken off the list. Throws `finding.not-found`, also for another agency's, and `finding.by-hand` where there is no such act.
 */
export async function settleFinding(deps: Deps, actor: Actor, id: string): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const finding = await deps.store.read.findings.get(id);
  const isOwn = finding !== null && (finding.agencyId ?? actor.agencyId) === actor.agencyId;
  if (!isOwn) throw new RuleBroken("finding.not-found");
  switch (finding.kind) {
    case "assignmentStuck":
      await handOverToUnit(deps, actor, finding);
      break;
    case "noticeStuck":
      await sendAgain(deps, actor, finding);
      break;
    case "checkMissing":
      await checkAgain(deps, finding.subjectId);
      break;
    case "uploadLeft":
      await discardUpload(deps, finding.subjectId);
      break;
    case "fileUnknown":
      await clearUnknown(deps, finding.subjectId);
      break;
    case "fileMissing":
    case "fileDamaged":
    case "archiveChanged":
    case "archiveMissing":
    case "outboxStuck":
    case "scanStuck":
      throw new RuleBroken("finding.by-hand");
  }
  await deps.store.transaction(({ findings }) => findings.remove(id));
  return { id, version: 1 };
}

function handOverToUnit(deps: Deps, actor: Actor, { subjectId, agencyId }: FindingRecord): Promise<void> {
  return deps.store.transaction(async (records) => {
    const assignment = await records.routing.assignment(subjectId);
    const document = assignment && (await records.incoming.get(assignment.documentId));
    if (assignment === null || document === null || document.agencyId !== agencyId) return;
    if (await isStillThere(records, assignment.assignee.id, agencyId, deps.clock.now())) return;
    const unitId = await unitLeftBehind(records, assignment, deps.clock.now());
    if (unitId === null) throw new RuleBroken("finding.by-hand");
    const matter = { document, slip: await records.routing.slip(document.id) };
    const change = handOver(matter, assignment, { kind: "unit", id: unitId }, deps.clock.now());
    await saveChange(deps, records, matter, change, actBy(deps, actor));
  });
}

/** Appointed again since it was found. */
async function isStillThere(
  records: Records,
  personId: string,
  agencyId: string,
  at: Date,
): Promise<boolean> {
  const on = localDateOf(at);
  const person = await records.people.person(personId);
  const here = (await records.people.appointmentsOf(personId, on)).some((it) => it.agencyId === agencyId);
  return person?.isActive === true && here;
}

function checkAgain({ store, clock }: Deps, fileId: string): Promise<void> {
  return store.transaction(async (records) => {
    const unasked = await records.signatures.unasked([fileId]);
    const file = unasked.has(fileId) ? await records.files.get(fileId) : null;
    if (file !== null) await askForChecks(records, [file], { cause: "asked", at: clock.now() });
  });
}

function sendAgain(deps: Deps, actor: Actor, { subjectId, agencyId }: FindingRecord): Promise<void> {
  const at = deps.clock.now();
  return deps.store.transaction(async (records) => {
    const delivery = await records.deliveries.get(subjectId);
    if (delivery === null || delivery.outcome !== "pending" || delivery.agencyId !== agencyId) return;
    const id = deps.ids.next();
    await records.outbox.add([
      {
        id,
        agencyId,
        kind: "deliverNotice",
        // Another key than that of the row that was lost, and the same one however often it is asked for.
        key: `deliverNotice ${delivery.id} again`,
        payload: { deliveryId: delivery.id },
        createdAt: at,
        runAt: at,
      },
    ]);
    await recordChange(deps, records, actor, { action: "outbox.revived", subjectId: delivery.id, data: {} });
  });
}

/** Uploads are asked for first: registering turns one into a file, so that none is missed in between. */
async function clearUnknown({ store, files }: Deps, id: string): Promise<void> {
  const isUpload = (await store.read.uploads.known([id])).has(id);
  const isStored = (await store.read.files.known([id])).has(id);
  if (!isUpload && !isStored) await files.remove(id);
}
