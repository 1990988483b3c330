import type { Assignment, AssignmentRole, RoutingSlip } from "../../domain/routing/assignment.ts";

const place: Readonly<Record<AssignmentRole, number>> = { lead: 0, support: 1, inform: 2 };

/**
 * To whom the agency gave a document, each once, the lead first; not what units gave on. Who gave it back, or was replaced
 * as the lead, has it no more; who supported until it was done has received it all the same.
 */
export function receiversOf(slip: RoutingSlip): Assignment[] {
  const given = slip.assignments
    .filter((it) => it.parentId === null && it.state !== "returned" && !wasReplaced(it, slip))
    .sort((one, other) => place[one.role] - place[other.role]);
  return given.filter((it, at) => given.findIndex(({ assignee }) => assignee.id === it.assignee.id) === at);
}

/** Who leads, or led to the end. */
export function leadOf(slip: RoutingSlip): Assignment | null {
  return receiversOf(slip).find(({ role }) => role === "lead") ?? null;
}

/** A lead whose place a later order gave to another; the slip has its assignments in the order they were given. */
export function wasReplaced(assignment: Assignment, { assignments }: RoutingSlip): boolean {
  if (assignment.state !== "withdrawn" || assignment.role !== "lead") return false;
  const at = assignments.findIndex(({ id }) => id === assignment.id);
  return assignments
    .slice(at + 1)
    .some(({ role, parentId }) => role === "lead" && parentId === assignment.parentId);
}
