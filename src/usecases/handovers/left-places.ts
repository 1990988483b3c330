import { hasRole, type Actor } from "../../domain/people/actor.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import type { LeftPlaces } from "../../ports/records/left-work-records.ts";
import type { Records } from "../../ports/store.ts";
import { headsAt } from "./serving-of.ts";

/** Where work waits that the actor may give to others, as `mayReassign` has it and lists in SQL use it. */
export async function leftPlaces(records: Records, actor: Actor, at: Date): Promise<LeftPlaces> {
  const { agencyId, headOf } = actor;
  const administers = hasRole(actor, "administrator");
  const unitIds = [...headOf];
  for (const unitId of administers ? await records.leftWork.unitsOf(agencyId) : [])
    if (unitId !== null && (await headsAt(records, { agencyId, unitId }, at)).length === 0)
      unitIds.push(unitId);
  return { agencyId, unitIds, isOfNone: administers, types: readScope(actor).types };
}
