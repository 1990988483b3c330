import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { WorkAnswerer, WorkPage, WorkPlace } from "../../../ports/records/routing-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { byDeadline, given, isReadable, placesOf } from "./work-lists.ts";

/**
 * All that waits for an answer in the agency has an index of its own and is never much: what is answered leaves it. So
 * whose answer it is is asked of each row.
 */
export async function toAnswer(
  db: Kysely<Tables>,
  answerer: WorkAnswerer,
  what: "extension" | "returned",
  page: WorkPage,
): Promise<WorkPlace[]> {
  const { scope } = answerer;
  const waiting = given(db, answerer.agencyId);
  const asked =
    what === "extension"
      ? waiting.where("extension_asked_at", "is not", null).where("is_open", "=", true)
      : waiting
          .where("returned_upon_at", "is not", null)
          .where("state", "=", "returned")
          .where(stillUnanswered);
  const theirs = asked.where(isTheirsToAnswer(db, answerer));
  const readable = scope.wholeAgency ? theirs : theirs.where(isReadable(db, scope));
  return placesOf(db, await byDeadline(readable, page));
}

/** As `answersFor` has it in the policies. */
function isTheirsToAnswer(
  db: Kysely<Tables>,
  { personId, unitIds, isLeader, isClerk }: WorkAnswerer,
): Expression<SqlBool> {
  const inUnit = sql<SqlBool>`exists (
    select p.id from assignment as p
    where p.id = assignment.parent_id and ${inList(db, "p.assignee_id", [personId, ...unitIds])}
  )`;
  const ofLevel = (level: string): Expression<SqlBool> => sql<SqlBool>`(
    assignment.parent_id is null and exists (
      select i.id from instruction as i where i.id = assignment.instruction_id and i.level = ${level}
    )
  )`;
  const asLeader = sql<SqlBool>`(${ofLevel("leader")} and (assignment.assigned_by = ${personId} or exists (
    select d.id from incoming_document as d
    where d.id = assignment.document_id and d.submitted_to = ${personId}
  )))`;
  const offices = [inUnit, ...(isClerk ? [ofLevel("clerk")] : []), ...(isLeader ? [asLeader] : [])];
  return sql<SqlBool>`(${sql.join(offices, sql` or `)})`;
}

/**
 * Answered once a further order was given at the same place, or the document is done anyhow. `answerReturned` takes it
 * out of the list then; this holds for what was answered before there was that.
 */
const stillUnanswered = sql<SqlBool>`not exists (
    select beside.id from assignment as beside
    inner join instruction as later on later.id = beside.instruction_id
    where beside.document_id = assignment.document_id
    and (beside.parent_id = assignment.parent_id or (beside.parent_id is null and assignment.parent_id is null))
    and later.given_at > assignment.returned_upon_at
  ) and exists (
    select d.id from incoming_document as d where d.id = assignment.document_id and d.state <> 'done'
  )`;
