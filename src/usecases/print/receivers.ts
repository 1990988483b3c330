import type { Assignment, AssignmentRole, RoutingSlip } from "../../domain/routing/assignment.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";

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

/** Ngày chuyển: when the first of them was given it. */
export function transferredOn(received: readonly Assignment[]): LocalDate | null {
  return received.map(({ assignedAt }) => localDateOf(assignedAt)).sort()[0] ?? null;
}

/** Ký nhận: who took it in the system, and when, in place of a signature in ink. */
export function receiptsOf(received: readonly Assignment[]): { personId: string; at: Date }[] {
  return received.flatMap(({ acknowledgedAt, acknowledgedBy }) =>
    acknowledgedAt === null || acknowledgedBy === null
      ? []
      : [{ personId: acknowledgedBy, at: acknowledgedAt }],
  );
}

/** Who leads, or led to the end. */
export function leadOf(slip: RoutingSlip): Assignment | null {
  return receiversOf(slip).find(({ role }) => role === "lead") ?? null;
}

/**
 * A lead whose place a later order gave to another, or whoever was named by a slip that was mended at once; the slip has
 * its assignments in the order they were given.
 */
export function wasReplaced(assignment: Assignment, { instructions, assignments }: RoutingSlip): boolean {
  if (assignment.state !== "withdrawn") return false;
  if (instructions.some(({ replaces }) => replaces === assignment.instructionId)) return true;
  if (assignment.role !== "lead") return false;
  const at = assignments.findIndex(({ id }) => id === assignment.id);
  return assignments
    .slice(at + 1)
    .some(({ role, parentId }) => role === "lead" && parentId === assignment.parentId);
}
