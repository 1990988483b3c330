import { type Kysely, sql } from "kysely";
import type { SignatureRecords } from "../../../ports/records/signature-records.ts";
import { claimOf } from "../claims.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

type Queue = Pick<SignatureRecords, "claim" | "retryLater" | "bringForward" | "dueSince" | "overdue">;

/** Documents whose files are to be checked: `signature_wait` is its own queue. */
export function signatureQueue(db: Kysely<Tables>): Queue {
  return {
    async claim(hold, now) {
      const [fileId] = await takeDue(db, { hold, now });
      if (fileId === undefined) return null;
      const { document_id: documentId, attempts } = await db
        .selectFrom("signature_wait")
        .select(["document_id", "attempts"])
        .where("file_id", "=", fileId)
        .executeTakeFirstOrThrow();
      await db
        .updateTable("signature_wait")
        .set({ lease_owner: hold })
        .where("document_id", "=", documentId)
        .where("lease_owner", "is", null)
        .execute();
      return { documentId, attempts };
    },
    async retryLater(hold, readyAt) {
      await db
        .updateTable("signature_wait")
        .set({ ready_at: readyAt, lease_owner: null })
        .where("lease_owner", "=", hold)
        .execute();
    },
    async bringForward(now) {
      await db
        .updateTable("signature_wait")
        .set({ ready_at: now })
        .where("ready_at", ">", now)
        .where("lease_owner", "is", null)
        .execute();
    },
    async dueSince(now) {
      const row = await paged(due(db, now).select("ready_at"), { limit: 1 }).executeTakeFirst();
      return row?.ready_at ?? null;
    },
    async overdue(before, limit) {
      const query = due(db, before)
        .select(["file_id", "agency_id", "document_id", "ready_at"])
        .where("urgency", "=", 0);
      return (await paged(query, { limit }).execute()).map((row) => ({
        fileId: row.file_id,
        agencyId: row.agency_id,
        documentId: row.document_id,
        readyAt: row.ready_at ?? before,
      }));
    },
  };
}

const takeDue = claimOf<Tables, { readonly hold: string; readonly now: Date }>(({ hold, now }) => ({
  table: "signature_wait",
  key: "file_id",
  where: sql`ready_at <= ${now} and lease_owner is null`,
  orderBy: ["urgency", "ready_at", "file_id"],
  set: { lease_owner: hold, attempts: sql`attempts + 1` },
}));

const due = (db: Kysely<Tables>, now: Date) =>
  db
    .selectFrom("signature_wait")
    .where("ready_at", "<=", now)
    .where("lease_owner", "is", null)
    .orderBy("urgency")
    .orderBy("ready_at")
    .orderBy("file_id");
