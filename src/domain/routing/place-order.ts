import { RuleBroken } from "../rule-broken.ts";
import {
  below,
  isAtWork,
  isOpen,
  isSameAssignee,
  leadAt,
  stands,
  type Assignee,
  type Assignment,
  type AssignmentRole,
  type Instruction,
  type RoutingSlip,
} from "./assignment.ts";
import { deskOfAct, type Act } from "./change.ts";

/** An order as it is given: whom, what, by when (NĐ 30, Đ23.2 and Đ23.4). */
export interface Order {
  readonly text: string;
  readonly lead: Assignee | null;
  readonly support: readonly Assignee[];
  readonly inform: readonly Assignee[];
  readonly deadlineAt: Date | null;
  /** The instruction in whose place it is given. */
  readonly replaces: string | null;
  /** Codes of what was asked back and confirmed. */
  readonly confirmed: readonly string[];
}

/** Where an order lands. */
export interface Place {
  readonly documentId: string;
  readonly agencyId: string;
  /** The assignment of the unit within which it is given; null on the document itself. */
  readonly parentId: string | null;
  /** What holds where the order names no deadline. */
  readonly deadlineAt: Date | null;
}

export interface Placed {
  readonly added: readonly Assignment[];
  readonly changed: readonly Assignment[];
  /** Who leads at this place afterwards. */
  readonly lead: Assignment | null;
}

const weight: Readonly<Record<AssignmentRole, number>> = { lead: 3, support: 2, inform: 1 };

/**
 * What an order makes of the people who have the matter already. A new lead replaces the present one; who gets a
 * weightier role gives up the lighter one; who has the same or a weightier one keeps it; a lead named again goes on
 * under the new order, and under its deadline if it gives one. Throws `routing.nobody-assigned` where nothing new is ordered.
 */
export function placeOrder(
  order: Order,
  place: Place,
  slip: RoutingSlip,
  instruction: Instruction,
  act: Act,
): Placed {
  const present = slip.assignments.filter((it) => it.parentId === place.parentId && stands(it));
  const lead = leadAt(slip, place.parentId);
  const staying =
    lead !== null && order.lead !== null && isSameAssignee(lead.assignee, order.lead) ? lead : null;
  const replaced = lead !== null && order.lead !== null && staying === null ? [lead] : [];
  const kept = present.filter((it) => !replaced.includes(it));
  const added = rolesIn(order)
    .filter(
      ([role, who]) =>
        !kept.some((it) => isSameAssignee(it.assignee, who) && weight[it.role] >= weight[role]),
    )
    .map(([role, who]) =>
      newAssignment(role, who, order.deadlineAt ?? place.deadlineAt, place, instruction, act),
    );
  const outranked = kept.filter((it) => added.some((one) => isSameAssignee(one.assignee, it.assignee)));
  const again = { instructionId: instruction.id, assignedBy: deskOfAct(act), heldSince: act.at };
  const goesOn = staying === null ? [] : underDeadline({ ...staying, ...again }, order.deadlineAt, slip);
  if (added.length === 0 && (staying === null || (order.text === "" && order.deadlineAt === null))) {
    throw new RuleBroken("routing.nobody-assigned", { field: "lead" });
  }
  return {
    added,
    changed: [...withdrawn([...replaced, ...outranked], slip), ...goesOn],
    lead: order.lead === null ? lead : (goesOn[0] ?? added.find(({ role }) => role === "lead") ?? null),
  };
}

function rolesIn(order: Order): [AssignmentRole, Assignee][] {
  const of = (role: AssignmentRole, list: readonly Assignee[]) =>
    list.map((who): [AssignmentRole, Assignee] => [role, who]);
  return [
    ...of("lead", order.lead === null ? [] : [order.lead]),
    ...of("support", order.support),
    ...of("inform", order.inform),
  ];
}

/** As it is on the day on which it is given. */
export function newAssignment(
  role: AssignmentRole,
  assignee: Assignee,
  deadlineAt: Date | null,
  { documentId, agencyId, parentId }: Omit<Place, "deadlineAt">,
  instruction: Pick<Instruction, "id">,
  act: Act,
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
    isClaim: false,
    assignedBy: deskOfAct(act),
    assignedAt: act.at,
    heldSince: act.at,
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

/** Replaced, together with everything that was assigned on under it. */
export function withdrawn(roots: readonly Assignment[], slip: RoutingSlip): Assignment[] {
  return [...roots, ...below(slip, roots)].filter(isOpen).map(ended);
}

function ended(assignment: Assignment): Assignment {
  return { ...assignment, state: "withdrawn", extension: null };
}

/**
 * The lead that goes on comes first, also where its deadline stays: it has a new order, which whoever acts for it must
 * have seen. People below cannot have longer than it has. A new deadline answers a request for more time.
 */
function underDeadline(lead: Assignment, deadlineAt: Date | null, slip: RoutingSlip): Assignment[] {
  if (deadlineAt === null) return [lead];
  const tooLong = below(slip, [lead]).filter(
    (it) => isAtWork(it) && (it.deadlineAt === null || it.deadlineAt > deadlineAt),
  );
  return [lead, ...tooLong].map((it) => ({
    ...it,
    deadlineAt,
    firstDeadlineAt: it.firstDeadlineAt ?? deadlineAt,
    extension: null,
  }));
}
