import type { AppointmentInput } from "../../contract/administration.ts";
import { assertAppointment, firstDayWithoutAdministrator } from "../../domain/organisation/appointments.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Appointment, Person } from "../../domain/people/person.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { formatDate, localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/**
 * The agency that answers for a person's name, address and sign-in: the one that appointed the person first, of those
 * where an appointment has not ended. Otherwise an agency could appoint another's leader and then take over that
 * leader's sign-in. Null for a person whom nobody has appointed.
 */
export function homeAgency(appointments: readonly Appointment[], on: LocalDate): string | null {
  return appointments.find(({ validTo }) => validTo === null || validTo >= on)?.agencyId ?? null;
}

/** A person whom the actor's agency appointed, or nobody yet; anyone else is as absent as one who never was. */
export async function findPerson(
  records: Records,
  actor: Actor,
  personId: string,
): Promise<{ readonly person: Person; readonly appointments: readonly Appointment[] }> {
  const person = await records.people.person(personId);
  const appointments = await records.people.everyAppointmentOf(personId);
  // Whoever acts for an agency outside is seen to with its account; here their sign-in could be taken over.
  const hosts = await records.guests.hostsOf(personId);
  const isNobodys = appointments.length === 0 && hosts.length === 0;
  const isOurs = isNobodys || appointments.some((a) => a.agencyId === actor.agencyId);
  if (person === null || !isOurs) throw new RuleBroken("people.not-found");
  return { person, appointments };
}

/** The same by one of the agency's appointments. */
export async function findAppointment(records: Records, actor: Actor, id: string): Promise<Appointment> {
  const appointment = await records.people.appointment(id);
  if (appointment === null || appointment.agencyId !== actor.agencyId)
    throw new RuleBroken("people.not-found");
  return appointment;
}

export function appointmentIn(
  input: Omit<AppointmentInput, "version">,
  fixed: Pick<Appointment, "id" | "personId" | "agencyId" | "version">,
): Appointment {
  const { role, unitId, positionId, validFrom, validTo } = input;
  return { ...fixed, role, unitId, positionId, validFrom, validTo };
}

/** Refuses what contradicts the agency's units, positions, or the person's other appointments. */
export async function assertFits(
  records: Records,
  appointment: Appointment,
  others: readonly Appointment[],
): Promise<void> {
  assertAppointment(appointment, await records.organisation.nodesOf(appointment.agencyId));
  const positions = await records.people.positions(appointment.agencyId);
  if (appointment.positionId !== null && !positions.some(({ id }) => id === appointment.positionId))
    throw new RuleBroken("people.no-such-position", { field: "positionId" });
  const twice = others.some(
    (other) =>
      other.id !== appointment.id &&
      other.agencyId === appointment.agencyId &&
      other.role === appointment.role &&
      other.unitId === appointment.unitId &&
      other.validFrom <= (appointment.validTo ?? "9999-12-31") &&
      appointment.validFrom <= (other.validTo ?? "9999-12-31"),
  );
  if (twice) throw new RuleBroken("people.appointed-twice", { field: "role" });
}

/** Without an administrator nobody could appoint one again. Asked after the change, before the transaction ends. */
export async function refuseWithoutAdministrator(
  records: Records,
  { clock }: Pick<Services, "clock">,
  agencyId: string,
): Promise<void> {
  const { people, appointments } = await records.people.peopleOf(agencyId);
  const active = new Set(people.filter(({ isActive }) => isActive).map(({ id }) => id));
  const day = firstDayWithoutAdministrator(
    appointments.filter(({ personId }) => active.has(personId)),
    localDateOf(clock.now()),
  );
  if (day !== null)
    throw new RuleBroken("people.last-administrator", {
      params: { date: formatDate(day) },
      field: "validTo",
    });
}
