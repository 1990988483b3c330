import type { Appointment } from "../people/person.ts";
import { localDateOf, type LocalDate } from "../time/local-date.ts";
import { isOpen, type Assignment } from "./assignment.ts";

/** left: they are appointed in the agency no more. moved: not where they were when the work came to them. */
export const leftCauses = ["left", "moved"] as const;
export type LeftCause = (typeof leftCauses)[number];

/** Work that waits to be given to somebody else: at which unit (null: of the agency itself), and why. */
export interface LeftAt {
  readonly unitId: string | null;
  readonly cause: LeftCause;
}

/** Somebody as the agency has appointed them, at any time; `isActive` as of the person. */
export interface Serving {
  readonly isActive: boolean;
  readonly appointments: readonly Pick<Appointment, "unitId" | "validFrom" | "validTo">[];
}

/** A unit with every one that took over from it. */
export type Lasting = (unitId: string) => readonly string[];

/**
 * Where an open assignment waits that somebody left behind: at the unit in which they served on the day on which it came
 * to them, once they serve there no more, nor in what took over from it. Null while it is theirs. Nothing of it follows
 * them to another unit, and it is theirs again as soon as they are back.
 */
export function leftAt(
  assignment: Assignment,
  serving: Serving,
  on: LocalDate,
  lasting: Lasting,
): LeftAt | null {
  if (!isOpen(assignment) || assignment.assignee.kind !== "person") return null;
  const now = serving.isActive ? placesOn(serving, on) : [];
  const then = placesWhen(serving, localDateOf(assignment.heldSince));
  const isThere = (unitId: string | null): boolean =>
    now.some(
      (place) => place === unitId || (unitId !== null && place !== null && lasting(unitId).includes(place)),
    );
  if (then.some(isThere)) return null;
  const unitId = then.find((place) => place !== null) ?? null;
  return { unitId, cause: now.length === 0 ? "left" : "moved" };
}

type Place = string | null;

function placesOn({ appointments }: Serving, day: LocalDate): Place[] {
  const held = appointments.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day),
  );
  return held.map(({ unitId }) => unitId);
}

/** Of a day without an appointment: where they served next, or else last. */
function placesWhen(serving: Serving, day: LocalDate): Place[] {
  const places = placesOn(serving, day);
  if (places.length > 0) return places;
  const inOrder = serving.appointments.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const nearest = inOrder.find(({ validFrom }) => validFrom > day) ?? inOrder.at(-1);
  return nearest === undefined ? [] : [nearest.unitId];
}
