import { RuleBroken } from "../rule-broken.ts";
import {
  below,
  isSameAssignee,
  stands,
  type Assignment,
  type Instruction,
  type RoutingSlip,
} from "./assignment.ts";
import type { Act, Matter } from "./change.ts";
import { placeOrder, withdrawn, type Order, type Place, type Placed } from "./place-order.ts";

/** So long after it was given a slip may be mended, minutes. */
export const mendMinutes = 5;

/**
 * Until when whoever gave the instruction can give another in its place; null where they cannot: it was replaced
 * already, somebody has acknowledged it or acted on it, or the time is over. An instruction itself never changes (R14):
 * what mends it is an instruction of its own that says in whose place it stands, and both stay on the slip.
 */
export function mendableUntil(
  { document, slip }: Matter,
  instruction: Instruction,
  by: string,
  now: Date,
): Date | null {
  const until = new Date(instruction.givenAt.getTime() + mendMinutes * 60_000);
  const under = slip.assignments.filter(({ instructionId }) => instructionId === instruction.id);
  const isDone = document.state === "done" && slip.assignments.some(completedLead);
  if (instruction.by !== by || now >= until || isDone || under.length === 0) return null;
  if (slip.instructions.some(({ replaces }) => replaces === instruction.id)) return null;
  const isUntouched =
    under.every((it) => (isGivenBy(it, instruction) ? it.state === "assigned" : wentOn(it, instruction))) &&
    below(slip, under).every((it) => it.assignedAt < instruction.givenAt);
  return isUntouched ? until : null;
}

/** The instruction that an order replaces; throws `routing.mend-too-late` where it can no longer. */
export function replacedBy(matter: Matter, order: Order, act: Act): Instruction | null {
  if (order.replaces === null) return null;
  const replaced = matter.slip.instructions.find(({ id }) => id === order.replaces);
  if (replaced === undefined || mendableUntil(matter, replaced, act.by, act.at) === null)
    throw new RuleBroken("routing.mend-too-late", { params: { minutes: mendMinutes } });
  return replaced;
}

/**
 * Places an order as if the replaced one had never been given: who is named again in the same role keeps the assignment
 * under the new order and its deadline, who is not has it withdrawn.
 */
export function placeInstead(
  order: Order,
  place: Place,
  slip: RoutingSlip,
  replaced: Instruction,
  instruction: Instruction,
  act: Act,
): Placed {
  const given = slip.assignments.filter((it) => isGivenBy(it, replaced));
  const others = slip.assignments.filter((it) => !given.includes(it));
  const placed = placeOrder(order, place, { ...slip, assignments: others }, instruction, act);
  const again = (it: Assignment): Assignment | null => {
    const was = given.find((one) => one.role === it.role && isSameAssignee(one.assignee, it.assignee));
    if (was === undefined) return null;
    const { instructionId, deadlineAt, firstDeadlineAt } = it;
    return { ...was, instructionId, deadlineAt, firstDeadlineAt };
  };
  const kept = placed.added.flatMap((it) => again(it) ?? []);
  const gone = given.filter(({ id }) => kept.every((it) => it.id !== id));
  const goesOn = others
    .filter((it) => it.instructionId === replaced.id && stands(it))
    .filter(({ id }) => placed.changed.every((it) => it.id !== id))
    .map((it): Assignment => ({ ...it, instructionId: instruction.id }));
  return {
    added: placed.added.filter((it) => again(it) === null),
    changed: [...withdrawn(gone, slip), ...kept, ...goesOn, ...placed.changed],
    lead: placed.lead && (again(placed.lead) ?? placed.lead),
  };
}

/** New with the instruction; a lead that was named again had it before. */
function isGivenBy(it: Assignment, { id, givenAt }: Instruction): boolean {
  return it.instructionId === id && it.assignedAt.getTime() === givenAt.getTime();
}

function wentOn(it: Assignment, { givenAt }: Instruction): boolean {
  const isNewlyTaken = it.acknowledgedAt !== null && it.acknowledgedAt >= givenAt;
  return stands(it) && !isNewlyTaken && it.extension === null;
}

function completedLead({ parentId, role, state }: Assignment): boolean {
  return parentId === null && role === "lead" && state === "completed";
}
