import { hasRole, type Actor } from "../people/actor.ts";
import { no, yes, type Decision } from "./decision.ts";

/** Whoever works on the document and may read it settles its meeting; an auditor only looks. */
export function maySetMeeting(actor: Actor, agencyId: string): Decision {
  const works = (["clerk", "leader", "unitHead", "specialist"] as const).some((role) => hasRole(actor, role));
  return works && actor.agencyId === agencyId ? yes : no("access.meeting-of-others");
}
