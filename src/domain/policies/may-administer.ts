import { hasRole, type Actor } from "../people/actor.ts";
import { anyOf, no, yes, type Decision } from "./decision.ts";

/** What there is to administer; each belongs to one agency. */
export type AdministeredArea =
  | "organisation"
  | "people"
  | "settings"
  | "calendar"
  | "deliveries"
  | "deadLetters"
  | "health";

/** What an auditor must see to judge who could do what under which rule. */
const auditedAreas: readonly AdministeredArea[] = ["organisation", "people", "settings", "deliveries"];

/** An administrator of an agency changes that agency alone, and no document: administering gives no sight of any. */
export function mayAdminister(actor: Actor, agencyId: string): Decision {
  return hasRole(actor, "administrator") && actor.agencyId === agencyId
    ? yes
    : no("access.administrators-only");
}

export function mayInspect(actor: Actor, area: AdministeredArea, agencyId: string): Decision {
  const audits = hasRole(actor, "auditor") && actor.agencyId === agencyId && auditedAreas.includes(area);
  return anyOf(audits ? yes : no("access.administrators-only"), mayAdminister(actor, agencyId));
}
