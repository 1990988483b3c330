import { personPrincipal, unitPrincipal, type Principal } from "../policies/read-scope.ts";
import { RuleBroken } from "../rule-broken.ts";
import {
  isOpen,
  type Assignee,
  type Assignment,
  type AssignmentRole,
  type Instruction,
} from "./assignment.ts";
import { changeOf, type Act, type Matter, type RoutingChange } from "./change.ts";

/** An order as it is given: whom, what, by when (NĐ 30, Đ23.2 and Đ23.4). */
export interface Order {
  readonly text: string;
  readonly lead: Assignee | null;
  readonly support: readonly Assignee[];
  readonly inform: readonly Assignee[];
  readonly deadlineAt: Date | null;
}

const sameAssignee = (a: Assignee, b: Assignee): boolean => a.kind === b.kind && a.id === b.id;

/**
 * A leader instructs, or the clerk transfers directly (`level`). Several at work need a lead
 * (Đ23.2); an order that only informs ends the matter. A further order adds to the slip, and a new lead replaces the present one, whose assignment is withdrawn but stays.
 */
export function instruct(matter: Matter, order: Order, level: "leader" | "clerk", act: Act): RoutingChange {
  const { document, slip } = matter;
  if (document.state === "done") throw new RuleBroken("routing.done");
  if (level === "leader" && document.state === "returned") throw new RuleBroken("routing.not-before-leader");
  refuseUnclearOrder(order);
  const top = slip.assignments.filter((a) => a.parentId === null);
  const lead = top.find((a) => a.role === "lead" && a.state !== "withdrawn" && a.state !== "returned");
  const leadStays = order.lead !== null && lead !== undefined && sameAssignee(lead.assignee, order.lead);
  const instruction = instructionOf(document.id, order.text, level, act);
  const added = assignmentsOf(order, {
    act,
    instruction,
    documentId: document.id,
    agencyId: document.agencyId,
    parentId: null,
    skip: leadStays ? [lead, ...top.filter(isOpen)] : top.filter((a) => isOpen(a) && a.id !== lead?.id),
  });
  if (added.length === 0 && !leadStays) throw new RuleBroken("routing.nobody-assigned", { field: "lead" });
  const hasLead = order.lead !== null || lead !== undefined;
  if (!hasLead && order.support.length > 0) throw new RuleBroken("routing.lead-needed", { field: "lead" });
  const replaced = order.lead !== null && lead !== undefined && !leadStays ? [lead] : [];
  const changed = [
    ...withdrawn(replaced, slip.assignments),
    ...(leadStays && order.deadlineAt !== null ? [{ ...lead, deadlineAt: order.deadlineAt }] : []),
  ];
  return changeOf(
    // Only for information: nothing is left to handle, so nothing waits.
    {
      ...document,
      state: hasLead ? "assigned" : "done",
      deadlineAt: order.deadlineAt ?? document.deadlineAt,
    },
    {
      kind: level === "leader" ? "instructed" : "transferred",
      instructionId: instruction.id,
      text: order.text,
      details: orderDetails(order),
    },
    { instruction, added, changed, grants: added.map(grantOf) },
  );
}

/** The head of a unit assigns on within it, under the assignment that the unit has. */
export function assignOn(matter: Matter, parent: Assignment, order: Order, act: Act): RoutingChange {
  if (!isOpen(parent)) throw new RuleBroken("routing.assignment-closed");
  refuseUnclearOrder(order);
  if (parent.role === "inform" && (order.lead !== null || order.support.length > 0)) {
    throw new RuleBroken("routing.inform-only");
  }
  const children = matter.slip.assignments.filter((a) => a.parentId === parent.id);
  const lead = children.find((a) => a.role === "lead" && isOpen(a));
  const replaced = order.lead !== null && lead !== undefined && !sameAssignee(lead.assignee, order.lead);
  const instruction = instructionOf(matter.document.id, order.text, "unit", act);
  const withDeadline = { ...order, deadlineAt: withinParent(order.deadlineAt, parent) };
  const added = assignmentsOf(withDeadline, {
    act,
    instruction,
    documentId: matter.document.id,
    agencyId: matter.document.agencyId,
    parentId: parent.id,
    skip: children.filter((a) => isOpen(a) && !(replaced && a.id === lead.id)),
  });
  if (added.length === 0) throw new RuleBroken("routing.nobody-assigned", { field: "lead" });
  const acknowledged = parent.state === "assigned" ? [acknowledgedBy(parent, act)] : [];
  return changeOf(
    matter.document,
    {
      kind: "assignedOn",
      assignmentId: parent.id,
      instructionId: instruction.id,
      text: order.text,
      details: orderDetails(withDeadline),
    },
    {
      instruction,
      added,
      changed: [...acknowledged, ...(replaced ? withdrawn([lead], matter.slip.assignments) : [])],
      grants: added.map(grantOf),
    },
  );
}

