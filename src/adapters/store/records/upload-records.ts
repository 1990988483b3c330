import { sql, type Kysely, type Selectable } from "kysely";
import { z } from "zod";
import type { UploadRecord, UploadRecords } from "../../../ports/records/upload-records.ts";
import { inJsonList, inList, paged, startsWith } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { activeColumn, activeOf, scanColumns, scanOf } from "./scan-row.ts";

const uploadRoles = z.enum(["main", "attachment", "draft", "register"]);

export function uploadRecords(db: Kysely<Tables>): UploadRecords {
  return { ...looks(db), ...changes(db), ...quarantine(db) };
}

function looks(
  db: Kysely<Tables>,
): Pick<UploadRecords, "get" | "getMany" | "expired" | "known" | "countOpen"> {
  const uploads = () => db.selectFrom("upload").selectAll();
  return {
    async get(id) {
      const row = await uploads().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toUpload(row);
    },
    async getMany(ids) {
      if (ids.length === 0) return [];
      return (await amongIds(db, { ids: JSON.stringify(ids) })).rows.map(toUpload);
    },
    async expired(before, limit) {
      const query = uploads().where("expires_at", "<", before).orderBy("expires_at").orderBy("id");
      return (await paged(query, { limit }).execute()).map(toUpload);
    },
    async known(ids) {
      if (ids.length === 0) return new Set();
      const rows = await db
        .selectFrom("upload")
        .select("id")
        .where(inList(db, "id", ids))
        .execute();
      return new Set(rows.map((row) => row.id));
    },
    async countOpen() {
      const { open } = await db
        .selectFrom("upload")
        .select((select) => select.fn.countAll<number>().as("open"))
        .executeTakeFirstOrThrow();
      return open;
    },
  };
}

function changes(
  db: Kysely<Tables>,
): Pick<UploadRecords, "insert" | "beginAppend" | "endAppend" | "remove" | "take"> {
  return {
    async insert(upload) {
      await db.insertInto("upload").values(uploadRow(upload)).execute();
    },
    async beginAppend(id, hold) {
      // Two of one instance are told apart by its file store, so that a hold that could not be given back hinders nobody.
      const ownHolds = `${hold.slice(0, hold.indexOf("/"))}/`;
      const result = await db
        .updateTable("upload")
        .set({ lease_owner: hold })
        .where("id", "=", id)
        .where((where) =>
          where.or([where("lease_owner", "is", null), startsWith<Tables, "upload">("lease_owner", ownHolds)]),
        )
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async endAppend(id, hold) {
      await db
        .updateTable("upload")
        .set({ lease_owner: null })
        .where("id", "=", id)
        .where("lease_owner", "=", hold)
        .execute();
    },
    async remove(id) {
      const result = await db.deleteFrom("upload").where("id", "=", id).executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async take(ids) {
      return (await removeAll(db, { ids: JSON.stringify(ids) })).numAffectedRows === BigInt(ids.length);
    },
  };
}

/** Written out, since the index of those that wait is chosen only for this very word. */
const isWaiting = sql.lit("waiting");

/** What was found of an upload, and those that are kept from everybody. */
function quarantine(
  db: Kysely<Tables>,
): Pick<UploadRecords, "settle" | "markScan" | "waiting" | "blocked" | "after" | "countWaiting"> {
  const uploads = () => db.selectFrom("upload").selectAll();
  return {
    async settle(id, found) {
      const result = await db
        .updateTable("upload")
        .set({
          state: found.state,
          sha256: found.sha256,
          media_type: found.mediaType,
          page_count: found.pageCount,
          has_text_layer: found.hasTextLayer,
          ...scanColumns(found.scan),
          active_content: activeColumn(found.active),
          expires_at: found.expiresAt,
        })
        .where("id", "=", id)
        .where("state", "=", "receiving")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async markScan(id, from, { state, scan, expiresAt }) {
      const result = await db
        .updateTable("upload")
        .set({ state, ...scanColumns(scan), expires_at: expiresAt })
        .where("id", "=", id)
        .where("state", "=", from)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async waiting(limit) {
      const query = uploads().where("state", "=", isWaiting).orderBy("created_at").orderBy("id");
      return (await paged(query, { limit }).execute()).map(toUpload);
    },
    async blocked(agencyId, limit) {
      const query = uploads()
        .where("agency_id", "=", agencyId)
        .where("scan_found", "is not", null)
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toUpload);
    },
    async after(id, limit) {
      let query = uploads().orderBy("id");
      if (id !== null) query = query.where("id", ">", id);
      return (await paged(query, { limit }).execute()).map(toUpload);
    },
    async countWaiting() {
      const { waiting } = await db
        .selectFrom("upload")
        .select((select) => select.fn.countAll<number>().as("waiting"))
        .where("state", "=", isWaiting)
        .executeTakeFirstOrThrow();
      return waiting;
    },
  };
}

const amongIds = compiledOnce((db: Kysely<Tables>, it: { ids: string }) =>
  db
    .selectFrom("upload")
    .selectAll()
    .where(inJsonList(db, "id", it.ids)),
);

const removeAll = compiledOnce((db: Kysely<Tables>, it: { ids: string }) =>
  db.deleteFrom("upload").where(inJsonList(db, "id", it.ids)),
);

function toUpload(row: Selectable<Tables["upload"]>): UploadRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    personId: row.person_id,
    name: row.name,
    role: uploadRoles.parse(row.role),
    size: row.size,
    state: stateOf(row.state),
    sha256: row.sha256,
    mediaType: row.media_type,
    pageCount: row.page_count,
    hasTextLayer: row.has_text_layer,
    scan: scanOf(row),
    active: activeOf(row),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** What a newer program wrote is not taken for something that may be used. */
function stateOf(word: string): UploadRecord["state"] {
  return word === "ready" || word === "waiting" || word === "blocked" ? word : "receiving";
}

function uploadRow(upload: UploadRecord) {
  return {
    id: upload.id,
    agency_id: upload.agencyId,
    person_id: upload.personId,
    name: upload.name,
    role: upload.role,
    size: upload.size,
    state: upload.state,
    sha256: upload.sha256,
    media_type: upload.mediaType,
    page_count: upload.pageCount,
    has_text_layer: upload.hasTextLayer,
    ...scanColumns(upload.scan),
    active_content: activeColumn(upload.active),
    created_at: upload.createdAt,
    expires_at: upload.expiresAt,
    lease_owner: null,
  };
}
