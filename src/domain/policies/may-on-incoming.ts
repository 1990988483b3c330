import type { IncomingDocument } from "../incoming/incoming-document.ts";
import { hasRole, type Actor } from "../people/actor.ts";
import type { Assignment } from "../routing/assignment.ts";
import { isOpen } from "../routing/assignment.ts";
import { anyOf, no, yes, type Decision } from "./decision.ts";

/** Acts on a document as a whole. Reading comes first and is `mayRead`'s. */
export type IncomingAction =
  | "register"
  | "amend"
  | "submit"
  | "transfer"
  | "instruct"
  | "giveBack"
  | "reopen";

/** Acts on one assignment. */
export type AssignmentAction =
  | "acknowledge"
  | "report"
  | "askExtension"
  | "decideExtension"
  | "return"
  | "assignOn"
  | "complete";

export interface IncomingThing {
  readonly document: Pick<IncomingDocument, "agencyId" | "submittedTo">;
  readonly assignments: readonly Assignment[];
}

/** A register belongs to the clerks of its agency, centrally (NĐ 30, Đ4.2b). */
export function mayRegister(actor: Actor, agencyId: string): Decision {
  return hasRole(actor, "clerk") && actor.agencyId === agencyId ? yes : no("access.clerks-only");
}

/** Whether the actor may do this to the document at all; whether its state allows it is the routing's to say. */
export function mayOnIncoming(actor: Actor, action: IncomingAction, thing: IncomingThing): Decision {
  switch (action) {
    case "register":
    case "amend":
    case "submit":
    case "transfer":
      return mayRegister(actor, thing.document.agencyId);
    case "giveBack":
      return isBefore(actor, thing) ? yes : no("access.leader-of-document-only");
    case "instruct":
    case "reopen":
      return anyOf(
        isBefore(actor, thing) ? yes : no("access.leader-of-document-only"),
        hasAssignedFirst(actor, thing) ? yes : no("access.leader-of-document-only"),
      );
  }
}

/** Whether the actor may do this to the assignment; `assignment` must belong to `thing`. */
export function mayOnAssignment(actor: Actor, action: AssignmentAction, assignment: Assignment): Decision {
  switch (action) {
    case "acknowledge":
    case "report":
    case "askExtension":
    case "return":
    case "complete":
      return actsFor(actor, assignment) ? yes : no("access.assignee-only");
    case "assignOn":
      return assignment.assignee.kind === "unit" && actsFor(actor, assignment)
        ? yes
        : no("access.unit-head-only");
    case "decideExtension":
      return assignment.assignedBy === actor.personId ? yes : no("access.assigner-only");
  }
}

/** The person it was given to, or the head of the unit it was given to. */
export function actsFor(actor: Actor, assignment: Pick<Assignment, "assignee" | "agencyId">): boolean {
  if (assignment.agencyId !== actor.agencyId) return false;
  return assignment.assignee.kind === "person"
    ? assignment.assignee.id === actor.personId
    : actor.headOf.includes(assignment.assignee.id);
}

function isBefore(actor: Actor, { document }: IncomingThing): boolean {
  return (
    document.agencyId === actor.agencyId &&
    hasRole(actor, "leader") &&
    document.submittedTo === actor.personId
  );
}

/** A clerk who transferred directly, or a leader who instructed, goes on answering for that order. */
function hasAssignedFirst(actor: Actor, { document, assignments }: IncomingThing): boolean {
  return (
    document.agencyId === actor.agencyId &&
    assignments.some(
      (a) => a.parentId === null && a.assignedBy === actor.personId && a.state !== "withdrawn",
    ) &&
    (hasRole(actor, "leader") || hasRole(actor, "clerk"))
  );
}

/** What waits for this actor on the assignment, for lists and cards. */
export function waitsFor(actor: Actor, assignment: Assignment): boolean {
  return isOpen(assignment) && actsFor(actor, assignment);
}
