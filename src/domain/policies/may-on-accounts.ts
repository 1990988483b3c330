import type { AccountFreeze } from "../people/account-freeze.ts";
import { hasRole, type Actor } from "../people/actor.ts";
import { no, yes, type Decision } from "./decision.ts";

/** What concerns a person's own account is done by nobody in the person's place. */
export function inOwnName(actor: Actor): Decision {
  return actor.onBehalfOf === null ? yes : no("access.own-name-only");
}

/** The person, a colleague of the same agency, or an administrator: whoever notices first reports it (R61). */
export function mayFreeze(
  actor: Actor,
  account: { readonly personId: string; readonly agencyIds: readonly string[] },
): Decision {
  const isColleague = account.agencyIds.includes(actor.agencyId);
  if (account.personId !== actor.personId && !isColleague) return no("people.not-found");
  return inOwnName(actor);
}

/** Who answers for the security of the agency (R62), and who checks it. */
export function maySeeFreezes(actor: Actor): Decision {
  const isTheirs = (["administrator", "securityOfficer", "auditor"] as const).some((it) =>
    hasRole(actor, it),
  );
  return isTheirs ? inOwnName(actor) : no("access.security-only");
}

/** Never the person whose account it was, who cannot be told from whoever took it. */
export function mayLift(actor: Actor, freeze: Pick<AccountFreeze, "agencyId" | "personId">): Decision {
  const answers = hasRole(actor, "administrator") || hasRole(actor, "securityOfficer");
  const isOther = actor.agencyId === freeze.agencyId && actor.personId !== freeze.personId;
  return answers && isOther ? inOwnName(actor) : no("access.security-only");
}
