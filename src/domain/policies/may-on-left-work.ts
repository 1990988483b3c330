import { hasRole, type Actor } from "../people/actor.ts";
import type { LeftAt } from "../routing/left-work.ts";
import { anyOf, no, yes, type Decision } from "./decision.ts";
import { mayAdminister } from "./may-administer.ts";

/** Who has such work to give at all: heads of units, and administrators where no unit has a head. */
export function maySeeLeftWork(actor: Actor): Decision {
  const isHead = actor.headOf.length > 0 || hasRole(actor, "administrator");
  return isHead ? yes : no("access.unit-head-only");
}

/** Whoever heads the unit, or one above it; an administrator where nobody does (`isHeadless`), in their own name. */
export function mayReassign(
  actor: Actor,
  left: Pick<LeftAt, "unitId"> & { readonly agencyId: string; readonly isHeadless: boolean },
): Decision {
  if (actor.agencyId !== left.agencyId) return no("access.unit-head-only");
  const heads = left.unitId !== null && actor.headOf.includes(left.unitId);
  return anyOf(
    heads ? yes : no("access.unit-head-only"),
    left.isHeadless ? mayAdminister(actor, left.agencyId) : no("access.unit-head-only"),
  );
}

/** Within the units that the actor heads; where nobody heads, to anybody of the agency. */
export function mayReceive(
  actor: Actor,
  left: Pick<LeftAt, "unitId">,
  receiver: { readonly unitId: string | null },
): boolean {
  const heads = left.unitId !== null && actor.headOf.includes(left.unitId);
  return !heads || (receiver.unitId !== null && actor.headOf.includes(receiver.unitId));
}
