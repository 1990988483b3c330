/** lead: chủ trì; support: phối hợp; inform: để biết. One lead at a time, any number of the others. */
export const assignmentRoles = ["lead", "support", "inform"] as const;
export type AssignmentRole = (typeof assignmentRoles)[number];

/**
 * assigned: given, not yet acknowledged. acknowledged: at work. returned: given back to who assigned it.
 * completed: done, with a result. withdrawn: replaced by a later instruction.
 */
export const assignmentStates = ["assigned", "acknowledged", "returned", "completed", "withdrawn"] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** A person, or a unit for which its head acts. */
export interface Assignee {
  readonly kind: "person" | "unit";
  readonly id: string;
}

/** Asked for and not yet answered by who set the deadline. */
export interface ExtensionRequest {
  readonly until: Date;
  readonly reason: string;
  readonly askedAt: Date;
  readonly askedBy: string;
}

export interface Assignment {
  readonly id: string;
  readonly documentId: string;
  readonly agencyId: string;
  /** The order under which it is handled; a lead that is named again goes on under the latest. */
  readonly instructionId: string;
  /** The assignment of the unit under which its head assigned this one on. */
  readonly parentId: string | null;
  readonly role: AssignmentRole;
  readonly assignee: Assignee;
  /** Somebody of the unit took it themselves under the order that the unit has (`claim.ts`); nobody ordered it anew. */
  readonly isClaim: boolean;
  readonly assignedBy: string;
  readonly assignedAt: Date;
  /** When it came to whom it is with now: it was given, named again, or handed over then. */
  readonly heldSince: Date;
  readonly deadlineAt: Date | null;
  /** What was set at first; it stays visible through every extension. */
  readonly firstDeadlineAt: Date | null;
  readonly state: AssignmentState;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly completedAt: Date | null;
  readonly result: string | null;
  /** Number and symbol of the outgoing document that answers, as typed: `05/SNV-VP`. */
  readonly replySymbol: string | null;
  readonly extension: ExtensionRequest | null;
  readonly version: number;
}

/**
 * What a leader (bút phê), a head of a unit, or the clerk who transfers directly, ordered; never changed afterwards:
 * in the system it is an administrative order (R14).
 */
export interface Instruction {
  readonly id: string;
  readonly documentId: string;
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly givenAt: Date;
  readonly level: "leader" | "unit" | "clerk";
  readonly text: string;
  /** The instruction in whose place it stands: a slip that was mended at once (thay cho). */
  readonly replaces: string | null;
}

/** Whose order it is: who gave it, or in whose place it was given. */
export function giverOf({ by, onBehalfOf }: Pick<Instruction, "by" | "onBehalfOf">): string {
  return onBehalfOf ?? by;
}

/** All that was instructed and assigned on one document (phiếu giải quyết). */
export interface RoutingSlip {
  readonly instructions: readonly Instruction[];
  readonly assignments: readonly Assignment[];
}

/** Neither ended nor replaced. */
export function stands({ state }: Pick<Assignment, "state">): boolean {
  return state === "assigned" || state === "acknowledged";
}

/** Still waiting for somebody; what was sent for information waits no longer once it is acknowledged. */
export function isOpen(assignment: Pick<Assignment, "state" | "role">): boolean {
  return (
    assignment.state === "assigned" || (assignment.state === "acknowledged" && assignment.role !== "inform")
  );
}

/** Still to be worked on, by the lead or a supporting one. */
export function isAtWork(assignment: Pick<Assignment, "state" | "role">): boolean {
  return assignment.role !== "inform" && isOpen(assignment);
}

export function isSameAssignee(a: Assignee, b: Assignee): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Who leads at a level now: on the document itself (`null`), or under the assignment of a unit. */
export function leadAt(slip: RoutingSlip, parentId: string | null): Assignment | null {
  return slip.assignments.find((it) => it.parentId === parentId && it.role === "lead" && stands(it)) ?? null;
}

export function parentOf(slip: RoutingSlip, { parentId }: Pick<Assignment, "parentId">): Assignment | null {
  return parentId === null ? null : (slip.assignments.find(({ id }) => id === parentId) ?? null);
}

/** Everything that was assigned on under these, at any depth, each once; none of these themselves. */
export function below(slip: RoutingSlip, roots: readonly Pick<Assignment, "id">[]): Assignment[] {
  const own = new Set(roots.map(({ id }) => id));
  const all = new Set(own);
  for (let known = 0; known !== all.size;) {
    known = all.size;
    for (const { id, parentId } of slip.assignments) if (parentId !== null && all.has(parentId)) all.add(id);
  }
  return slip.assignments.filter(({ id }) => all.has(id) && !own.has(id));
}

/** Nobody but clerks has said who handles the document. */
export function isClerksOrder({ instructions }: RoutingSlip): boolean {
  return instructions.every(({ level }) => level !== "leader");
}
