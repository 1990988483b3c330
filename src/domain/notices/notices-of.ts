import { isOpen, leadAt, parentOf, type Assignee, type Assignment } from "../routing/assignment.ts";
import type { Matter, RoutingChange } from "../routing/change.ts";
import type { ActReason } from "./reasons.ts";

/**
 * Who is told: a person, the heads of a unit, the clerks of the agency, or an office: whoever acted in it, as long as
 * they still hold it, else who holds it now.
 */
export type Addressee =
  | Assignee
  | { readonly kind: "clerks" }
  | { readonly kind: "leader"; readonly by: string; readonly now: string | null }
  | { readonly kind: "clerk"; readonly by: string }
  | { readonly kind: "head"; readonly by: string; readonly unitId: string };

export interface NoticeTo {
  readonly to: Addressee;
  readonly reason: ActReason;
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
    case "claimed":
      return touched === undefined
        ? []
        : [{ to: touched.assignee, reason: "claimed", assignmentId: touched.id }];
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
        ? [{ to: whoAsked(touched), reason: "extensionDecided", assignmentId: touched.id }]
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
    case "refused":
      return refused(before, change);
    case "handedOver":
    case "leftWith":
      return change.changed.map(toAssignee);
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

/** Who had it: the leader before whom it stood, and those who were to handle it. */
function refused({ document }: Matter, { changed }: RoutingChange): NoticeTo[] {
  const leader = document.state === "submitted" ? document.submittedTo : null;
  return [
    ...(leader === null ? [] : [{ to: person(leader), reason: "refused", assignmentId: null } as const]),
    ...changed.map((it) => ({ to: it.assignee, reason: "refused", assignmentId: it.id }) as const),
  ];
}

function released({ changed }: RoutingChange): NoticeTo[] {
  return changed
    .filter((it) => it.state === "withdrawn" && it.role !== "inform")
    .map((it) => ({ to: it.assignee, reason: "released", assignmentId: it.id }));
}

function toWhoAnswersFor(matter: Matter, assignment: Assignment, reason: NoticeTo["reason"]): NoticeTo[] {
  return [{ to: whoAnswersFor(matter, assignment), reason, assignmentId: assignment.id }];
}

/** The office in which it was given, as `mayOnAssignment` has it for an answer. */
export function whoAnswersFor({ document, slip }: Matter, assignment: Assignment): Addressee {
  const { assignedBy: by } = assignment;
  const parent = parentOf(slip, assignment);
  if (parent !== null) return { kind: "head", by, unitId: parent.assignee.id };
  const order = slip.instructions.find(({ id }) => id === assignment.instructionId);
  return order?.level === "clerk" ? { kind: "clerk", by } : { kind: "leader", by, now: document.submittedTo };
}

/** The person at work, or the heads of the unit, the one who asked among them. */
function whoAsked({ assignee, extension }: Assignment): Addressee {
  if (assignee.kind === "person") return assignee;
  return { kind: "head", by: extension?.askedBy ?? "", unitId: assignee.id };
}

/** Supporting people report to the lead beside them. */
function toLeadBeside({ slip }: Matter, assignment: Assignment, reason: NoticeTo["reason"]): NoticeTo[] {
  const lead = assignment.role === "support" ? leadAt(slip, assignment.parentId) : null;
  return lead === null ? [] : [{ to: lead.assignee, reason, assignmentId: assignment.id }];
}
