import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import {
  assignmentRoles,
  assignmentStates,
  isOpen,
  type Assignment,
  type Instruction,
} from "../../../domain/routing/assignment.ts";
import type { Tables } from "../schema.ts";

export type AssignmentRow = Selectable<Tables["assignment"]>;

const role = z.enum(assignmentRoles);
const state = z.enum(assignmentStates);
const assigneeKind = z.enum(["person", "unit"]);
const level = z.enum(["leader", "unit", "clerk"]);

/** Stands for 'no deadline' where lists sort by deadline. */
const endOfTime = new Date("9999-12-31T00:00:00.000Z");

export function toInstruction(row: Selectable<Tables["instruction"]>): Instruction {
  return {
    id: row.id,
    documentId: row.document_id,
    by: row.given_by,
    onBehalfOf: row.on_behalf_of,
    givenAt: row.given_at,
    level: level.parse(row.level),
    text: row.text,
    replaces: row.replaces_id,
  };
}

export function toAssignment(row: AssignmentRow): Assignment {
  const { extension_until_at, extension_asked_at, extension_asked_by } = row;
  return {
    id: row.id,
    documentId: row.document_id,
    agencyId: row.agency_id,
    instructionId: row.instruction_id,
    parentId: row.parent_id,
    role: role.parse(row.role),
    assignee: { kind: assigneeKind.parse(row.assignee_kind), id: row.assignee_id },
    isClaim: row.is_claim,
    assignedBy: row.assigned_by,
    assignedAt: row.assigned_at,
    heldSince: row.held_since_at ?? row.assigned_at,
    deadlineAt: row.deadline_at,
    firstDeadlineAt: row.first_deadline_at,
    state: state.parse(row.state),
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    completedAt: row.completed_at,
    result: row.result,
    replySymbol: row.reply_symbol,
    extension:
      extension_until_at === null || extension_asked_at === null || extension_asked_by === null
        ? null
        : {
            until: extension_until_at,
            reason: row.extension_reason ?? "",
            askedAt: extension_asked_at,
            askedBy: extension_asked_by,
          },
    version: row.version,
  };
}

/** Everything but what only the store knows: what a returned one was returned upon. */
export function assignmentRow(
  assignment: Assignment,
): Omit<Insertable<Tables["assignment"]>, "returned_upon_at"> {
  return {
    id: assignment.id,
    document_id: assignment.documentId,
    agency_id: assignment.agencyId,
    instruction_id: assignment.instructionId,
    parent_id: assignment.parentId,
    role: assignment.role,
    assignee_kind: assignment.assignee.kind,
    assignee_id: assignment.assignee.id,
    is_claim: assignment.isClaim,
    assigned_by: assignment.assignedBy,
    assigned_at: assignment.assignedAt,
    held_since_at: assignment.heldSince,
    deadline_at: assignment.deadlineAt,
    first_deadline_at: assignment.firstDeadlineAt,
    due_at: assignment.deadlineAt ?? endOfTime,
    state: assignment.state,
    is_open: isOpen(assignment),
    acknowledged_at: assignment.acknowledgedAt,
    acknowledged_by: assignment.acknowledgedBy,
    completed_at: assignment.completedAt,
    result: assignment.result,
    reply_symbol: assignment.replySymbol,
    extension_until_at: assignment.extension?.until ?? null,
    extension_reason: assignment.extension?.reason ?? null,
    extension_asked_at: assignment.extension?.askedAt ?? null,
    extension_asked_by: assignment.extension?.askedBy ?? null,
    version: assignment.version,
  };
}
