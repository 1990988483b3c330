import { hasRole, type Actor, type Role } from "../people/actor.ts";
import type { Delegation } from "../people/delegation.ts";
import { inOwnName } from "./may-on-accounts.ts";
import { no, yes, type Decision } from "./decision.ts";

/**
 * What can be done in somebody's place: handling documents. Registers, rights and their supervision are never delegated,
 * for who does that is appointed (NĐ 30, Đ4.2b).
 */
export const delegableRoles: readonly Role[] = ["leader", "unitHead", "specialist"];

/**
 * Whether the giver's work can be done by the receiver, both as they are appointed in one agency now: a leader's by
 * another leader or the head of a unit (NĐ 30, Đ13.3), a head's by somebody of their units, a specialist's by a colleague
 * of a unit. Every role of the giver must fit, so that nobody gets the one through the other. Nobody acting for somebody
 * else delegates further (Đ13.3: no sub-delegation).
 */
export function mayDelegate(giver: Actor, receiver: Actor): Decision {
  if (giver.onBehalfOf !== null || receiver.onBehalfOf !== null) return no("delegation.chain");
  const given = delegableRoles.filter((role) => hasRole(giver, role));
  const isPossible =
    given.length > 0 &&
    giver.agencyId === receiver.agencyId &&
    given.every((role) => fits(role, giver, receiver));
  return isPossible ? yes : no("delegation.not-to-them");
}

function fits(role: Role, giver: Actor, receiver: Actor): boolean {
  const worksIn = (units: readonly string[]): boolean => receiver.memberOf.some((id) => units.includes(id));
  switch (role) {
    case "leader":
      return hasRole(receiver, "leader") || hasRole(receiver, "unitHead");
    case "unitHead":
      return worksIn(giver.headOf);
    case "specialist":
      return worksIn(giver.memberOf) || worksIn(giver.headOf);
    case "clerk":
    case "administrator":
    case "auditor":
    case "securityOfficer":
      return false;
  }
}

/** The giver and the receiver give it back, and an administrator takes it away where neither can. */
export function mayRevoke(
  actor: Actor,
  delegation: Pick<Delegation, "agencyId" | "giverId" | "receiverId">,
): Decision {
  const isTheirs = actor.personId === delegation.giverId || actor.personId === delegation.receiverId;
  const isInAgency = actor.agencyId === delegation.agencyId;
  return isInAgency && (isTheirs || hasRole(actor, "administrator"))
    ? inOwnName(actor)
    : no("delegation.not-found");
}

/** All delegations of an agency: for who administers rights, and who checks them. */
export function maySeeDelegations(actor: Actor): Decision {
  return hasRole(actor, "administrator") || hasRole(actor, "auditor")
    ? inOwnName(actor)
    : no("access.administrators-only");
}

/** The receiver in the giver's place: the giver's rights as they are now, without those that nobody delegates. */
export function inPlaceOf(giver: Actor, receiver: Actor, types: readonly string[] | null): Actor {
  return {
    personId: receiver.personId,
    name: receiver.name,
    agencyId: giver.agencyId,
    roles: giver.roles.filter((role) => delegableRoles.includes(role)),
    memberOf: giver.memberOf,
    headOf: giver.headOf,
    onBehalfOf: { personId: giver.personId, name: giver.name, types },
  };
}
