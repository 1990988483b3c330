import { RuleBroken } from "../rule-broken.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";

/**
 * authorised: uỷ quyền, in writing, for a time (NĐ 30, Đ13.3). deputy: cấp phó, who stands in whenever it is needed, until
 * it is revoked (NĐ 30, Đ13.1).
 */
export const delegationKinds = ["authorised", "deputy"] as const;
export type DelegationKind = (typeof delegationKinds)[number];

/** Somebody may act in somebody else's place, with the rights that the giver has at that moment and never more. */
export interface Delegation {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: DelegationKind;
  readonly giverId: string;
  readonly receiverId: string;
  /** Names of document types; null: documents of every type. */
  readonly types: readonly string[] | null;
  /** The paper in which it was given: number and symbol, as typed. */
  readonly basis: string | null;
  readonly validFrom: LocalDate;
  /** The last day on which it holds. */
  readonly validTo: LocalDate | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly revoked: { readonly by: string; readonly at: Date } | null;
  readonly version: number;
}

/** Longer than this is no delegation for a time but another appointment. */
const mostDays = 366;

export function holdsOn(delegation: Delegation, on: LocalDate): boolean {
  const { validFrom, validTo, revoked } = delegation;
  return revoked === null && validFrom <= on && (validTo === null || validTo >= on);
}

/** Refuses one that contradicts itself. Throws `delegation.…` with the field. */
export function assertDelegation(delegation: Delegation, today: LocalDate): void {
  const { kind, giverId, receiverId, validFrom, validTo, basis } = delegation;
  if (giverId === receiverId) throw new RuleBroken("delegation.to-oneself", { field: "receiverId" });
  if (validTo !== null && validTo < validFrom)
    throw new RuleBroken("delegation.ends-before-it-begins", { field: "validTo" });
  if (validTo !== null && validTo < today) throw new RuleBroken("delegation.past", { field: "validTo" });
  if (kind === "deputy") return;
  if (validTo === null) throw new RuleBroken("delegation.needs-an-end", { field: "validTo" });
  if (validTo > addDays(validFrom, mostDays))
    throw new RuleBroken("delegation.too-long", { params: { days: mostDays }, field: "validTo" });
  if (basis === null) throw new RuleBroken("delegation.needs-a-paper", { field: "basis" });
}

/** What several delegations between two people allow together: null is every type. */
export function typesOf(delegations: readonly Pick<Delegation, "types">[]): readonly string[] | null {
  const types = new Set<string>();
  for (const delegation of delegations) {
    if (delegation.types === null) return null;
    for (const type of delegation.types) types.add(type);
  }
  return [...types];
}
