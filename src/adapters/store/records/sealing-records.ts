import { type Kysely, type Selectable, type Transaction, sql } from "kysely";
import type { DocumentKind } from "../../../ports/records/file-records.ts";
import {
  sealedKinds,
  sealedParts,
  sealedStates,
  type SealedItem,
  type SealingRecord,
  type SealingRecords,
  type SecrecyMark,
} from "../../../ports/records/sealing-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { among } from "./among.ts";
import { clearDocument } from "./clear-document.ts";

const lengthOfHash = 64;
/** Written out, since the index of what is left to do is chosen only for this very word. */
const isLeft = sql.lit("left");

const kindOf = (text: string): DocumentKind => (text === "outgoing" ? "outgoing" : "incoming");

export function sealingRecords(db: Kysely<Tables>): SealingRecords {
  return {
    async get(documentId) {
      const row = await db
        .selectFrom("sealing")
        .selectAll()
        .where("document_id", "=", documentId)
        .executeTakeFirst();
      return row === undefined ? null : toSealing(row);
    },
    async ofAgency(agencyId, limit) {
      const query = db
        .selectFrom("sealing")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .orderBy("sealed_at", "desc")
        .orderBy("document_id");
      return (await paged(query, { limit }).execute()).map(toSealing);
    },
    async insert(sealing, items) {
      await db.insertInto("sealing").values(sealingRow(sealing)).execute();
      for (const item of items) await db.insertInto("sealing_item").values(itemRow(item)).execute();
    },
    async items(documentId) {
      const rows = await db
        .selectFrom("sealing_item")
        .selectAll()
        .where("document_id", "=", documentId)
        .orderBy("id")
        .execute();
      return rows.map(toItem);
    },
    async left(after, limit) {
      let query = db.selectFrom("sealing_item").selectAll().where("state", "=", isLeft).orderBy("id");
      if (after !== null) query = query.where("id", ">", after);
      return (await paged(query, { limit }).execute()).map(toItem);
    },
    async settleItem({ id, state, attempts, problem, endedAt }) {
      await db
        .updateTable("sealing_item")
        .set({ state, attempts, problem, ended_at: endedAt })
        .where("id", "=", id)
        .execute();
    },
    async end(documentId, at) {
      await db.updateTable("sealing").set({ ended_at: at }).where("document_id", "=", documentId).execute();
    },
    clear: (kind, documentId, note) => clearDocument(db, kind, documentId, note),
    sameBytes: (sha256s, exceptDocument) => sameBytes(db, sha256s, exceptDocument),
    takeUploads: (sha256s, agencyId) => takeUploads(db, sha256s, agencyId),
    ...marks(db),
  };
}

function marks(
  db: Kysely<Tables>,
): Pick<SealingRecords, "addMark" | "openMarks" | "hasOpenMark" | "settleMarks"> {
  return {
    async addMark({ fileId, agencyId, documentId, documentKind, mark, page, foundAt }) {
      const row = {
        file_id: fileId,
        agency_id: agencyId,
        document_id: documentId,
        document_kind: documentKind,
        mark,
        page,
        found_at: foundAt,
        settled_at: null,
        settled_by: null,
      };
      return insertIfAbsent(db as Transaction<Tables>, "secrecy_mark", row, ["file_id"]);
    },
    async hasOpenMark(documentId) {
      const found = await db
        .selectFrom("secrecy_mark")
        .select("file_id")
        .where("document_id", "=", documentId)
        .where("settled_at", "is", null)
        .executeTakeFirst();
      return found !== undefined;
    },
    async openMarks(agencyId, limit) {
      const query = db
        .selectFrom("secrecy_mark")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .where("settled_at", "is", null)
        .orderBy("found_at")
        .orderBy("file_id");
      return (await paged(query, { limit }).execute()).map((row): SecrecyMark => ({
        fileId: row.file_id,
        agencyId: row.agency_id,
        documentId: row.document_id,
        documentKind: kindOf(row.document_kind),
        mark: row.mark,
        page: row.page,
        foundAt: row.found_at,
      }));
    },
    async settleMarks(documentId, agencyId, by, at) {
      const result = await db
        .updateTable("secrecy_mark")
        .set({ settled_at: at, settled_by: by })
        .where("document_id", "=", documentId)
        .where("agency_id", "=", agencyId)
        .where("settled_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

async function sameBytes(
  db: Kysely<Tables>,
  ...[sha256s, exceptDocument]: Parameters<SealingRecords["sameBytes"]>
): ReturnType<SealingRecords["sameBytes"]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom("stored_file")
    .select(["document_id", "agency_id"])
    .distinct()
    .where(inList(db, "sha256", sha256s, lengthOfHash))
    .where("document_id", "<>", exceptDocument)
    .execute();
  return rows.map((row) => ({ documentId: row.document_id, agencyId: row.agency_id }));
}

async function takeUploads(
  db: Kysely<Tables>,
  ...[sha256s, agencyId]: Parameters<SealingRecords["takeUploads"]>
): Promise<string[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom("upload")
    .select("id")
    .where("agency_id", "=", agencyId)
    .where(inList(db, "sha256", sha256s, lengthOfHash))
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await db
      .deleteFrom("upload")
      .where(inList(db, "id", ids))
      .execute();
  return ids;
}

function toSealing(row: Selectable<Tables["sealing"]>): SealingRecord {
  return {
    documentId: row.document_id,
    agencyId: row.agency_id,
    kind: among(sealedKinds, row.kind),
    registerName: row.register_name,
    year: row.year,
    number: row.number,
    reason: row.reason,
    sealedBy: row.sealed_by,
    sealedAt: row.sealed_at,
    endedAt: row.ended_at,
  };
}

function sealingRow(sealing: SealingRecord) {
  return {
    document_id: sealing.documentId,
    agency_id: sealing.agencyId,
    kind: sealing.kind,
    register_name: sealing.registerName,
    year: sealing.year,
    number: sealing.number,
    reason: sealing.reason,
    sealed_by: sealing.sealedBy,
    sealed_at: sealing.sealedAt,
    ended_at: sealing.endedAt,
  };
}

function toItem(row: Selectable<Tables["sealing_item"]>): SealedItem {
  return {
    id: row.id,
    documentId: row.document_id,
    part: among(sealedParts, row.part),
    subject: row.subject,
    state: among(sealedStates, row.state),
    attempts: row.attempts,
    problem: row.problem,
    endedAt: row.ended_at,
  };
}

function itemRow(item: SealedItem) {
  return {
    id: item.id,
    document_id: item.documentId,
    part: item.part,
    subject: item.subject,
    state: item.state,
    attempts: item.attempts,
    problem: item.problem,
    ended_at: item.endedAt,
  };
}
