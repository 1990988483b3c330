import type { AdministrationDone } from "../../contract/administration.ts";
import type { Actor, Role } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { DirectoryPerson } from "../../ports/directory.ts";
import { addAppointment } from "../administration/add-appointment.ts";
import { addPerson } from "../administration/add-person.ts";
import type { Deps } from "../administration/record-change.ts";

/** Somebody of the directory is appointed from today; who is new here is added first. Throws `people.…`. */
export async function appointFromDirectory(
  deps: Deps,
  actor: Actor,
  one: DirectoryPerson,
  { unitId, role }: { readonly unitId: string; readonly role: Role },
): Promise<AdministrationDone> {
  const post = {
    version: null,
    role,
    unitId,
    positionId: null,
    validFrom: localDateOf(deps.clock.now()),
    validTo: null,
  };
  const known = await deps.store.read.people.personByDirectoryId(one.directoryId);
  const held = known && (await deps.store.read.people.everyAppointmentOf(known.id));
  if (known !== null && held?.some(({ agencyId }) => agencyId === actor.agencyId) === true)
    return addAppointment(deps, actor, known.id, post);
  return addPerson(deps, actor, {
    version: null,
    fullName: one.fullName.slice(0, 50),
    email: one.email,
    directoryId: one.directoryId,
    isActive: true,
    appointment: post,
  });
}
