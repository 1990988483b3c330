import type { Assignee, Assignment } from "../routing/assignment.ts";
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
    | "reopened";
  readonly assignmentId: string | null;
}

const person = (id: string): Assignee => ({ kind: "person", id });

/** Whom a change concerns so much that a card is brought to them; everybody else sees it when they look. */
export function noticesOf(before: Matter, change: RoutingChange): NoticeTo[] {
  const { event } = change;
  const touched = before.slip.assignments.find((it) => it.id === event.assignmentId);
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
      return change.added.map(toAssignee);
    case "acknowledged":
      return [];
    case "reported":
      return touched === undefined ? [] : toThoseAbove(before, touched, "reported");
    case "extensionAsked":
      return touched === undefined
        ? []
        : [{ to: person(touched.assignedBy), reason: "extensionAsked", assignmentId: touched.id }];
    case "extensionGranted":
    case "extensionRefused":
      return touched?.extension
        ? [{ to: person(touched.extension.askedBy), reason: "extensionDecided", assignmentId: touched.id }]
        : [];
    case "assignmentReturned":
      return touched === undefined
        ? []
        : [{ to: person(touched.assignedBy), reason: "returned", assignmentId: touched.id }];
    case "completed":
      return change.changed
        .filter((it) => it.state === "completed")
        .flatMap((it) => toThoseAbove(before, it, "completed"));
    case "reopened":
      return change.changed.map((it) => ({ to: it.assignee, reason: "reopened", assignmentId: it.id }));
  }
}

function toAssignee(assignment: Assignment): NoticeTo {
  return {
    to: assignment.assignee,
    reason: assignment.role === "inform" ? "assignedInform" : "assigned",
    assignmentId: assignment.id,
  };
}

/** Who assigned it; and supporting people report to the lead beside them. */
function toThoseAbove(
  { slip }: Matter,
  assignment: Assignment,
  reason: "reported" | "completed",
): NoticeTo[] {
  const leads = slip.assignments.filter(
    (it) =>
      assignment.role === "support" &&
      it.role === "lead" &&
      it.parentId === assignment.parentId &&
      it.state !== "withdrawn" &&
      it.state !== "returned",
  );
  return [
    { to: person(assignment.assignedBy), reason, assignmentId: assignment.id },
    ...leads.map((lead): NoticeTo => ({ to: lead.assignee, reason, assignmentId: assignment.id })),
  ];
}
