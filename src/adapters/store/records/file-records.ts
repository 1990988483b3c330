import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { FileRecords, StoredFileRecord } from "../../../ports/records/file-records.ts";
import { inList, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { activeColumn, activeOf, scanColumns, scanOf } from "./scan-row.ts";

export function fileRecords(db: Kysely<Tables>): FileRecords {
  return { ...kept(db), ...readings(db) };
}

function kept(db: Kysely<Tables>): Pick<FileRecords, "get" | "ofDocument" | "insert" | "forget" | "known"> {
  const files = () => db.selectFrom("stored_file").selectAll();
  return {
    async get(id) {
      const row = await files().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toFile(row);
    },
    async ofDocument(documentId) {
      const rows = await files().where("document_id", "=", documentId).orderBy("position").execute();
      return rows.map(toFile);
    },
    async insert(records) {
      for (const record of records) {
        await insert(db, fileRow(record));
        if (isRegistered(record)) await insertText(db, waitingText(record));
      }
    },
    async forget(documentId) {
      await db.deleteFrom("stored_file").where("document_id", "=", documentId).execute();
    },
    async known(ids) {
      if (ids.length === 0) return new Set();
      const rows = await db
        .selectFrom("stored_file")
        .select("id")
        .where(inList(db, "id", ids))
        .execute();
      return new Set(rows.map((row) => row.id));
    },
  };
}

/** What looks at each of them, and what it found. */
function readings(
  db: Kysely<Tables>,
): Omit<FileRecords, "get" | "ofDocument" | "insert" | "forget" | "known"> {
  const files = () => db.selectFrom("stored_file").selectAll();
  return {
    async after(id, limit) {
      let query = files().orderBy("id");
      if (id !== null) query = query.where("id", ">", id);
      return (await paged(query, { limit }).execute()).map(toFile);
    },
    async leastRecentlyRead(limit) {
      if (limit < 1) return [];
      const query = files().where("read_at", "is not", null).orderBy("read_at").orderBy("id");
      return (await paged(query, { limit }).execute()).map(toFile);
    },
    async notRight(limit) {
      const query = files().where("read_at", "is", null).orderBy("id");
      return (await paged(query, { limit }).execute()).map(toFile);
    },
    async markRead(id, at) {
      await db.updateTable("stored_file").set({ read_at: at }).where("id", "=", id).execute();
    },
    async markScan(id, scan) {
      const result = await db
        .updateTable("stored_file")
        .set(scanColumns(scan))
        .where("id", "=", id)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async blocked(agencyId, limit) {
      const query = files()
        .where("agency_id", "=", agencyId)
        .where("scan_found", "is not", null)
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toFile);
    },
  };
}

const owner = z.enum(["incoming", "outgoing", "draft", "arrival"]);

const isRegistered = ({ documentKind: kind }: StoredFileRecord): boolean =>
  kind === "incoming" || kind === "outgoing";

/** The text of every file of a document is waited for from the moment that it is kept. */
function waitingText(file: StoredFileRecord) {
  return {
    file_id: file.id,
    document_id: file.documentId,
    agency_id: file.agencyId,
    state: "waiting",
    reason: null,
    is_cut: false,
    lines: null,
    folded: null,
    waiting_since_at: file.storedAt,
    ready_at: file.storedAt,
  };
}

const insert = compiledOnce((db: Kysely<Tables>, row: ReturnType<typeof fileRow>) =>
  db.insertInto("stored_file").values(row),
);

const insertText = compiledOnce((db: Kysely<Tables>, row: ReturnType<typeof waitingText>) =>
  db.insertInto("file_text").values(row),
);

function toFile(row: Selectable<Tables["stored_file"]>): StoredFileRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    documentKind: owner.parse(row.document_kind),
    documentId: row.document_id,
    role: row.role === "main" ? "main" : "attachment",
    position: row.position,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    pageCount: row.page_count,
    storedAt: row.stored_at,
    scan: scanOf(row),
    active: activeOf(row),
  };
}

function fileRow(file: StoredFileRecord) {
  return {
    id: file.id,
    agency_id: file.agencyId,
    document_kind: file.documentKind,
    document_id: file.documentId,
    role: file.role,
    position: file.position,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    page_count: file.pageCount,
    stored_at: file.storedAt,
    read_at: file.storedAt,
    ...scanColumns(file.scan),
    active_content: activeColumn(file.active),
  };
}
