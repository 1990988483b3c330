import type { IncomingDocument } from "../incoming/incoming-document.ts";
import { deskOf, hasRole, type Actor } from "../people/actor.ts";
import {
  giverOf,
  isClerksOrder,
  parentOf,
  type Assignment,
  type RoutingSlip,
} from "../routing/assignment.ts";
import type { AssignmentAct, DocumentAct } from "../routing/state-allows.ts";
import { no, yes, type Decision } from "./decision.ts";

/** Acts on a document as a whole. Reading comes first and is `mayRead`'s. */
export type IncomingAction = "register" | DocumentAct;
/** Acts on one assignment. */
export type AssignmentAction = AssignmentAct;

/** A document and its slip, as far as the question who may act is concerned. */
export interface IncomingThing {
  readonly document: Pick<IncomingDocument, "agencyId" | "submittedTo" | "state">;
  readonly slip: RoutingSlip;
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
    case "refuse":
      return mayRegister(actor, thing.document.agencyId);
    case "giveBack":
      return isBefore(actor, thing) ? yes : no("access.leader-of-document-only");
    case "instruct":
      return hasInHand(actor, thing) ? yes : no("access.leader-of-document-only");
    case "reopen":
      // Clerks refused it, so clerks take that back.
      if (thing.document.state === "refused") return mayRegister(actor, thing.document.agencyId);
      return hasInHand(actor, thing) || transferredIt(actor, thing)
        ? yes
        : no("access.leader-of-document-only");
  }
}

/** Whether the actor may do this to the assignment, which must belong to `thing`. */
export function mayOnAssignment(
  actor: Actor,
  action: AssignmentAction,
  assignment: Assignment,
  thing: IncomingThing,
): Decision {
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
      return answersFor(actor, assignment, thing) ? yes : no("access.assigner-only");
  }
}

/** The person it was given to, or the head of the unit it was given to. */
export function actsFor(actor: Actor, assignment: Pick<Assignment, "assignee" | "agencyId">): boolean {
  if (assignment.agencyId !== actor.agencyId) return false;
  return assignment.assignee.kind === "person"
    ? assignment.assignee.id === deskOf(actor)
    : actor.headOf.includes(assignment.assignee.id);
}

/**
 * Who answers for an assignment is the office that gave it, not only the person, so that a new head or clerk goes on
 * where another left: within a unit its head, of a transfer the clerks, of an instruction its leader.
 */
function answersFor(actor: Actor, assignment: Assignment, thing: IncomingThing): boolean {
  if (assignment.agencyId !== actor.agencyId) return false;
  const parent = parentOf(thing.slip, assignment);
  if (parent !== null) return actsFor(actor, parent);
  const order = thing.slip.instructions.find(({ id }) => id === assignment.instructionId);
  return order?.level === "clerk" ? hasRole(actor, "clerk") : hasInHand(actor, thing);
}

function isBefore(actor: Actor, { document }: IncomingThing): boolean {
  return isLeaderHere(actor, document) && document.submittedTo === deskOf(actor);
}

/** The leader before whom it stands; and a leader who instructed goes on answering for that order. */
function hasInHand(actor: Actor, thing: IncomingThing): boolean {
  const { document, slip } = thing;
  const instructed = slip.instructions.some((it) => it.level === "leader" && giverOf(it) === deskOf(actor));
  return isBefore(actor, thing) || (isLeaderHere(actor, document) && instructed);
}

/** Where no leader has ordered anything, what the clerks transferred is theirs to open again. */
function transferredIt(actor: Actor, { document, slip }: IncomingThing): boolean {
  return mayRegister(actor, document.agencyId).allowed && isClerksOrder(slip);
}

function isLeaderHere(actor: Actor, { agencyId }: Pick<IncomingDocument, "agencyId">): boolean {
  return hasRole(actor, "leader") && agencyId === actor.agencyId;
}
