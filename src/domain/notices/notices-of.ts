import { isOpen, leadAt, parentOf, type Assignee, type Assignment } from "../routing/assignment.ts";
import type { Matter, RoutingChange } from "../routing/change.ts";

/** Who is told: a person, the heads of a unit, or the clerks of the agency. */
export type Addressee = Assignee | { readonly kind: "clerks" };

export interface NoticeTo {
  readonly to: Addressee;
  readonly reason:
    | "toInstruct"
    | "assigned"
    | "assignedInform"
    | "reported"
    | "extensionAsked"
    | "extensionDecided"
    | "returned"
    | "givenBack"
    | "completed"
    | "reopened"
    | "released";
  readonly assignmentId: string | null;
}

const person = (id: string): Assignee => ({ kind: "person", id });

/**
 * Whom a change concerns so much that a card is brought to them; everybody else sees it when they look. Somebody may
 * be named twice: the first reason counts.
 */
export function noticesOf(before: Matter, change: RoutingChange): NoticeTo[] {
  const { event } = change;
  const touched = before.slip.assignments.find((it) => it.id === event.assignmentId);
  const toAssigner = (reason: NoticeTo["reason"]): NoticeTo[] =>
    touched === undefined ? [] : toWhoAnswersFor(before, touched, reason);
  switch (event.kind) {
    case "submitted": {
      const leader = change.document.submittedTo;
      return leader === null ? [] : [{ to: person(leader), reason: "toInstruct", assignmentId: null }];
    }
    case "givenBack":
      return [{ to: { kind: "clerks" }, reason: "givenBack", assignmentId: null }];
    case "instructed":
    case "transferred":
    case "assignedOn":
      return ordered(change);
    case "acknowledged":
      return [];
    case "reported":
      return touched === undefined
        ? []
        : [...toAssigner("reported"), ...toLeadBeside(before, touched, "reported")];
    case "extensionAsked":
      return toAssigner("extensionAsked");
    case "extensionGranted":
    case "extensionRefused":
      return touched?.extension
        ? [
            { to: person(touched.extension.askedBy), reason: "extensionDecided", assignmentId: touched.id },
            { to: touched.assignee, reason: "extensionDecided", assignmentId: touched.id },
          ]
        : [];
    case "assignmentReturned":
      return toAssigner("returned");
    case "completed":
      return [
        ...change.changed
          .filter((it) => it.state === "completed")
          .flatMap((it) => [
            ...toWhoAnswersFor(before, it, "completed"),
            ...toLeadBeside(before, it, "completed"),
          ]),
        ...released(change),
      ];
    case "reopened":
      return change.changed.map((it) => ({ to: it.assignee, reason: "reopened", assignmentId: it.id }));
  }
}

/** Who got something to do or to know; a lead that goes on under a new order; and who has it no longer. */
function ordered(change: RoutingChange): NoticeTo[] {
  const goOn = change.changed.filter((it) => it.id !== change.event.assignmentId && isOpen(it));
  return [...change.added.map(toAssignee), ...goOn.map(toAssignee), ...released(change)];
}

function toAssignee(assignment: Assignment): NoticeTo {
  return {
    to: assignment.assignee,
    reason: assignment.role === "inform" ? "assignedInform" : "assigned",
    assignmentId: assignment.id,
  };
}

function released({ changed }: RoutingChange): NoticeTo[] {
  return changed
    .filter((it) => it.state === "withdrawn" && it.role !== "inform")
    .map((it) => ({ to: it.assignee, reason: "released", assignmentId: it.id }));
}

/** The person who gave it; and within a unit its head, who may be another one by now. */
function toWhoAnswersFor({ slip }: Matter, assignment: Assignment, reason: NoticeTo["reason"]): NoticeTo[] {
  const parent = parentOf(slip, assignment);
  const both = [person(assignment.assignedBy), ...(parent === null ? [] : [parent.assignee])];
  return both.map((to) => ({ to, reason, assignmentId: assignment.id }));
}

/** Supporting people report to the lead beside them. */
function toLeadBeside({ slip }: Matter, assignment: Assignment, reason: NoticeTo["reason"]): NoticeTo[] {
  const lead = assignment.role === "support" ? leadAt(slip, assignment.parentId) : null;
  return lead === null ? [] : [{ to: lead.assignee, reason, assignmentId: assignment.id }];
}
