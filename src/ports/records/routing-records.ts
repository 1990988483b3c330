import type { Priority } from "../../domain/incoming-fields.ts";
import type { IncomingState } from "../../domain/incoming/incoming-document.ts";
import type { ReadScope } from "../../domain/policies/read-scope.ts";
import type {
  Assignment,
  AssignmentRole,
  Instruction,
  RoutingSlip,
} from "../../domain/routing/assignment.ts";

/**
 * A line of 'my work' as far as lists put lines in order. `assignmentId` is null for a document that waits as a whole;
 * `deadlineAt` is the assignment's then, or else the document's.
 */
export interface WorkPlace {
  readonly documentId: string;
  readonly assignmentId: string | null;
  readonly priority: Priority;
  readonly documentState: IncomingState;
  readonly deadlineAt: Date | null;
  /** When it came to the person, or was completed. */
  readonly since: Date;
}

/** What a line says of its document. */
export interface WorkDocument {
  readonly year: number;
  readonly arrivalNumber: number;
  readonly codeNumber: string | null;
  readonly codeNotation: string | null;
  readonly senderName: string;
  readonly abstract: string;
}

/** Whose work is asked for: assignments to the person, or to a unit the person heads. */
export interface WorkOwner {
  readonly agencyId: string;
  readonly personId: string;
  readonly unitIds: readonly string[];
  /** Folded names of the only types of documents, as in `ReadScope`. */
  readonly types: ReadScope["types"];
}

/** Whose answer is asked for: who gave an order, or the office in which it was given. */
export interface WorkAnswerer extends WorkOwner {
  readonly scope: ReadScope;
  readonly isLeader: boolean;
  readonly isClerk: boolean;
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
  ): Promise<WorkPlace[]>;
  /** Documents before this leader, urgent first, then the oldest. */
  documentsBefore(leader: Omit<WorkOwner, "unitIds">, page: WorkPage): Promise<WorkPlace[]>;
  /** Documents that a leader has in hand, before whom they stand or who ordered them to be handled. */
  heldBy(agencyId: string, leaderId: string, limit: number): Promise<WorkPlace[]>;
  /** Documents that a clerk must still pass on, or that were given back, in the order of the register. */
  documentsToSubmit(agencyId: string, page: WorkPage): Promise<WorkPlace[]>;
  /** Open ones given by this person on documents within the scope, earliest deadline first. */
  assignedBy(scope: ReadScope, personId: string, page: WorkPage): Promise<WorkPlace[]>;
  /**
   * What waits for this person's answer, earliest deadline first. It is the office that answers, as `mayOnAssignment` has
   * it: within a unit its present head, of a transfer the clerks, of an instruction the leader who gave it or before whom
   * the document stands now. extension: more time is asked for. returned: given back, and not answered by a further order.
   */
  toAnswer(answerer: WorkAnswerer, what: "extension" | "returned", page: WorkPage): Promise<WorkPlace[]>;
  /** What was given back there is answered by a further order, or by the end of the document (`parentId` undefined: all). */
  answerReturned(documentId: string, parentId?: string | null): Promise<void>;
  completedBy(owner: WorkOwner, page: WorkPage): Promise<WorkPlace[]>;
  /** How many `assignedBy` and `completedBy` have, up to `most`, which stands for 'that many or more'. */
  countListed(
    by: { readonly scope: ReadScope; readonly personId: string; readonly owner: WorkOwner },
    most: number,
  ): Promise<{ assigned: number; completed: number }>;
  /** Counts each role up to `most`, which stands for 'that many or more'. */
  countOpen(owner: WorkOwner, most: number): Promise<Record<AssignmentRole, number>>;
  /** By the documents' ids, for the lines that are shown. */
  workDocuments(documentIds: readonly string[]): Promise<Map<string, WorkDocument>>;
  /** Open assignments with a deadline before the instant, for reminders; in order of id after `afterId`. */
  dueBefore(instant: Date, afterId: string | null, limit: number): Promise<Assignment[]>;
}
