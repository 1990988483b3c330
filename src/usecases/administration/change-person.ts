import type { AdministrationDone, PersonInput } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Appointment } from "../../domain/people/person.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import { lookForLeftWork } from "../handovers/find-left-work.ts";
import { personIn } from "./add-person.ts";
import { findPerson, homeAgency, refuseWithoutAdministrator } from "./agency-people.ts";
import { differences, recordChange, type Deps } from "./record-change.ts";

/**
 * Corrects a person's name, address or sign-in, or puts the person out of service; only in the person's home agency.
 * Throws `people.not-found`, `people.changed`, `people.of-another-agency`, `people.directory-id-taken`,
 * `people.last-administrator`.
 */
export async function changePerson(
  deps: Deps,
  actor: Actor,
  id: string,
  input: PersonInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  try {
    return await deps.store.transaction(async (records) => {
      const { person, appointments } = await findPerson(records, actor, id);
      const home = homeAgency(appointments, localDateOf(deps.clock.now()));
      if (home !== null && home !== actor.agencyId) throw new RuleBroken("people.of-another-agency");
      const changed = { ...person, ...personIn(input) };
      if (input.version === null || !(await records.people.updatePerson(changed, input.version)))
        throw new RuleBroken("people.changed");
      await recordChange(deps, records, actor, {
        action: "person.changed",
        subjectId: id,
        data: differences(person, changed),
      });
      if (changed.isActive !== person.isActive) await lookForLeftWork(records, deps);
      if (!changed.isActive)
        for (const agencyId of administered(appointments))
          await refuseWithoutAdministrator(records, deps, agencyId);
      return { id, version: input.version + 1 };
    });
  } catch (error) {
    if (error instanceof DuplicateKey)
      throw new RuleBroken("people.directory-id-taken", { field: "directoryId" });
    throw error;
  }
}

function administered(appointments: readonly Appointment[]): Set<string> {
  return new Set(appointments.filter(({ role }) => role === "administrator").map(({ agencyId }) => agencyId));
}
