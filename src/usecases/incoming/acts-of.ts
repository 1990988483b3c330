import type { IncomingAct } from "../../contract/routing.ts";
import type { Actor } from "../../domain/people/actor.ts";
import {
  mayOnAssignment,
  mayOnIncoming,
  type AssignmentAction,
} from "../../domain/policies/may-on-incoming.ts";
import { isOpen, type Assignment } from "../../domain/routing/assignment.ts";
import type { Matter } from "../../domain/routing/change.ts";

/**
 * What the actor can do with the matter now, the most likely act first: exactly what `may` and the state allow, so
 * that no screen and no card offers a button that is refused.
 */
export function actsOf(actor: Actor, matter: Matter, rules: { clerkMayTransfer: boolean }): IncomingAct[] {
  const { document, slip } = matter;
  const thing = { document, assignments: slip.assignments };
  const can = (action: Parameters<typeof mayOnIncoming>[1]): boolean =>
    mayOnIncoming(actor, action, thing).allowed;
  const waits = document.state === "registered" || document.state === "returned";
  const acts: IncomingAct["act"][] = [];
  if (document.state === "submitted" && can("instruct")) acts.push("instruct");
  if (document.state === "submitted" && can("giveBack")) acts.push("giveBack");
  if (waits && can("submit")) acts.push("submit");
  if (waits && rules.clerkMayTransfer && can("transfer")) acts.push("transfer");
  const onDocument = acts.map((act) => ({ act, assignmentId: null, assignmentVersion: null }));
  const later: IncomingAct["act"][] = [];
  if (document.state === "assigned" && can("instruct")) later.push("instruct");
  if (document.state === "done" && can("reopen")) later.push("reopen");
  if (document.state === "submitted" && can("submit")) later.push("submit");
  if (can("amend")) later.push("amend");
  return [
    ...onDocument,
    ...slip.assignments.flatMap((assignment) => actsOnAssignment(actor, assignment)),
    ...later.map((act) => ({ act, assignmentId: null, assignmentVersion: null })),
  ];
}

function actsOnAssignment(actor: Actor, assignment: Assignment): IncomingAct[] {
  const can = (action: AssignmentAction): boolean => mayOnAssignment(actor, action, assignment).allowed;
  const acts: AssignmentAction[] = [];
  if (assignment.extension !== null && isOpen(assignment) && can("decideExtension"))
    acts.push("decideExtension");
  if (isOpen(assignment) && can("acknowledge")) {
    if (assignment.state === "assigned") acts.push("acknowledge");
    if (can("assignOn")) acts.push("assignOn");
    if (assignment.role !== "inform") acts.push("complete");
    acts.push("report");
    if (assignment.deadlineAt !== null && assignment.extension === null) acts.push("askExtension");
    if (assignment.role !== "inform") acts.push("return");
  }
  return acts.map((act) => ({ act, assignmentId: assignment.id, assignmentVersion: assignment.version }));
}
