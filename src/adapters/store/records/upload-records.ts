import type { Kysely, Selectable } from "kysely";
import type { UploadRecord, UploadRecords } from "../../../ports/records/upload-records.ts";
import { inJsonList, inList, paged, startsWith } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

export function uploadRecords(db: Kysely<Tables>): UploadRecords {
  return { ...looks(db), ...changes(db) };
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
): Pick<UploadRecords, "insert" | "beginAppend" | "endAppend" | "markReady" | "remove" | "take"> {
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
    async markReady(id, { sha256, mediaType, pageCount, hasTextLayer }) {
      const result = await db
        .updateTable("upload")
        .set({
          state: "ready",
          sha256,
          media_type: mediaType,
          page_count: pageCount,
          has_text_layer: hasTextLayer,
        })
        .where("id", "=", id)
        .where("state", "=", "receiving")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
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
    role: row.role === "main" || row.role === "register" ? row.role : "attachment",
    size: row.size,
    state: row.state === "ready" ? "ready" : "receiving",
    sha256: row.sha256,
    mediaType: row.media_type,
    pageCount: row.page_count,
    hasTextLayer: row.has_text_layer,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
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
    created_at: upload.createdAt,
    expires_at: upload.expiresAt,
    lease_owner: null,
  };
}
