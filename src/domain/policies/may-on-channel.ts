import { hasRole, type Actor } from "../people/actor.ts";
import type { Assignment } from "../routing/assignment.ts";
import { no, yes, type Decision } from "./decision.ts";

/** A channel of a unit: whoever heads the unit decides who reads there of its work, or an administrator for them. */
export function mayLinkChannel(
  actor: Actor,
  unit: { readonly agencyId: string; readonly id: string },
): Decision {
  if (unit.agencyId !== actor.agencyId || actor.onBehalfOf !== null) return no("access.channel-linkers-only");
  return hasRole(actor, "administrator") || actor.headOf.includes(unit.id)
    ? yes
    : no("access.channel-linkers-only");
}

/**
 * Whoever works in the unit, or in one below it, takes what the unit was given, as its head could assign it to them.
 * `within`: the unit, what took over from it, and the units below. Nobody takes anything in somebody else's place.
 */
export function mayClaim(
  actor: Actor,
  { agencyId, assignee }: Pick<Assignment, "agencyId" | "assignee">,
  within: readonly string[],
): Decision {
  const isOurs = agencyId === actor.agencyId && assignee.kind === "unit" && actor.onBehalfOf === null;
  return isOurs && actor.memberOf.some((id) => within.includes(id)) ? yes : no("access.unit-members-only");
}
