import type { AdministrationDone } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Appointment } from "../../domain/people/person.ts";
import type { RightsChange, Wanted } from "../../domain/people/rights-change.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { addDeliveries } from "../notices/tell-people.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/** The event by which administrators are told: `rights <id>`. */
export const rightsEvent = "rights";

/**
 * Other administrators of the agency, who can confirm what this one does to that person. None where the agency's rules ask
 * for no second person (NĐ 30, PL VI, phần I, mục 3).
 */
export async function secondPeople(
  records: Records,
  clock: Clock,
  actor: Actor,
  personId: string | null,
): Promise<string[]> {
  const { rightsConfirmed } = await loadAgencyRules(records, actor.agencyId, localDateOf(clock.now()));
  return rightsConfirmed ? otherAdministrators(records, clock, actor, personId) : [];
}

/** Also those whose accounts are frozen: nobody gets rid of the second person by freezing them. */
export async function otherAdministrators(
  records: Records,
  clock: Clock,
  { agencyId, personId: own }: Actor,
  personId: string | null,
): Promise<string[]> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(clock.now()));
  const administrators = appointed.filter(({ role }) => role === "administrator").map((it) => it.personId);
  return [...new Set(administrators)].filter((id) => id !== own && id !== personId);
}

/** Writes down what is wanted and tells those who can confirm it; nothing of it holds yet. */
export async function askForRights(
  deps: Deps,
  records: Records,
  actor: Actor,
  asked: Pick<RightsChange, "personId" | "appointmentId" | "wanted">,
  seconds: readonly string[],
): Promise<AdministrationDone> {
  const { agencyId } = actor;
  const [id, at] = [deps.ids.next(), deps.clock.now()];
  await records.rights.insert({
    id,
    agencyId,
    ...asked,
    askedBy: actor.personId,
    askedAt: at,
    decided: null,
    version: 1,
  });
  const { personId, appointmentId, wanted } = asked;
  await recordChange(deps, records, actor, {
    action: "rights.asked",
    subjectId: id,
    data: { personId, appointmentId, ...wanted },
  });
  await addDeliveries(
    deps,
    records,
    { eventKey: `${rightsEvent} ${id}`, agencyId, documentId: null, actorId: actor.personId, at },
    new Map(seconds.map((who) => [who, { reason: "rightsAsked", assignmentId: null }])),
  );
  return { id: appointmentId ?? id, version: versionOf(wanted), waits: true };
}

/** What stands stays as it was seen. */
function versionOf(wanted: Wanted): number {
  return wanted.kind === "appointment" ? wanted.version : 1;
}

/** An appointment that was found to fit; `appointmentId` null: a new one. */
export function askForAppointment(
  deps: Deps,
  records: Records,
  actor: Actor,
  appointment: Appointment,
  appointmentId: string | null,
  seconds: readonly string[],
): Promise<AdministrationDone> {
  const { personId, role, unitId, positionId, validFrom, validTo, version } = appointment;
  const wanted = { kind: "appointment", role, unitId, positionId, validFrom, validTo, version } as const;
  return askForRights(deps, records, actor, { personId, appointmentId, wanted }, seconds);
}
