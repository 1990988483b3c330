import type { NameRef } from "../../contract/common.ts";
import type { AssignmentView, InstructionView, SlipView } from "../../contract/routing.ts";
import type { WorkingCalendar } from "../../domain/calendar/working-calendar.ts";
import {
  isOpen,
  type Assignment,
  type Instruction,
  type RoutingSlip,
} from "../../domain/routing/assignment.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { presentDeadline } from "./present-deadline.ts";

/** Names of people and units by id. */
export type Names = ReadonlyMap<string, string>;

export interface Present {
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

export const refOf = (names: Names, id: string): NameRef => ({ id, name: names.get(id) ?? "…" });

export async function namesOnSlips(records: Records, slips: Iterable<RoutingSlip>): Promise<Names> {
  const people = new Set<string>();
  const units = new Set<string>();
  for (const { instructions, assignments } of slips) {
    for (const { by, onBehalfOf } of instructions) for (const id of [by, onBehalfOf]) if (id) people.add(id);
    for (const it of assignments) {
      (it.assignee.kind === "unit" ? units : people).add(it.assignee.id);
      for (const id of [it.assignedBy, it.acknowledgedBy, it.extension?.askedBy]) if (id) people.add(id);
    }
  }
  const named = await records.people.names([...people]);
  const nodes = await records.organisation.nodesById([...units]);
  return new Map([...named, ...nodes.map((node): [string, string] => [node.id, node.name])]);
}

/** The routing slip with names and deadlines in words; `mendableUntil` says which instruction its reader can mend. */
export async function presentSlip(
  records: Records,
  agencyId: string,
  slip: RoutingSlip,
  names: Names,
  present: Present & { readonly mendableUntil: (instruction: Instruction) => Date | null },
): Promise<SlipView> {
  const appointed =
    slip.instructions.length === 0
      ? []
      : await records.people.appointedIn(agencyId, localDateOf(present.now));
  const positionOf = (id: string) =>
    appointed.find((it) => it.personId === id && it.positionName !== null)?.positionName ?? null;
  return {
    instructions: slip.instructions.map((it) => ({
      ...instructionView(it, names, positionOf(it.by)),
      mendableUntil: present.mendableUntil(it)?.toISOString() ?? null,
    })),
    assignments: slip.assignments.map((it) => assignmentView(it, names, present)),
  };
}

function instructionView(
  instruction: Instruction,
  names: Names,
  position: string | null,
): Omit<InstructionView, "mendableUntil"> {
  const { id, by, onBehalfOf, givenAt, level, text, replaces } = instruction;
  return {
    id,
    by: refOf(names, by),
    onBehalfOf: onBehalfOf === null ? null : refOf(names, onBehalfOf),
    position,
    givenAt: givenAt.toISOString(),
    level,
    text,
    replaces,
  };
}

function assignmentView(assignment: Assignment, names: Names, present: Present): AssignmentView {
  const { extension } = assignment;
  return {
    id: assignment.id,
    instructionId: assignment.instructionId,
    parentId: assignment.parentId,
    role: assignment.role,
    assignee: { kind: assignment.assignee.kind, ...refOf(names, assignment.assignee.id) },
    isClaim: assignment.isClaim,
    assignedBy: refOf(names, assignment.assignedBy),
    assignedAt: assignment.assignedAt.toISOString(),
    deadline: deadlineOf(assignment, present),
    state: assignment.state,
    acknowledgedAt: assignment.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: assignment.acknowledgedBy === null ? null : refOf(names, assignment.acknowledgedBy),
    completedAt: assignment.completedAt?.toISOString() ?? null,
    result: assignment.result,
    replySymbol: assignment.replySymbol,
    extension:
      extension === null
        ? null
        : {
            until: extension.until.toISOString(),
            reason: extension.reason,
            askedAt: extension.askedAt.toISOString(),
            askedBy: refOf(names, extension.askedBy),
          },
    version: assignment.version,
  };
}

/** What has ended was in time or not as seen from its end, not from now. */
function deadlineOf(assignment: Assignment, present: Present): AssignmentView["deadline"] {
  const { deadlineAt, firstDeadlineAt, completedAt } = assignment;
  const now = isOpen(assignment) ? present.now : (completedAt ?? present.now);
  return presentDeadline(deadlineAt, firstDeadlineAt, { ...present, now });
}
