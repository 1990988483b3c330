import type { Kysely, Transaction } from "kysely";
import type { InstanceRecords } from "../../../ports/records/instance-records.ts";
import { insertIfAbsent, startsWith } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function instanceRecords(db: Kysely<Tables>): InstanceRecords {
  return { ...lives(db), ...uses(db) };
}

function lives(db: Kysely<Tables>): Pick<InstanceRecords, "all" | "join" | "beat" | "end"> {
  return {
    async all() {
      const rows = await db.selectFrom("instance").select(["id", "beat", "seen_at"]).orderBy("id").execute();
      return rows.map((row) => ({ id: row.id, beat: row.beat, seenAt: row.seen_at }));
    },
    async join(id, at) {
      await db.insertInto("instance").values({ id, beat: 0, started_at: at, seen_at: at }).execute();
    },
    async beat(id, at) {
      const result = await db
        .updateTable("instance")
        .set((set) => ({ beat: set("beat", "+", 1), seen_at: at }))
        .where("id", "=", id)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async end(id, beat) {
      let gone = db.deleteFrom("instance").where("id", "=", id);
      if (beat !== null) gone = gone.where("beat", "=", beat);
      if ((await gone.executeTakeFirst()).numDeletedRows === 0n) return false;
      await release(db, id);
      await db.deleteFrom("rate_use").where("instance_id", "=", id).execute();
      return true;
    },
  };
}

/** Everything that is held in the name of an instance begins with it (`<instance>/<n>`). */
async function release(db: Kysely<Tables>, id: string): Promise<void> {
  const isHeld = startsWith<
    Tables,
    "outbox" | "job" | "upload" | "file_place" | "file_text" | "signature_wait"
  >("lease_owner", `${id}/`);
  await db.updateTable("outbox").set({ lease_owner: null }).where(isHeld).execute();
  await db.updateTable("job").set({ lease_owner: null }).where(isHeld).execute();
  await db.updateTable("upload").set({ lease_owner: null }).where(isHeld).execute();
  await db.updateTable("file_place").set({ lease_owner: null }).where(isHeld).execute();
  await db.updateTable("file_text").set({ lease_owner: null }).where(isHeld).execute();
  await db.updateTable("signature_wait").set({ lease_owner: null }).where(isHeld).execute();
}

function uses(db: Kysely<Tables>): Pick<InstanceRecords, "countUse" | "usesBut"> {
  return {
    async countUse(counted) {
      for (const { key, instanceId, used } of counted) {
        const row = { rate_key: key, instance_id: instanceId, used };
        const isNew = await insertIfAbsent(db as Transaction<Tables>, "rate_use", row, [
          "rate_key",
          "instance_id",
        ]);
        if (isNew) continue;
        await db
          .updateTable("rate_use")
          .set({ used })
          .where("rate_key", "=", key)
          .where("instance_id", "=", instanceId)
          .execute();
      }
    },
    async usesBut(instanceId) {
      const rows = await db
        .selectFrom("rate_use")
        .selectAll()
        .where("instance_id", "<>", instanceId)
        .orderBy("rate_key")
        .execute();
      return rows.map((row) => ({ key: row.rate_key, instanceId: row.instance_id, used: row.used }));
    },
  };
}
