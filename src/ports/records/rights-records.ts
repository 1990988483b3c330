import type { RightsChange } from "../../domain/people/rights-change.ts";

/** Changes of rights that wait for a second person, and what became of them. */
export interface RightsRecords {
  insert(change: RightsChange): Promise<void>;
  get(id: string): Promise<RightsChange | null>;
  /** Newest first. */
  ofAgency(agencyId: string, limit: number): Promise<RightsChange[]>;
  /** False where it was decided since. */
  decide(change: RightsChange, seenVersion: number): Promise<boolean>;
}
