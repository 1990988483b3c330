import { unitPrincipal } from "../policies/read-scope.ts";
import { RuleBroken } from "../rule-broken.ts";
import { isOpen, type Assignment } from "./assignment.ts";
import { changeOf, type Matter, type RoutingChange } from "./change.ts";

/**
 * Gives what a person had who is gone to the unit they worked in, for its head to handle or assign on. The order, its
 * deadline and its place on the slip stay: nothing is ordered anew. Throws `routing.changed` where it is open no more.
 */
export function handOver({ document, slip }: Matter, assignment: Assignment, unitId: string): RoutingChange {
  const isLive = slip.assignments.some(
    ({ id, version }) => id === assignment.id && version === assignment.version,
  );
  if (!isLive || !isOpen(assignment) || assignment.assignee.kind !== "person")
    throw new RuleBroken("document.changed");
  const handed: Assignment = {
    ...assignment,
    assignee: { kind: "unit", id: unitId },
    // The head of the unit has not seen it yet.
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
      details: { from: assignment.assignee.id, lead: `unit:${unitId}` },
    },
    { changed: [handed], grants: [unitPrincipal(unitId)] },
  );
}
