import type { IncomingFields } from "../incoming-fields.ts";

/**
 * registered: in the register, with nobody yet. submitted: before a leader. returned: the leader gave it back to the
 * clerk. assigned: with those who handle it. done: its lead has completed it. refused: the clerk did not take it.
 */
export const incomingStates = ["registered", "submitted", "returned", "assigned", "done", "refused"] as const;
export type IncomingState = (typeof incomingStates)[number];

/** Registered later than the law allows, with the rule that says so. */
export interface LateRegistration {
  readonly due: Date;
  readonly articleVi: string;
  readonly articleEn: string;
}

/** One entry of the register of incoming documents; its number and register never change (NĐ 30, Đ22.2). */
export interface IncomingDocument {
  readonly id: string;
  readonly agencyId: string;
  readonly registerId: string;
  readonly registerKey: string;
  readonly year: number;
  readonly arrivalNumber: number;
  /** `a` of 15a, where an old register that was imported has such numbers. */
  readonly numberSuffix?: string;
  readonly fields: IncomingFields;
  readonly state: IncomingState;
  /** The leader it stands before, or stood before last. */
  readonly submittedTo: string | null;
  /** By when the document must be handled; null while nobody has said. */
  readonly deadlineAt: Date | null;
  readonly late: LateRegistration | null;
  readonly registeredAt: Date;
  readonly registeredBy: string;
  readonly version: number;
}
