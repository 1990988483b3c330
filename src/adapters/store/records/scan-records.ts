import type { Kysely } from "kysely";
import type { ScanRecords } from "../../../ports/records/scan-records.ts";
import type { Tables } from "../schema.ts";

/** There is one walk in a deployment. */
const name = "stored";

export function scanRecords(db: Kysely<Tables>): ScanRecords {
  return {
    async run() {
      const row = await db.selectFrom("scan_run").selectAll().where("name", "=", name).executeTakeFirst();
      if (row === undefined) return null;
      const { signatures, after_id: afterId, looked, scanned, found } = row;
      return {
        signatures,
        afterId,
        looked,
        scanned,
        found,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
      };
    },
    async saveRun({ signatures, afterId, looked, scanned, found, startedAt, finishedAt }) {
      const row = {
        signatures,
        after_id: afterId,
        looked,
        scanned,
        found,
        started_at: startedAt,
        finished_at: finishedAt,
      };
      const { numUpdatedRows } = await db
        .updateTable("scan_run")
        .set(row)
        .where("name", "=", name)
        .executeTakeFirst();
      if (numUpdatedRows === 0n)
        await db
          .insertInto("scan_run")
          .values({ name, ...row })
          .execute();
    },
  };
}
