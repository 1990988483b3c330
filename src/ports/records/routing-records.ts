import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import type { ReadScope } from "../../domain/policies/read-scope.ts";
import type {
  Assignment,
  AssignmentRole,
  Instruction,
  RoutingSlip,
} from "../../domain/routing/assignment.ts";

/** One line of 'my work'. `assignment` is null for a document that waits as a whole. */
export interface WorkLine {
  readonly document: IncomingDocument;
  readonly assignment: Assignment | null;
  readonly since: Date;
}

/** Whose work is asked for: assignments to the person, or to a unit the person heads. */
export interface WorkOwner {
  readonly agencyId: string;
  readonly personId: string;
  readonly unitIds: readonly string[];
}

export interface WorkPage {
  /** Deadline (or the end of time; when completed, registered) and id of the last line seen. */
  readonly after: { readonly dueKey: string; readonly id: string } | null;
  readonly limit: number;
}

export interface RoutingRecords {
  slip(documentId: string): Promise<RoutingSlip>;
  slips(documentIds: readonly string[]): Promise<Map<string, RoutingSlip>>;
  assignment(id: string): Promise<Assignment | null>;
  insertInstruction(instruction: Instruction): Promise<void>;
  insertAssignments(assignments: readonly Assignment[]): Promise<void>;
  /** False when somebody else changed it since `seenVersion`. */
  updateAssignment(assignment: Assignment, seenVersion: number): Promise<boolean>;

  /** Open assignments in these roles, earliest deadline first, those without one last. */
  openAssignments(
    owner: WorkOwner,
    assignmentRoles: readonly AssignmentRole[],
    page: WorkPage,
  ): Promise<WorkLine[]>;
  /** Documents before this leader, urgent first, then the oldest. */
  documentsBefore(agencyId: string, leaderId: string, page: WorkPage): Promise<WorkLine[]>;
  /** Documents that a clerk must still pass on, or that were given back, in the order of the register. */
  documentsToSubmit(agencyId: string, page: WorkPage): Promise<WorkLine[]>;
  /**
   * Given by this person on documents within the scope, earliest deadline first: who gave an order in an office that is
   * no longer theirs does not see it here either. extension: more time is asked for. returned: given back, and no further
   * order of this person on the document since.
   */
  assignedBy(
    scope: ReadScope,
    personId: string,
    what: "open" | "extension" | "returned",
    page: WorkPage,
  ): Promise<WorkLine[]>;
  completedBy(owner: WorkOwner, page: WorkPage): Promise<WorkLine[]>;
  /** Counts each role up to `most`, which stands for 'that many or more'. */
  countOpen(owner: WorkOwner, most: number): Promise<Record<AssignmentRole, number>>;
  /** Open assignments with a deadline before the instant, for reminders; in order of id after `afterId`. */
  dueBefore(instant: Date, afterId: string | null, limit: number): Promise<WorkLine[]>;
}
