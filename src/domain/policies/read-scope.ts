import { deskOf, hasRole, type Actor } from "../people/actor.ts";
import { fold } from "../text/fold.ts";
import type { Assignee } from "../routing/assignment.ts";

/**
 * Who a document was given to, as stored beside it: `person:…`, `unit:…` (its head), `agency:…` (its clerks), `account:…`
 * (who acts for an agency outside through its account here).
 */
export type Principal = `person:${string}` | `unit:${string}` | `agency:${string}` | `account:${string}`;

export const personPrincipal = (id: string): Principal => `person:${id}`;
export const unitPrincipal = (id: string): Principal => `unit:${id}`;
export const assigneePrincipal = ({ kind, id }: Assignee): Principal =>
  kind === "person" ? personPrincipal(id) : unitPrincipal(id);
export const accountPrincipal = (id: string): Principal => `account:${id}`;
/** Null for who is no account. */
export const accountOf = (principal: Principal): string | null =>
  principal.startsWith("account:") ? principal.slice("account:".length) : null;
export const agencyPrincipal = (id: string): Principal => `agency:${id}`;

/**
 * Which documents an actor sees, in the form that both `mayRead` and the lists in SQL use, so that they cannot
 * disagree about the rule.
 */
export interface ReadScope {
  readonly agencyId: string;
  /** Clerks keep all registers of their agency, auditors check them (NĐ 30, Đ4.2b); nobody else sees all. */
  readonly wholeAgency: boolean;
  /** Within the agency: what was given to the person, or to a unit the person heads. */
  readonly principals: readonly Principal[];
  /** From other agencies: what was sent to this one; for those who receive documents in its name. */
  readonly received: Principal | null;
  /** Folded names of the only types that are seen: what somebody sees in another's place. Null: every type. */
  readonly types: readonly string[] | null;
}

export function readScope(actor: Actor): ReadScope {
  const clerkOrAuditor = hasRole(actor, "clerk") || hasRole(actor, "auditor");
  return {
    agencyId: actor.agencyId,
    wholeAgency: clerkOrAuditor,
    principals: [personPrincipal(deskOf(actor)), ...actor.headOf.map(unitPrincipal)],
    received: clerkOrAuditor ? agencyPrincipal(actor.agencyId) : null,
    types: actor.onBehalfOf?.types?.map(fold) ?? null,
  };
}

/** A document as far as reading it is concerned. */
export interface Readable {
  readonly agencyId: string;
  readonly access: readonly Principal[];
  /** Null for what has no type, which nobody sees who sees some types alone. */
  readonly typeName: string | null;
}

export function mayRead(scope: ReadScope, thing: Readable): boolean {
  if (scope.types !== null && !(thing.typeName !== null && scope.types.includes(fold(thing.typeName))))
    return false;
  if (thing.agencyId !== scope.agencyId) {
    return scope.received !== null && thing.access.includes(scope.received);
  }
  return scope.wholeAgency || scope.principals.some((principal) => thing.access.includes(principal));
}
