import { assigneePrincipal, personPrincipal } from "../policies/read-scope.ts";
import { RuleBroken } from "../rule-broken.ts";
import { isOpen, type Assignee, type Assignment, type RoutingSlip } from "./assignment.ts";
import { changeOf, type Matter, type RoutingChange } from "./change.ts";

/**
 * Gives what a person had who is gone or moves to somebody else, or to a unit for its head to handle or assign on. The
 * order, its deadline and its place on the slip stay: nothing is ordered anew. Throws `document.changed` where it is open
 * no more.
 */
export function handOver(
  { document, slip }: Matter,
  assignment: Assignment,
  to: Assignee,
  at: Date,
): RoutingChange {
  refuseSettled(slip, assignment);
  const handed: Assignment = {
    ...assignment,
    assignee: to,
    heldSince: at,
    // Whoever has it now has not seen it yet.
    state: "assigned",
    acknowledgedAt: null,
    acknowledgedBy: null,
    extension: null,
  };
  return changeOf(
    document,
    {
      kind: "handedOver",
      assignmentId: assignment.id,
      details: { from: assignment.assignee.id, lead: `${to.kind}:${to.id}` },
    },
    { changed: [handed], grants: [assigneePrincipal(to)] },
  );
}

/** Somebody who moved finishes what they began: it goes with them to where they serve now. Throws as `handOver`. */
export function leaveWith({ document, slip }: Matter, assignment: Assignment, at: Date): RoutingChange {
  refuseSettled(slip, assignment);
  return changeOf(
    document,
    { kind: "leftWith", assignmentId: assignment.id, details: { from: assignment.assignee.id } },
    { changed: [{ ...assignment, heldSince: at }] },
  );
}

function refuseSettled(slip: RoutingSlip, assignment: Assignment): void {
  const isLive = slip.assignments.some(
    ({ id, version }) => id === assignment.id && version === assignment.version,
  );
  if (!isLive || !isOpen(assignment) || assignment.assignee.kind !== "person")
    throw new RuleBroken("document.changed");
}

/**
 * Puts a document before another leader, who answers for its orders from now on, in whatever state it is. Throws
 * `document.changed` where it stands before `from` no more.
 */
export function handOverDocument({ document }: Matter, from: string, to: string): RoutingChange {
  if (document.submittedTo !== from || (document.state !== "submitted" && document.state !== "assigned"))
    throw new RuleBroken("document.changed");
  return changeOf(
    { ...document, submittedTo: to },
    { kind: "handedOver", details: { from, lead: `person:${to}` } },
    { grants: [personPrincipal(to)] },
  );
}
