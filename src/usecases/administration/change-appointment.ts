import type { AdministrationDone, AppointmentInput } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { takesOnly } from "../../domain/people/rights-change.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
import { lookForLeftWork } from "../handovers/find-left-work.ts";
import { askForAppointment, secondPeople } from "../rights/ask-for-rights.ts";
import { appointmentIn, assertFits, findAppointment, refuseWithoutAdministrator } from "./agency-people.ts";
import { differences, recordChange, type Deps } from "./record-change.ts";

/**
 * Corrects or ends (`validTo`) an appointment of the actor's agency: at once, or where it gives more rights once a second
 * administrator has confirmed it. Throws `people.…`.
 */
export async function changeAppointment(
  deps: Deps,
  actor: Actor,
  id: string,
  input: AppointmentInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const before = await findAppointment(records, actor, id);
    if (before.version !== input.version) throw new RuleBroken("people.changed");
    const after = appointmentIn(input, before);
    const seconds = takesOnly(before, after)
      ? []
      : await secondPeople(records, deps.clock, actor, before.personId);
    if (seconds.length === 0) return saveAppointment(deps, records, actor, id, input);
    await assertFits(records, after, await records.people.everyAppointmentOf(before.personId));
    return askForAppointment(deps, records, actor, after, id, seconds);
  });
}

/** Inside a transaction, where nobody has to confirm it any more. Throws `people.…`. */
export async function saveAppointment(
  deps: Deps,
  records: Records,
  actor: Actor,
  id: string,
  input: AppointmentInput,
): Promise<AdministrationDone> {
  const before = await findAppointment(records, actor, id);
  if (before.version !== input.version) throw new RuleBroken("people.changed");
  const after = appointmentIn(input, before);
  await assertFits(records, after, await records.people.everyAppointmentOf(before.personId));
  if (!(await records.people.updateAppointment(after, before.version)))
    throw new RuleBroken("people.changed");
  await recordChange(deps, records, actor, {
    action: "appointment.changed",
    subjectId: id,
    data: { personId: before.personId, ...differences(before, after) },
  });
  await lookForLeftWork(records, deps);
  if (before.role === "administrator") await refuseWithoutAdministrator(records, deps, actor.agencyId);
  return { id, version: before.version + 1 };
}
