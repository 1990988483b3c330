import type { AdministrationDone, AppointmentInput } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import type { WantedAppointment } from "../../domain/people/rights-change.ts";
import type { Records } from "../../ports/store.ts";
import { lookForLeftWork } from "../handovers/find-left-work.ts";
import { askForAppointment, secondPeople } from "../rights/ask-for-rights.ts";
import { appointmentIn, assertFits, findPerson } from "./agency-people.ts";
import { recordChange, type Deps } from "./record-change.ts";

/** One more role of a person in the actor's agency. Throws `people.…`. */
export async function addAppointment(
  deps: Deps,
  actor: Actor,
  personId: string,
  input: AppointmentInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    await findPerson(records, actor, personId);
    return addAppointmentOf(deps, records, actor, personId, input);
  });
}

/**
 * Inside a transaction that has made sure of the person: at once, or once a second administrator has confirmed it. What
 * does not fit is refused now.
 */
export async function addAppointmentOf(
  deps: Deps,
  records: Records,
  actor: Actor,
  personId: string,
  input: AppointmentInput,
): Promise<AdministrationDone> {
  const seconds = await secondPeople(records, deps.clock, actor, personId);
  if (seconds.length === 0) return insertAppointmentOf(deps, records, actor, personId, input);
  const fixed = { id: deps.ids.next(), personId, agencyId: actor.agencyId, version: 1 };
  const appointment = appointmentIn(input, fixed);
  await assertFits(records, appointment, await records.people.everyAppointmentOf(personId));
  return askForAppointment(deps, records, actor, appointment, null, seconds);
}

/** The same where nobody has to confirm it any more. */
export async function insertAppointmentOf(
  deps: Deps,
  records: Records,
  actor: Actor,
  personId: string,
  input: WantedAppointment | AppointmentInput,
): Promise<AdministrationDone> {
  const id = deps.ids.next();
  const appointment = appointmentIn(input, { id, personId, agencyId: actor.agencyId, version: 1 });
  await assertFits(records, appointment, await records.people.everyAppointmentOf(personId));
  await records.people.insertAppointment(appointment);
  await lookForLeftWork(records, deps);
  const { role, unitId, positionId, validFrom, validTo } = appointment;
  await recordChange(deps, records, actor, {
    action: "appointment.added",
    subjectId: id,
    data: { personId, role, unitId, positionId, validFrom, validTo },
  });
  return { id, version: 1 };
}
