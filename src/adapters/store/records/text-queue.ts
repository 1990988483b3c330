import { type Kysely, type Selectable, sql } from "kysely";
import type { TextRecords } from "../../../ports/records/text-records.ts";
import { claimOf } from "../claims.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

type Queue = Pick<TextRecords, "claim" | "isHeld" | "retryLater" | "bringForward" | "dueSince" | "overdue">;

/** Written out, since the index of those that wait is chosen only for this very word. */
const isWaiting = sql.lit("waiting");

/** Files whose texts are to be read: `file_text` is its own queue. */
export function textQueue(db: Kysely<Tables>): Queue {
  return {
    async claim(hold, now) {
      const [fileId] = await takeDue(db, { hold, now });
      if (fileId === undefined) return null;
      const { attempts } = await db
        .selectFrom("file_text")
        .select("attempts")
        .where("file_id", "=", fileId)
        .executeTakeFirstOrThrow();
      return { fileId, attempts };
    },
    // Written, not read: the row stays locked to the end of the transaction that asks.
    isHeld: (fileId, hold) => change(db, fileId, hold, { lease_owner: hold }),
    retryLater: (fileId, hold, readyAt) => change(db, fileId, hold, { ready_at: readyAt, lease_owner: null }),
    async bringForward(now) {
      await db
        .updateTable("file_text")
        .set({ ready_at: now })
        .where("state", "=", isWaiting)
        .where("ready_at", ">", now)
        .where("lease_owner", "is", null)
        .execute();
    },
    async dueSince(now) {
      const row = await paged(due(db, now).select("ready_at"), { limit: 1 }).executeTakeFirst();
      return row?.ready_at ?? null;
    },
    async overdue(before, limit) {
      const query = due(db, before).select(["file_id", "agency_id", "document_id", "ready_at"]);
      return (await paged(query, { limit }).execute()).map((row) => ({
        fileId: row.file_id,
        agencyId: row.agency_id,
        documentId: row.document_id,
        readyAt: row.ready_at ?? before,
      }));
    },
  };
}

/** For whoever still holds the file. */
async function change(
  db: Kysely<Tables>,
  fileId: string,
  hold: string,
  to: Partial<Selectable<Tables["file_text"]>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("file_text")
    .set(to)
    .where("file_id", "=", fileId)
    .where("lease_owner", "=", hold)
    .where("state", "=", isWaiting)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const takeDue = claimOf<Tables, { readonly hold: string; readonly now: Date }>(({ hold, now }) => ({
  table: "file_text",
  key: "file_id",
  where: sql`state = ${isWaiting} and ready_at <= ${now} and lease_owner is null`,
  orderBy: ["ready_at", "file_id"],
  set: { lease_owner: hold, attempts: sql`attempts + 1` },
}));

const due = (db: Kysely<Tables>, now: Date) =>
  db
    .selectFrom("file_text")
    .where("state", "=", isWaiting)
    .where("ready_at", "<=", now)
    .where("lease_owner", "is", null)
    .orderBy("ready_at")
    .orderBy("file_id");
