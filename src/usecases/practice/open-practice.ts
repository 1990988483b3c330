import type { PracticeView } from "../../contract/help.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { addDays, localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addNode } from "../administration/add-node.ts";
import { addPerson } from "../administration/add-person.ts";
import { foundAgency } from "../administration/found-agency.ts";
import { recordChange } from "../administration/record-change.ts";
import { identifyPerson } from "../people/identify-actor.ts";
import { giveDocuments, type PracticeDeps } from "./give-documents.ts";
import { administratorToPractise, colleague, colleagues } from "./practice-colleagues.ts";
import { readPractice } from "./read-practice.ts";

/** Documents that stand in the register from the start. */
const atFirst = 4;

/**
 * Founds the agency in which this one's people practise (R67), or begins it anew: what was done in the old one is seen
 * by nobody any more. It has units, a made-up person in every role and a few made-up documents; nothing leaves it.
 * Throws `practice.within` in a practice agency itself.
 */
export async function openPractice(deps: PracticeDeps, actor: Actor): Promise<PracticeView> {
  demand(mayAdminister(actor, actor.agencyId));
  if ((await deps.store.read.help.practiceAmong([actor.agencyId])).size > 0)
    throw new RuleBroken("practice.within");
  const { agencyId, administratorId } = await found(deps, actor);
  await closeOthers(deps, actor.agencyId, agencyId);
  const administrator = await identifyPerson(deps, { personId: administratorId, agencyId });
  await fill(deps, administrator);
  await giveDocuments(deps, await colleague(deps, agencyId, "clerk"), atFirst);
  return readPractice(deps, actor);
}

async function found(deps: PracticeDeps, actor: Actor) {
  const now = deps.clock.now();
  const [home] = await deps.store.read.organisation.nodesById([actor.agencyId]);
  const { fullName, email } = administratorToPractise;
  const agencyId = deps.ids.next();
  // Marked before it exists: not even the first thing that happens in it is told to anybody.
  await deps.store.transaction(async (records) => {
    await records.help.insertPractice({
      agencyId,
      forAgencyId: actor.agencyId,
      foundedBy: actor.personId,
      foundedAt: now,
      endedAt: null,
    });
    await recordChange(deps, records, actor, { action: "practice.opened", subjectId: agencyId, data: {} });
  });
  return foundAgency(deps, {
    agency: {
      id: agencyId,
      parentId: null,
      name: `Cơ quan tập dượt – ${home?.name ?? ""}`.slice(0, 200),
      abbreviation: home?.abbreviation ?? "TD",
      oldCode: null,
      newCode: null,
    },
    administrator: { fullName, email, directoryId: null },
    validFrom: localDateOf(now),
  });
}

async function fill(deps: PracticeDeps, administrator: Actor): Promise<void> {
  const validFrom = localDateOf(deps.clock.now());
  const unit = (name: string, abbreviation: string) =>
    addNode(deps, administrator, {
      version: null,
      kind: "unit",
      parentId: administrator.agencyId,
      name,
      abbreviation,
      oldCode: null,
      newCode: null,
      validFrom,
      validTo: null,
      predecessorIds: [],
    });
  const { id: unitId } = await unit("Phòng Tổng hợp", "TH");
  await unit("Văn phòng", "VP");
  for (const { fullName, email, role } of colleagues) {
    const inUnit = role === "unitHead" || role === "specialist";
    await addPerson(deps, administrator, {
      version: null,
      fullName,
      email,
      directoryId: null,
      isActive: true,
      appointment: {
        version: null,
        role,
        unitId: inUnit ? unitId : null,
        positionId: null,
        validFrom,
        validTo: null,
      },
    });
  }
}

/** The former ones: nobody is appointed in them any more, so nobody sees them. */
async function closeOthers(
  { store, clock }: Pick<Services, "store" | "clock">,
  forAgencyId: string,
  exceptId: string,
): Promise<void> {
  const now = clock.now();
  await store.transaction(async (records) => {
    for (const { agencyId } of await records.help.openPractices(forAgencyId)) {
      if (agencyId === exceptId) continue;
      await records.help.endPractice(agencyId, now);
      await dismissEverybody(records, agencyId, addDays(localDateOf(now), -1));
    }
  });
}

async function dismissEverybody({ people }: Records, agencyId: string, lastDay: string): Promise<void> {
  for (const { personName: _name, positionName: _position, positionRank: _rank, ...appointment } of (
    await people.peopleOf(agencyId)
  ).appointments) {
    await people.updateAppointment({ ...appointment, validTo: lastDay }, appointment.version);
  }
}
