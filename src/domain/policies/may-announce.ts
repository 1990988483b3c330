import { hasRole, type Actor } from "../people/actor.ts";
import { anyOf, no, yes, type Decision } from "./decision.ts";
import { mayInspect } from "./may-administer.ts";

/** Who speaks for the agency to all of it: its leaders, and its clerks who send what leaders sign. */
export function mayAnnounce(actor: Actor, agencyId: string): Decision {
  const speaks = hasRole(actor, "clerk") || hasRole(actor, "leader");
  return speaks && actor.agencyId === agencyId ? yes : no("access.announcers-only");
}

/** Also who looks after deliveries sees how an announcement goes. */
export function maySeeAnnouncements(actor: Actor, agencyId: string): Decision {
  return anyOf(mayInspect(actor, "deliveries", agencyId), mayAnnounce(actor, agencyId));
}
