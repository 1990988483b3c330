import { type Insertable, type Kysely, sql } from "kysely";
import type { Assignment } from "../../../domain/routing/assignment.ts";
import type { RoutingRecords } from "../../../ports/records/routing-records.ts";
import { inJsonList } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { toAnswer } from "./answers-due.ts";
import { assignmentRow, toAssignment, toInstruction } from "./assignment-row.ts";
import { assignedBy, completedBy, countListed, countOpen, dueBefore, openAssignments } from "./work-lists.ts";
import { documentsBefore, documentsToSubmit, heldBy } from "./waiting-documents.ts";
import { workDocuments } from "./work-documents.ts";

export function routingRecords(db: Kysely<Tables>): RoutingRecords {
  return {
    async slip(documentId) {
      const slips = await slipsOf(db, [documentId]);
      return slips.get(documentId) ?? { instructions: [], assignments: [] };
    },
    slips: (documentIds) => slipsOf(db, documentIds),
    async assignment(id) {
      const [row] = (await byId(db, { id })).rows;
      return row === undefined ? null : toAssignment(row);
    },
    async insertInstruction({ documentId, by, onBehalfOf, givenAt, replaces, ...rest }) {
      await insertInstruction(db, {
        ...rest,
        document_id: documentId,
        given_by: by,
        on_behalf_of: onBehalfOf,
        given_at: givenAt,
        replaces_id: replaces,
      });
    },
    async insertAssignments(assignments) {
      for (const assignment of assignments) {
        await insertAssignment(db, { ...assignmentRow(assignment), returned_upon_at: null });
      }
    },
    updateAssignment: (assignment, seenVersion) => updateAssignment(db, assignment, seenVersion),
    openAssignments: (owner, roles, page) => openAssignments(db, owner, roles, page),
    documentsBefore: (leader, page) => documentsBefore(db, leader, page),
    heldBy: (agencyId, leaderId, limit) => heldBy(db, agencyId, leaderId, limit),
    documentsToSubmit: (agencyId, page) => documentsToSubmit(db, agencyId, page),
    assignedBy: (scope, personId, page) => assignedBy(db, { scope, personId }, page),
    toAnswer: (answerer, what, page) => toAnswer(db, answerer, what, page),
    answerReturned: (documentId, parentId) => answerReturned(db, documentId, parentId),
    completedBy: (owner, page) => completedBy(db, owner, page),
    countListed: (by, most) => countListed(db, by, most),
    countOpen: (owner, most) => countOpen(db, owner, most),
    workDocuments: (documentIds) => workDocuments(db, documentIds),
    dueBefore: (instant, afterId, limit) => dueBefore(db, instant, afterId, limit),
  };
}

const byId = compiledOnce((db: Kysely<Tables>, it: { id: string }) =>
  db.selectFrom("assignment").selectAll().where("id", "=", it.id),
);

const insertInstruction = compiledOnce((db: Kysely<Tables>, row: Insertable<Tables["instruction"]>) =>
  db.insertInto("instruction").values(row),
);

const insertAssignment = compiledOnce((db: Kysely<Tables>, row: Insertable<Tables["assignment"]>) =>
  db.insertInto("assignment").values(row),
);

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
  const ids = JSON.stringify(documentIds);
  const { rows: instructions } = await instructionsOn(db, { ids });
  for (const row of instructions) slips.get(row.document_id)?.instructions.push(toInstruction(row));
  const { rows: assignments } = await assignmentsOn(db, { ids });
  for (const row of assignments) slips.get(row.document_id)?.assignments.push(toAssignment(row));
  return slips;
}

const instructionsOn = compiledOnce((db: Kysely<Tables>, it: { ids: string }) =>
  db
    .selectFrom("instruction")
    .selectAll()
    .where(inJsonList(db, "document_id", it.ids))
    .orderBy("given_at")
    .orderBy("id"),
);

const assignmentsOn = compiledOnce((db: Kysely<Tables>, it: { ids: string }) =>
  db
    .selectFrom("assignment")
    .selectAll()
    .where(inJsonList(db, "document_id", it.ids))
    .orderBy("assigned_at")
    .orderBy("id"),
);
