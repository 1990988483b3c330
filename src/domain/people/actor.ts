/** What a person may be in an agency; one person may be several of these, also in several agencies. */
export const roles = [
  "clerk",
  "leader",
  "unitHead",
  "specialist",
  "administrator",
  "auditor",
  /** Answers for the security of information (R62): is told of lost accounts at once. */
  "securityOfficer",
] as const;
export type Role = (typeof roles)[number];

/**
 * The person acting, in one agency, with the rights that hold at this moment. `headOf` holds the units the person
 * heads together with every unit below them, because a head answers for all of these.
 */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly roles: readonly Role[];
  readonly memberOf: readonly string[];
  readonly headOf: readonly string[];
  /** Set when the person acts for somebody else (thay mặt); shown on every act. */
  readonly onBehalfOf: OnBehalfOf | null;
}

/** In whose place, and for documents of which types (by name); null: of every type. */
export interface OnBehalfOf {
  readonly personId: string;
  readonly name: string;
  readonly types: readonly string[] | null;
}

/** At whose desk the actor sits: their own, or that of the person for whom they act. What waits there is judged by it. */
export function deskOf(actor: Actor): string {
  return actor.onBehalfOf?.personId ?? actor.personId;
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.includes(role);
}
