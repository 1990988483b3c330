import type { Kysely, Transaction } from "kysely";
import type { PlaceRecords } from "../../../ports/records/place-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { toPlace } from "./place-row.ts";

/** How far the changes of an archive were read, and what a listing of everything has seen. */
export function archiveListing(
  db: Kysely<Tables>,
): Pick<PlaceRecords, "markSeen" | "unseen" | "cursor" | "saveCursor" | "heardAt"> {
  const cursorOf = (kind: string) =>
    db.selectFrom("archive_cursor").selectAll().where("archive_kind", "=", kind).executeTakeFirst();
  return {
    async markSeen(ids, at) {
      if (ids.length === 0) return;
      await db
        .updateTable("file_place")
        .set({ seen_at: at })
        .where(inList(db, "id", ids))
        .execute();
    },
    async unseen(kind, since, limit) {
      const query = db
        .selectFrom("file_place")
        .selectAll()
        .where("state", "=", "archived")
        .where("archive_kind", "=", kind)
        .where("archived_at", "<", since)
        .where((where) => where.or([where("seen_at", "is", null), where("seen_at", "<", since)]))
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toPlace);
    },
    async cursor(kind) {
      const row = await cursorOf(kind);
      return row === undefined ? null : { cursor: row.position, listingSince: row.listing_since_at };
    },
    async saveCursor(kind, { cursor, listingSince }, at) {
      const row = { archive_kind: kind, position: cursor, listing_since_at: listingSince, heard_at: at };
      if (await insertIfAbsent(db as Transaction<Tables>, "archive_cursor", row, ["archive_kind"])) return;
      await db.updateTable("archive_cursor").set(row).where("archive_kind", "=", kind).execute();
    },
    async heardAt(kind) {
      return (await cursorOf(kind))?.heard_at ?? null;
    },
  };
}
