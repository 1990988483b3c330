import type { Assignment } from "../../domain/routing/assignment.ts";
import { leftAt, type LeftAt, type Serving } from "../../domain/routing/left-work.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";
import type { Holder } from "../../ports/records/left-work-records.ts";
import type { Records } from "../../ports/store.ts";
import { peopleAt } from "../notices/tell-people.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";

/** Whether work of this person is left behind, and where: asked of many assignments after one look at the person. */
export async function leftBehind(
  records: Records,
  { agencyId, personId }: Holder,
  on: LocalDate,
): Promise<(assignment: Assignment) => LeftAt | null> {
  const person = await records.people.person(personId);
  const every = await records.people.everyAppointmentOf(personId);
  const appointments = every.filter((it) => it.agencyId === agencyId);
  const lasting = new Map<string, readonly string[]>();
  for (const { unitId } of appointments)
    if (unitId !== null && !lasting.has(unitId))
      lasting.set(unitId, await unitAndSuccessors(records, unitId));
  const serving: Serving = { isActive: person?.isActive === true, appointments };
  return (assignment) => leftAt(assignment, serving, on, (unitId) => lasting.get(unitId) ?? [unitId]);
}

/** Who answers for a unit at present: its heads, or those of the nearest one above; nobody, for the agency itself. */
export async function headsAt(
  records: Records,
  { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string | null },
  at: Date,
): Promise<string[]> {
  return unitId === null ? [] : peopleAt(records, agencyId, { kind: "unit", id: unitId }, at);
}
