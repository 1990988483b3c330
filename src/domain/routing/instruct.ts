import { demand } from "../policies/decision.ts";
import { assigneePrincipal, type Principal } from "../policies/read-scope.ts";
import { RuleBroken } from "../rule-broken.ts";
import {
  isAtWork,
  isSameAssignee,
  type Assignee,
  type Assignment,
  type Instruction,
  type RoutingSlip,
} from "./assignment.ts";
import { acknowledgedBy, changeOf, type Act, type Matter, type RoutingChange } from "./change.ts";
import { placeOrder, type Order, type Placed } from "./place-order.ts";
import { stateAllows, stateAllowsOn } from "./state-allows.ts";

/**
 * A leader instructs, or the clerk transfers directly (`level`). Several at work need a lead (Đ23.2); an order that
 * only informs, while nobody is at work, ends the matter. A further order adds to the slip, and a new lead replaces
 * the present one, whose assignment is withdrawn but stays.
 */
export function instruct(matter: Matter, order: Order, level: "leader" | "clerk", act: Act): RoutingChange {
  const { document, slip } = matter;
  demand(stateAllows(level === "leader" ? "instruct" : "transfer", matter));
  refuseUnclearOrder(order);
  const instruction = instructionOf(document.id, order.text, level, act);
  const place = {
    documentId: document.id,
    agencyId: document.agencyId,
    parentId: null,
    deadlineAt: document.deadlineAt,
  };
  const placed = placeOrder(order, place, slip, instruction, act);
  if (placed.lead === null && hasSupport(slip, placed)) {
    throw new RuleBroken("routing.lead-needed", { field: "lead" });
  }
  return changeOf(
    {
      ...document,
      // Only for information: nothing is left to handle, so nothing waits.
      state: placed.lead === null ? "done" : "assigned",
      deadlineAt: placed.lead?.deadlineAt ?? document.deadlineAt,
    },
    {
      kind: level === "leader" ? "instructed" : "transferred",
      instructionId: instruction.id,
      text: order.text,
      details: orderDetails(order, document.deadlineAt),
    },
    { instruction, added: placed.added, changed: placed.changed, grants: placed.added.map(grantOf) },
  );
}

/** The head of a unit assigns on within it, under the assignment that the unit has. */
export function assignOn(matter: Matter, parent: Assignment, order: Order, act: Act): RoutingChange {
  const { document, slip } = matter;
  demand(stateAllowsOn("assignOn", parent, slip));
  refuseUnclearOrder(order);
  if (parent.role === "inform" && (order.lead !== null || order.support.length > 0)) {
    throw new RuleBroken("routing.inform-only");
  }
  refuseLongerThan(parent, order.deadlineAt);
  const instruction = instructionOf(document.id, order.text, "unit", act);
  const place = {
    documentId: document.id,
    agencyId: document.agencyId,
    parentId: parent.id,
    deadlineAt: parent.deadlineAt,
  };
  const placed = placeOrder(order, place, slip, instruction, act);
  return changeOf(
    document,
    {
      kind: "assignedOn",
      assignmentId: parent.id,
      instructionId: instruction.id,
      text: order.text,
      details: orderDetails(order, parent.deadlineAt),
    },
    {
      instruction,
      added: placed.added,
      // The unit's own assignment too, even unchanged: of two heads who assign at once the second is told.
      changed: [parent.state === "assigned" ? acknowledgedBy(parent, act) : parent, ...placed.changed],
      grants: placed.added.map(grantOf),
    },
  );
}

/** A unit cannot give its people longer than it has itself. */
export function refuseLongerThan(parent: Assignment | null, deadlineAt: Date | null): void {
  const longest = parent?.deadlineAt ?? null;
  if (longest === null || deadlineAt === null || deadlineAt <= longest) return;
  throw new RuleBroken("routing.deadline-after-unit", { field: "deadlineAt" });
}

function refuseUnclearOrder(order: Order): void {
  const all = [...(order.lead ? [order.lead] : []), ...order.support, ...order.inform];
  if (all.length === 0) throw new RuleBroken("routing.nobody-assigned", { field: "lead" });
  const twice = all.some((one, i) => all.findIndex((other) => isSameAssignee(one, other)) !== i);
  if (twice) throw new RuleBroken("routing.assigned-twice", { field: "support" });
}

function hasSupport(slip: RoutingSlip, { added }: Placed): boolean {
  const atTop = slip.assignments.filter(({ parentId }) => parentId === null);
  return [...atTop, ...added].some((it) => it.role === "support" && isAtWork(it));
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

function grantOf({ assignee }: Assignment): Principal {
  return assigneePrincipal(assignee);
}

/** `otherwiseAt` is the deadline that holds where the order names none. */
function orderDetails(order: Order, otherwiseAt: Date | null): Readonly<Record<string, string | null>> {
  const names = (list: readonly Assignee[]): string => list.map((a) => `${a.kind}:${a.id}`).join(" ");
  const isWork = order.lead !== null || order.support.length > 0;
  const deadlineAt = isWork ? (order.deadlineAt ?? otherwiseAt) : null;
  return {
    lead: order.lead ? names([order.lead]) : null,
    support: names(order.support),
    inform: names(order.inform),
    deadlineAt: deadlineAt?.toISOString() ?? null,
  };
}
