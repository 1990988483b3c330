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
import { isAfterDocument } from "./after-document.ts";
import { placeInstead, replacedBy } from "./mend.ts";
import { placeOrder, type Order, type Place, type Placed } from "./place-order.ts";
import { revokedByMending } from "./revoked-by-mending.ts";
import { stateAllows, stateAllowsOn } from "./state-allows.ts";

/**
 * A leader instructs, or the clerk transfers directly (`level`). Several at work need a lead (Đ23.2); an order that
 * only informs, while nobody is at work, ends the matter. A further order adds to the slip, and a new lead replaces
 * the present one, whose assignment is withdrawn but stays.
 */
export function instruct(matter: Matter, order: Order, level: "leader" | "clerk", act: Act): RoutingChange {
  const { document, slip } = matter;
  const replaced = replacedBy(matter, order, act);
  // What an order did that is being replaced does not stand in its own way.
  if (replaced === null) demand(stateAllows(level === "leader" ? "instruct" : "transfer", matter));
  refuseUnclearOrder(order);
  const isLate = isAfterDocument(document, order.deadlineAt, { at: act.at, confirmed: order.confirmed });
  const instruction = instructionOf(document.id, order, level, act);
  const place = {
    documentId: document.id,
    agencyId: document.agencyId,
    parentId: null,
    deadlineAt: document.deadlineAt,
  };
  const placed = placedOrder(order, { place, slip, replaced, instruction }, act);
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
      details: { ...orderDetails(order, document.deadlineAt), ...aside(replaced, isLate && document) },
    },
    {
      instruction,
      added: placed.added,
      changed: placed.changed,
      grants: placed.added.map(grantOf),
      revokes: revokedByMending(matter, replaced, placed),
    },
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
  const confirm = { at: act.at, confirmed: order.confirmed };
  const isLate = parent.deadlineAt === null && isAfterDocument(document, order.deadlineAt, confirm);
  const replaced = replacedBy(matter, order, act);
  const instruction = instructionOf(document.id, order, "unit", act);
  const place = {
    documentId: document.id,
    agencyId: document.agencyId,
    parentId: parent.id,
    deadlineAt: parent.deadlineAt,
  };
  const placed = placedOrder(order, { place, slip, replaced, instruction }, act);
  return changeOf(
    document,
    {
      kind: "assignedOn",
      assignmentId: parent.id,
      instructionId: instruction.id,
      text: order.text,
      details: { ...orderDetails(order, parent.deadlineAt), ...aside(replaced, isLate && document) },
    },
    {
      instruction,
      added: placed.added,
      // The unit's own assignment too, even unchanged: of two heads who assign at once the second is told.
      changed: [parent.state === "assigned" ? acknowledgedBy(parent, act) : parent, ...placed.changed],
      grants: placed.added.map(grantOf),
      revokes: revokedByMending(matter, replaced, placed),
    },
  );
}

interface Placing {
  readonly place: Place;
  readonly slip: RoutingSlip;
  readonly replaced: Instruction | null;
  readonly instruction: Instruction;
}

function placedOrder(order: Order, { place, slip, replaced, instruction }: Placing, act: Act): Placed {
  return replaced === null
    ? placeOrder(order, place, slip, instruction, act)
    : placeInstead(order, place, slip, replaced, instruction, act);
}

/** What the history says besides the order itself. */
function aside(
  replaced: Instruction | null,
  overruled: Matter["document"] | false,
): Readonly<Record<string, string>> {
  return {
    ...(replaced === null ? {} : { replaces: replaced.id, replacedAt: replaced.givenAt.toISOString() }),
    ...(overruled === false ? {} : { afterDocument: overruled.fields.dueDate ?? "" }),
  };
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

function hasSupport(slip: RoutingSlip, { added, changed }: Placed): boolean {
  const unchanged = slip.assignments.filter(({ id }) => changed.every((it) => it.id !== id));
  return [...unchanged, ...changed, ...added].some(
    (it) => it.parentId === null && it.role === "support" && isAtWork(it),
  );
}

function instructionOf(
  documentId: string,
  { text, replaces }: Order,
  level: Instruction["level"],
  act: Act,
): Instruction {
  return {
    id: act.nextId(),
    documentId,
    by: act.by,
    onBehalfOf: act.onBehalfOf,
    givenAt: act.at,
    level,
    text,
    replaces,
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
