import type { Actor } from "../people/actor.ts";
import type { RightsChange } from "../people/rights-change.ts";
import { no, type Decision } from "./decision.ts";
import { mayAdminister } from "./may-administer.ts";

/** A second administrator: neither who asked for it nor whose rights they are. */
export function mayConfirm(
  actor: Actor,
  change: Pick<RightsChange, "agencyId" | "personId" | "askedBy">,
): Decision {
  if (actor.personId === change.askedBy || actor.personId === change.personId)
    return no("access.second-person");
  return mayAdminister(actor, change.agencyId);
}

/** Who asked may take it back. */
export function mayRefuse(actor: Actor, change: Pick<RightsChange, "agencyId" | "personId">): Decision {
  return actor.personId === change.personId
    ? no("access.second-person")
    : mayAdminister(actor, change.agencyId);
}
