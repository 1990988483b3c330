import type { Delegation } from "../../domain/people/delegation.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

/** Who may act in whose place. */
export interface DelegationRecords {
  insert(delegation: Delegation): Promise<void>;
  get(id: string): Promise<Delegation | null>;
  /** Those that hold on the day, from one person to another. */
  between(
    which: Pick<Delegation, "agencyId" | "giverId" | "receiverId">,
    on: LocalDate,
  ): Promise<Delegation[]>;
  /** Those that hold on the day or will, given or received by the person in the agency; by their first day. */
  ofPerson(agencyId: string, personId: string, from: LocalDate): Promise<Delegation[]>;
  /** Those that hold on the day, given by these people. */
  givenBy(agencyId: string, giverIds: readonly string[], on: LocalDate): Promise<Delegation[]>;
  /** Those that were not revoked and whose first day it is, in any agency. */
  begunOn(day: LocalDate): Promise<Delegation[]>;
  /** Those that were not revoked and whose last day it was, in any agency. */
  endedOn(day: LocalDate): Promise<Delegation[]>;
  /** Newest first. */
  ofAgency(agencyId: string, limit: number): Promise<Delegation[]>;
  /** False where it was changed since. */
  revoke(delegation: Delegation, seenVersion: number): Promise<boolean>;
}
