import { type Kysely, type Transaction, sql } from "kysely";
import type { Draft } from "../../../domain/drafts/draft.ts";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import type { DraftFilter, DraftPageRequest, DraftRecords } from "../../../ports/records/draft-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { draftRow, toDraft, toVersion, versionRow } from "./draft-row.ts";

const longestPrincipal = 60;
const lengthOfId = 36;

export function draftRecords(db: Kysely<Tables>): DraftRecords {
  return { ...looks(db), ...changes(db), ...inArchive(db) };
}

const drafts = (db: Kysely<Tables>) => db.selectFrom("draft").selectAll();

function looks(
  db: Kysely<Tables>,
): Pick<DraftRecords, "get" | "byRequestKey" | "byEndOfId" | "versions" | "access" | "list" | "ofOutgoing"> {
  return {
    async get(id) {
      const row = await drafts(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toDraft(row);
    },
    async byRequestKey(agencyId, requestKey) {
      const row = await drafts(db)
        .where("agency_id", "=", agencyId)
        .where("request_key", "=", requestKey)
        .executeTakeFirst();
      return row === undefined ? null : toDraft(row);
    },
    async byEndOfId(agencyId, end) {
      const from = lengthOfId - end.length + 1;
      const query = drafts(db)
        .where("agency_id", "=", agencyId)
        .where(sql<string>`substring(id, ${sql.lit(from)}, ${sql.lit(end.length)})`, "=", end);
      const [row, other] = await paged(query.orderBy("id"), { limit: 2 }).execute();
      return row === undefined || other !== undefined ? null : toDraft(row);
    },
    async versions(draftId) {
      const query = db.selectFrom("draft_version").selectAll().where("draft_id", "=", draftId);
      return (await query.orderBy("number").execute()).map(toVersion);
    },
    async access(draftId) {
      const query = db.selectFrom("draft_reader").select("principal").where("draft_id", "=", draftId);
      return (await query.orderBy("principal").execute()).map(({ principal }) => principal as Principal);
    },
    list: (filter, page) => list(db, filter, page),
    async ofOutgoing(outgoingId) {
      const row = await drafts(db).where("outgoing_id", "=", outgoingId).executeTakeFirst();
      return row === undefined ? null : toDraft(row);
    },
  };
}

function changes(db: Kysely<Tables>): Pick<DraftRecords, "insert" | "update" | "insertVersion" | "grant"> {
  return {
    async insert(draft, { requestKey, searchText }) {
      const row = { ...draftRow(draft), request_key: requestKey, search_text: searchText };
      await db.insertInto("draft").values(row).execute();
    },
    async update(draft, seenVersion) {
      const { id: _, ...row } = draftRow(draft);
      const result = await db
        .updateTable("draft")
        .set({ ...row, version: seenVersion + 1 })
        .where("id", "=", draft.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async insertVersion(version) {
      await db.insertInto("draft_version").values(versionRow(version)).execute();
    },
    async grant(draftId, principals) {
      // In one order, so that two transactions never wait for each other's readers.
      for (const principal of [...new Set(principals)].sort()) {
        const row = { draft_id: draftId, principal };
        await insertIfAbsent(db as Transaction<Tables>, "draft_reader", row, ["draft_id", "principal"]);
      }
    },
  };
}

async function list(db: Kysely<Tables>, filter: DraftFilter, page: DraftPageRequest): Promise<Draft[]> {
  const { scope, states, writtenBy, before, replyTo, words = [] } = filter;
  const { after } = page;
  let query = drafts(db)
    .where("agency_id", "=", scope.agencyId)
    .where((where) =>
      where.exists(
        where
          .selectFrom("draft_reader as r")
          .select("r.principal")
          .whereRef("r.draft_id", "=", "draft.id")
          .where(inList(db, "r.principal", scope.principals, longestPrincipal)),
      ),
    );
  if (states !== undefined) query = query.where("state", "in", states);
  if (before !== undefined) query = query.where("submitted_to", "=", before);
  if (replyTo !== undefined) query = query.where("reply_to_id", "=", replyTo);
  if (writtenBy !== undefined)
    query = query.where((where) =>
      where.or([where("drafter_id", "=", writtenBy), where("reviewer_ids", "like", `%"${writtenBy}"%`)]),
    );
  // Words are letters and digits alone, and stand with a blank before each.
  for (const word of words) query = query.where("search_text", "like", `% ${word}%`);
  if (after !== null)
    query = query.where((where) =>
      where.or([
        where("changed_at", "<", after.changedAt),
        where.and([where("changed_at", "=", after.changedAt), where("id", "<", after.id)]),
      ]),
    );
  const rows = await paged(query.orderBy("changed_at", "desc").orderBy("id", "desc"), {
    limit: page.limit,
  }).execute();
  return rows.map(toDraft);
}

function inArchive(
  db: Kysely<Tables>,
): Pick<DraftRecords, "byItem" | "markSeen" | "markChanged" | "settleChanged" | "changedInArchive"> {
  return {
    async byItem(kind, item) {
      const row = await drafts(db)
        .where("item", "=", item)
        .where("archive_kind", "=", kind)
        .executeTakeFirst();
      return row === undefined ? null : toDraft(row);
    },
    async markSeen(id, { eTag, version }) {
      await db
        .updateTable("draft")
        .set({ e_tag: eTag, item_version: version })
        .where("id", "=", id)
        .execute();
    },
    async markChanged(id, dueAt) {
      await db.updateTable("draft").set({ changed_due_at: dueAt }).where("id", "=", id).execute();
    },
    async settleChanged(id, dueAt) {
      await db
        .updateTable("draft")
        .set({ changed_due_at: null })
        .where("id", "=", id)
        .where("changed_due_at", "=", dueAt)
        .execute();
    },
    async changedInArchive(now, limit) {
      const query = drafts(db)
        .where("changed_due_at", "is not", null)
        .where("changed_due_at", "<=", now)
        .orderBy("changed_due_at")
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toDraft);
    },
  };
}
