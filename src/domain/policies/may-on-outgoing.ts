import { hasRole, type Actor } from "../people/actor.ts";
import { no, yes, type Decision } from "./decision.ts";
import { mayRegister } from "./may-on-incoming.ts";

/** Numbers of outgoing documents are given centrally, by the clerks of the agency alone (NĐ 30, Đ4.2b, Đ15). */
export function mayIssue(actor: Actor, agencyId: string): Decision {
  return mayRegister(actor, agencyId);
}

/** A whole register is printed by those who keep it and those who check it: it shows every document of the agency. */
export function mayPrintRegister(actor: Actor, agencyId: string): Decision {
  const keepsOrChecks = hasRole(actor, "clerk") || hasRole(actor, "auditor");
  return keepsOrChecks && actor.agencyId === agencyId ? yes : no("access.clerks-and-auditors-only");
}
