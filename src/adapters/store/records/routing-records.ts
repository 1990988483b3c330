import { type Kysely, sql } from "kysely";
import type { Assignment } from "../../../domain/routing/assignment.ts";
import type { RoutingRecords } from "../../../ports/records/routing-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { assignmentRow, toAssignment, toInstruction } from "./assignment-row.ts";
import {
  assignedBy,
  completedBy,
  countOpen,
  documentsBefore,
  documentsToSubmit,
  dueBefore,
  openAssignments,
  toAnswer,
} from "./work-lists.ts";

export function routingRecords(db: Kysely<Tables>): RoutingRecords {
  return {
    async slip(documentId) {
      const slips = await slipsOf(db, [documentId]);
      return slips.get(documentId) ?? { instructions: [], assignments: [] };
    },
    slips: (documentIds) => slipsOf(db, documentIds),
    async assignment(id) {
      const row = await db.selectFrom("assignment").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toAssignment(row);
    },
    async insertInstruction({ documentId, by, onBehalfOf, givenAt, replaces, ...rest }) {
      await db
        .insertInto("instruction")
        .values({
          ...rest,
          document_id: documentId,
          given_by: by,
          on_behalf_of: onBehalfOf,
          given_at: givenAt,
          replaces_id: replaces,
        })
        .execute();
    },
    async insertAssignments(assignments) {
      for (const assignment of assignments) {
        await db
          .insertInto("assignment")
          .values({ ...assignmentRow(assignment), returned_upon_at: null })
          .execute();
      }
    },
    updateAssignment: (assignment, seenVersion) => updateAssignment(db, assignment, seenVersion),
    openAssignments: (owner, roles, page) => openAssignments(db, owner, roles, page),
    documentsBefore: (agencyId, leaderId, page) => documentsBefore(db, agencyId, leaderId, page),
    documentsToSubmit: (agencyId, page) => documentsToSubmit(db, agencyId, page),
    assignedBy: (scope, personId, page) => assignedBy(db, { scope, personId }, page),
    toAnswer: (answerer, what, page) => toAnswer(db, answerer, what, page),
    answerReturned: (documentId, parentId) => answerReturned(db, documentId, parentId),
    completedBy: (owner, page) => completedBy(db, owner, page),
    countOpen: (owner, most) => countOpen(db, owner, most),
    dueBefore: (instant, afterId, limit) => dueBefore(db, instant, afterId, limit),
  };
}

async function updateAssignment(
  db: Kysely<Tables>,
  assignment: Assignment,
  seenVersion: number,
): Promise<boolean> {
  const latestOrder = sql<Date>`coalesce((
    select max(i.given_at) from instruction as i where i.document_id = ${assignment.documentId}
  ), assigned_at)`;
  const result = await db
    .updateTable("assignment")
    .set({
      ...assignmentRow(assignment),
      returned_upon_at: assignment.state === "returned" ? latestOrder : null,
      version: seenVersion + 1,
    })
    .where("id", "=", assignment.id)
    .where("version", "=", seenVersion)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

async function answerReturned(
  db: Kysely<Tables>,
  documentId: string,
  parentId: string | null | undefined,
): Promise<void> {
  const returned = db
    .updateTable("assignment")
    .set({ returned_upon_at: null })
    .where("document_id", "=", documentId)
    .where("returned_upon_at", "is not", null);
  const there =
    parentId === undefined
      ? returned
      : parentId === null
        ? returned.where("parent_id", "is", null)
        : returned.where("parent_id", "=", parentId);
  await there.execute();
}

async function slipsOf(db: Kysely<Tables>, documentIds: readonly string[]) {
  const slips = new Map<
    string,
    { instructions: ReturnType<typeof toInstruction>[]; assignments: Assignment[] }
  >();
  if (documentIds.length === 0) return slips;
  for (const id of documentIds) slips.set(id, { instructions: [], assignments: [] });
  const instructions = await db
    .selectFrom("instruction")
    .selectAll()
    .where(inList(db, "document_id", documentIds))
    .orderBy("given_at")
    .orderBy("id")
    .execute();
  for (const row of instructions) slips.get(row.document_id)?.instructions.push(toInstruction(row));
  const assignments = await db
    .selectFrom("assignment")
    .selectAll()
    .where(inList(db, "document_id", documentIds))
    .orderBy("assigned_at")
    .orderBy("id")
    .execute();
  for (const row of assignments) slips.get(row.document_id)?.assignments.push(toAssignment(row));
  return slips;
}