export function acknowledgedBy(assignment: Assignment, act: Act): Assignment {
  return { ...assignment, state: "acknowledged", acknowledgedAt: act.at, acknowledgedBy: act.by };
}

function refuseUnclearOrder(order: Order): void {
  const all = [...(order.lead ? [order.lead] : []), ...order.support, ...order.inform];
  if (all.length === 0) throw new RuleBroken("routing.nobody-assigned", { field: "lead" });
  const twice = all.some((one, i) => all.findIndex((other) => sameAssignee(one, other)) !== i);
  if (twice) throw new RuleBroken("routing.assigned-twice", { field: "support" });
}

/** A unit cannot give its people longer than it has itself. */
function withinParent(deadlineAt: Date | null, parent: Assignment): Date | null {
  if (parent.deadlineAt === null) return deadlineAt;
  if (deadlineAt === null) return parent.deadlineAt;
  if (deadlineAt > parent.deadlineAt)
    throw new RuleBroken("routing.deadline-after-unit", { field: "deadlineAt" });
  return deadlineAt;
}

function instructionOf(documentId: string, text: string, level: Instruction["level"], act: Act): Instruction {
  return {
    id: act.nextId(),
    documentId,
    by: act.by,
    onBehalfOf: act.onBehalfOf,
    givenAt: act.at,
    level,
    text,
  };
}

interface AssignmentContext {
  readonly act: Act;
  readonly instruction: Instruction;
  readonly documentId: string;
  readonly agencyId: string;
  readonly parentId: string | null;
  /** Already on the slip: the same assignee is not given the same matter twice. */
  readonly skip: readonly Assignment[];
}

function assignmentsOf(order: Order, context: AssignmentContext): Assignment[] {
  const pairs: [AssignmentRole, Assignee][] = [
    ...(order.lead ? [["lead", order.lead] satisfies [AssignmentRole, Assignee]] : []),
    ...order.support.map((a): [AssignmentRole, Assignee] => ["support", a]),
    ...order.inform.map((a): [AssignmentRole, Assignee] => ["inform", a]),
  ];
  return pairs
    .filter(
      ([role, assignee]) =>
        !context.skip.some((a) => sameAssignee(a.assignee, assignee) && (a.role === role || role !== "lead")),
    )
    .map(([role, assignee]) => newAssignment(role, assignee, order.deadlineAt, context));
}

function newAssignment(
  role: AssignmentRole,
  assignee: Assignee,
  deadlineAt: Date | null,
  { act, instruction, documentId, agencyId, parentId }: AssignmentContext,
): Assignment {
  const due = role === "inform" ? null : deadlineAt;
  return {
    id: act.nextId(),
    documentId,
    agencyId,
    instructionId: instruction.id,
    parentId,
    role,
    assignee,
    assignedBy: act.by,
    assignedAt: act.at,
    deadlineAt: due,
    firstDeadlineAt: due,
    state: "assigned",
    acknowledgedAt: null,
    acknowledgedBy: null,
    completedAt: null,
    result: null,
    replySymbol: null,
    extension: null,
    version: 1,
  };
}

/** A replaced lead is withdrawn together with everything that was assigned on under it. */
function withdrawn(roots: readonly Assignment[], all: readonly Assignment[]): Assignment[] {
  const ids = new Set(roots.map((a) => a.id));
  for (const a of all) if (a.parentId !== null && ids.has(a.parentId)) ids.add(a.id);
  return all
    .filter((a) => ids.has(a.id) && isOpen(a))
    .map((a) => ({ ...a, state: "withdrawn", extension: null }));
}

function grantOf({ assignee }: Assignment): Principal {
  return assignee.kind === "person" ? personPrincipal(assignee.id) : unitPrincipal(assignee.id);
}

function orderDetails(order: Order): Readonly<Record<string, string | null>> {
  const names = (list: readonly Assignee[]): string => list.map((a) => `${a.kind}:${a.id}`).join(" ");
  return {
    lead: order.lead ? names([order.lead]) : null,
    support: names(order.support),
    inform: names(order.inform),
    deadlineAt: order.deadlineAt?.toISOString() ?? null,
  };
}
