import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Assignment } from "../../../domain/routing/assignment.ts";
import type {
  RoutingRecords,
  WorkLine,
  WorkOwner,
  WorkPage,
} from "../../../ports/records/routing-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { assignmentRow, toAssignment, toInstruction, type AssignmentRow } from "./assignment-row.ts";
import { toIncoming, type IncomingRow } from "./incoming-row.ts";

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
    async insertInstruction({ documentId, by, onBehalfOf, givenAt, ...rest }) {
      await db
        .insertInto("instruction")
        .values({
          ...rest,
          document_id: documentId,
          given_by: by,
          on_behalf_of: onBehalfOf,
          given_at: givenAt,
        })
        .execute();
    },
    async insertAssignments(assignments) {
      for (const assignment of assignments) {
        await db.insertInto("assignment").values(assignmentRow(assignment)).execute();
      }
    },
    async updateAssignment(assignment, seenVersion) {
      const result = await db
        .updateTable("assignment")
        .set({ ...assignmentRow(assignment), version: seenVersion + 1 })
        .where("id", "=", assignment.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    openAssignments(owner, roles, page) {
      const query = owned(db, owner)
        .where("is_open", "=", true)
        .where("role", "in", [...roles]);
      return linesOf(db, query, page);
    },
    async documentsBefore(agencyId, leaderId, page) {
      const query = db
        .selectFrom("incoming_document")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .where("submitted_to", "=", leaderId)
        .where("state", "=", "submitted");
      return waitingDocuments(query, page);
    },
    async documentsToSubmit(agencyId, page) {
      const query = db
        .selectFrom("incoming_document")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .where("state", "in", ["registered", "returned"]);
      return waitingDocuments(query, page);
    },
    assignedBy(agencyId, personId, what, page) {
      const given = db
        .selectFrom("assignment")
        .selectAll()
        .where("assigned_by", "=", personId)
        .where("agency_id", "=", agencyId);
      const wanted = {
        open: () => given.where("state", "in", ["assigned", "acknowledged"]),
        extension: () =>
          given
            .where("state", "in", ["assigned", "acknowledged"])
            .where("extension_asked_at", "is not", null),
        returned: () =>
          given.where("state", "=", "returned").where(({ not, exists, selectFrom }) =>
            // Dealt with once the same person has given a later order on the document.
            not(
              exists(
                selectFrom("assignment as later")
                  .select("later.id")
                  .whereRef("later.document_id", "=", "assignment.document_id")
                  .whereRef("later.assigned_by", "=", "assignment.assigned_by")
                  .whereRef("later.assigned_at", ">", "assignment.assigned_at"),
              ),
            ),
          ),
      };
      return linesOf(db, wanted[what](), page);
    },
    async completedBy(owner, page) {
      const query = owned(db, owner).where("state", "=", "completed");
      const after =
        page.after === null
          ? query
          : query.where(
              sql<boolean>`(completed_at < ${new Date(page.after.dueKey)} or (completed_at = ${new Date(page.after.dueKey)} and id < ${page.after.id}))`,
            );
      const rows = await paged(after.orderBy("completed_at", "desc").orderBy("id", "desc"), {
        limit: page.limit,
      }).execute();
      return withDocuments(db, rows, (row) => row.completed_at ?? row.assigned_at);
    },
    async countOpen(owner, most) {
      const counts = { lead: 0, support: 0, inform: 0 };
      const some = paged(owned(db, owner).where("is_open", "=", true).orderBy("due_at").orderBy("id"), {
        limit: most,
      });
      for (const row of await some.execute()) {
        if (row.role === "lead" || row.role === "support" || row.role === "inform") counts[row.role] += 1;
      }
      return counts;
    },
    async dueBefore(instant, afterId, limit) {
      let query = db
        .selectFrom("assignment")
        .selectAll()
        .where("is_open", "=", true)
        .where("due_at", "<", instant);
      if (afterId !== null) query = query.where("id", ">", afterId);
      const rows = await paged(query.orderBy("id"), { limit }).execute();
      return withDocuments(db, rows, (row) => row.assigned_at);
    },
  };
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

/** Assignments to the person or to a unit the person heads. */
function owned(db: Kysely<Tables>, owner: WorkOwner) {
  return db
    .selectFrom("assignment")
    .selectAll()
    .where("agency_id", "=", owner.agencyId)
    .where(inList(db, "assignee_id", [owner.personId, ...owner.unitIds]));
}

type AssignmentQuery = SelectQueryBuilder<Tables, "assignment", AssignmentRow>;

async function linesOf(db: Kysely<Tables>, query: AssignmentQuery, page: WorkPage): Promise<WorkLine[]> {
  const { after } = page;
  const from =
    after === null
      ? query
      : query.where(
          sql<boolean>`(due_at > ${new Date(after.dueKey)} or (due_at = ${new Date(after.dueKey)} and id > ${after.id}))`,
        );
  const rows = await paged(from.orderBy("due_at").orderBy("id"), { limit: page.limit }).execute();
  return withDocuments(db, rows, (row) => row.assigned_at);
}

async function waitingDocuments(
  query: SelectQueryBuilder<Tables, "incoming_document", IncomingRow>,
  page: WorkPage,
): Promise<WorkLine[]> {
  const from =
    page.after === null
      ? query
      : query.where(
          sql<boolean>`(registered_at > ${new Date(page.after.dueKey)} or (registered_at = ${new Date(page.after.dueKey)} and id > ${page.after.id}))`,
        );
  const rows = await paged(from.orderBy("registered_at").orderBy("id"), { limit: page.limit }).execute();
  return rows.map((row) => ({ document: toIncoming(row), assignment: null, since: row.registered_at }));
}

async function withDocuments(
  db: Kysely<Tables>,
  rows: readonly AssignmentRow[],
  sinceOf: (row: AssignmentRow) => Date,
): Promise<WorkLine[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.document_id))];
  const documents = new Map<string, IncomingRow>();
  for (const row of await db
    .selectFrom("incoming_document")
    .selectAll()
    .where(inList(db, "id", ids))
    .execute()) {
    documents.set(row.id, row);
  }
  return rows.flatMap((row) => {
    const document = documents.get(row.document_id);
    return document === undefined
      ? []
      : [{ document: toIncoming(document), assignment: toAssignment(row), since: sinceOf(row) }];
  });
}
