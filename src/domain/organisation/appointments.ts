import type { Appointment } from "../people/person.ts";
import { RuleBroken } from "../rule-broken.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import { isWithin, type Lifetime } from "./check-node.ts";
import type { OrgNode } from "./org-node.ts";

/**
 * The first day from `from` on for which nobody is appointed to administer the agency; null when there is somebody
 * for ever. `appointments` are those of active people.
 */
export function firstDayWithoutAdministrator(
  appointments: readonly Pick<Appointment, "role" | "validFrom" | "validTo">[],
  from: LocalDate,
): LocalDate | null {
  const administrators = appointments.filter(({ role }) => role === "administrator");
  for (let day = from; ;) {
    const held = administrators.filter((a) => a.validFrom <= day && (a.validTo === null || a.validTo >= day));
    if (held.length === 0) return day;
    if (held.some(({ validTo }) => validTo === null)) return null;
    day = addDays(
      held
        .map(({ validTo }) => validTo ?? day)
        .sort()
        .at(-1) ?? day,
      1,
    );
  }
}

/** Roles that a person has in a unit, never in the agency as a whole. */
const rolesInUnits: ReadonlySet<Appointment["role"]> = new Set(["unitHead"]);

/** Refuses an appointment that contradicts itself or its unit. Throws `people.…` with the field. */
export function assertAppointment(appointment: Appointment, nodes: readonly OrgNode[]): void {
  const { unitId, role, validFrom, validTo } = appointment;
  if (validTo !== null && validTo < validFrom)
    throw new RuleBroken("people.ends-before-it-begins", { field: "validTo" });
  if (unitId === null) {
    if (rolesInUnits.has(role)) throw new RuleBroken("people.unit-needed", { field: "unitId" });
    return;
  }
  const unit = nodes.find((node) => node.id === unitId && node.kind === "unit");
  if (unit === undefined) throw new RuleBroken("people.no-such-unit", { field: "unitId" });
  if (!isWithin(appointment, unit))
    throw new RuleBroken("people.outside-unit", {
      params: { unit: unit.name },
      field: validFrom < unit.validFrom ? "validFrom" : "validTo",
    });
}

/**
 * How an appointment goes on when its unit is followed by another from a day on; null when it ended before. `ended` is
 * the part before that day, where there is one.
 */
export function carriedOver(
  appointment: Appointment,
  successorId: string,
  from: LocalDate,
): { readonly ended: Appointment | null; readonly continued: Appointment } | null {
  if (appointment.validTo !== null && appointment.validTo < from) return null;
  if (appointment.validFrom >= from)
    return { ended: null, continued: { ...appointment, unitId: successorId } };
  return {
    ended: { ...appointment, validTo: addDays(from, -1) },
    continued: { ...appointment, unitId: successorId, validFrom: from },
  };
}

/** Appointments that go on in a node beyond its last day. */
export function appointmentsBeyond<T extends Pick<Appointment, "unitId"> & Lifetime>(
  node: Pick<OrgNode, "id" | "validTo">,
  appointments: readonly T[],
): T[] {
  const { id, validTo } = node;
  if (validTo === null) return [];
  return appointments.filter((a) => a.unitId === id && (a.validTo === null || a.validTo > validTo));
}
