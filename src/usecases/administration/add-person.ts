import type { AdministrationDone, PersonInput } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Person } from "../../domain/people/person.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import type { Records } from "../../ports/store.ts";
import { addAppointmentOf } from "./add-appointment.ts";
import { recordChange, type Deps } from "./record-change.ts";

/**
 * A new person, with a first appointment where one is given. The directory knows one person once: where `directoryId`
 * belongs to a person of another agency here, that person is appointed and nothing of the person changes. Throws
 * `people.…`.
 */
export async function addPerson(deps: Deps, actor: Actor, input: PersonInput): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  try {
    return await deps.store.transaction(async (records) => {
      const known =
        input.directoryId === null ? null : await records.people.personByDirectoryId(input.directoryId);
      if (known !== null) await refuseOurs(deps, records, actor, known);
      const person = known ?? (await insertPerson(deps, records, actor, input));
      if (input.appointment !== null)
        await addAppointmentOf(deps, records, actor, person.id, input.appointment);
      return { id: person.id, version: person.version };
    });
  } catch (error) {
    // Two administrators at once; the second finds the person on the next attempt.
    if (error instanceof DuplicateKey)
      throw new RuleBroken("people.directory-id-taken", { field: "directoryId" });
    throw error;
  }
}

/** One person is not both: an official here, and somebody who acts for an agency outside. */
async function refuseOurs({ clock }: Deps, records: Records, actor: Actor, known: Person): Promise<void> {
  const acting = await records.guests.acting({ personId: known.id }, localDateOf(clock.now()));
  if (acting.length > 0) throw new RuleBroken("people.acts-for-outside", { field: "directoryId" });
  const appointments = await records.people.everyAppointmentOf(known.id);
  if (appointments.some(({ agencyId }) => agencyId === actor.agencyId))
    throw new RuleBroken("people.directory-id-taken", { field: "directoryId" });
}

/** One whom the directory's id does not know here yet. */
export async function insertPerson(
  deps: Deps,
  records: Records,
  actor: Actor,
  input: Omit<PersonInput, "version" | "appointment">,
): Promise<Person> {
  const person: Person = { ...personIn(input), id: deps.ids.next(), version: 1 };
  await records.people.insertPerson(person);
  await recordChange(deps, records, actor, {
    action: "person.added",
    subjectId: person.id,
    data: personIn(input),
  });
  return person;
}

export function personIn(
  input: Omit<PersonInput, "version" | "appointment">,
): Omit<Person, "id" | "version"> {
  const { directoryId, isActive } = input;
  return {
    fullName: tidyLine(input.fullName),
    email: input.email.toLowerCase(),
    directoryId: directoryId?.toLowerCase() ?? null,
    isActive,
  };
}
