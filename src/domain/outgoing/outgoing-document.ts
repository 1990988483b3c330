import type { OutgoingFields } from "../outgoing-fields.ts";

/**
 * One entry of the register of outgoing documents: it has a number, and so it is issued. What comes before (draft,
 * approval, signature) will be the path of a draft, which ends where this begins; what comes after (recall,
 * replacement) adds states here. The number is never used again, whatever happens (NĐ 30, Đ15).
 */
export const outgoingStates = ["issued"] as const;
export type OutgoingState = (typeof outgoingStates)[number];

export interface OutgoingDocument {
  readonly id: string;
  readonly agencyId: string;
  readonly registerId: string;
  readonly registerKey: string;
  readonly year: number;
  readonly number: number;
  /** `a` of 15a, where an old register that was imported has such numbers. */
  readonly numberSuffix?: string;
  /** The whole symbol as printed: `05/SNV-VP`. */
  readonly symbol: string;
  readonly fields: OutgoingFields;
  readonly state: OutgoingState;
  readonly registeredAt: Date;
  readonly registeredBy: string;
  readonly version: number;
}
