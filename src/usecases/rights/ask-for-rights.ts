import type { AdministrationDone } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Appointment } from "../../domain/people/person.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { addDeliveries } from "../notices/tell-people.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/** The event by which administrators are told: `rights <id>`. */
export const rightsEvent = "rights";

/**
 * Other administrators of the agency, with open accounts, who can confirm what this one does to that person. None where
 * the agency's rules ask for no second person (NĐ 30, PL VI, phần I, mục 3).
 */
export async function secondPeople(
  records: Records,
  clock: Clock,
  actor: Actor,
  personId: string | null,
): Promise<string[]> {
  const on = localDateOf(clock.now());
  const { rightsConfirmed } = await loadAgencyRules(records, actor.agencyId, on);
  if (!rightsConfirmed) return [];
  const appointed = await records.people.appointedIn(actor.agencyId, on);
  const others = new Set(
    appointed
      .filter(({ role }) => role === "administrator")
      .map((it) => it.personId)
      .filter((id) => id !== actor.personId && id !== personId),
  );
  const frozen = await records.freezes.frozen([...others]);
  return [...others].filter((id) => !frozen.has(id));
}

/**
 * Writes down what is wanted and tells those who can confirm it; nothing of it holds yet. `appointment` has been found to
 * fit; `appointmentId` null: a new one.
 */
export async function askForRights(
  deps: Deps,
  records: Records,
  actor: Actor,
  {
    appointment,
    appointmentId,
  }: { readonly appointment: Appointment; readonly appointmentId: string | null },
  seconds: readonly string[],
): Promise<AdministrationDone> {
  const id = deps.ids.next();
  const at = deps.clock.now();
  const { personId, agencyId, role, unitId, positionId, validFrom, validTo, version } = appointment;
  const wanted = { role, unitId, positionId, validFrom, validTo, version };
  await records.rights.insert({
    id,
    agencyId,
    personId,
    appointmentId,
    wanted,
    askedBy: actor.personId,
    askedAt: at,
    decided: null,
    version: 1,
  });
  await recordChange(deps, records, actor, {
    action: "rights.asked",
    subjectId: id,
    data: { personId, appointmentId, role, unitId, validFrom, validTo },
  });
  await addDeliveries(
    deps,
    records,
    { eventKey: `${rightsEvent} ${id}`, agencyId, documentId: null, actorId: actor.personId, at },
    new Map(seconds.map((who) => [who, { reason: "rightsAsked", assignmentId: null }])),
  );
  return { id: appointmentId ?? id, version, waits: true };
}
