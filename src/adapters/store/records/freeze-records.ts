import type { Kysely, Selectable } from "kysely";
import type { AccountFreeze } from "../../../domain/people/account-freeze.ts";
import type { FreezeRecords } from "../../../ports/records/freeze-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function freezeRecords(db: Kysely<Tables>): FreezeRecords {
  const freezes = () => db.selectFrom("account_freeze").selectAll();
  return {
    async insert(freeze) {
      await db.insertInto("account_freeze").values(freezeRow(freeze)).execute();
    },
    async get(id) {
      const row = await freezes().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toFreeze(row);
    },
    async ofAgency(agencyId, limit) {
      const newest = freezes().where("agency_id", "=", agencyId).orderBy("frozen_at", "desc").orderBy("id");
      return (await paged(newest, { limit }).execute()).map(toFreeze);
    },
    async frozen(personIds) {
      if (personIds.length === 0) return new Set();
      const rows = await db
        .selectFrom("account_freeze")
        .select("person_id")
        .where(inList(db, "person_id", personIds))
        .where("lifted_at", "is", null)
        .execute();
      return new Set(rows.map((row) => row.person_id));
    },
    async lift(freeze, seenVersion) {
      const { lifted_by, lifted_at, lift_reason } = freezeRow(freeze);
      const result = await db
        .updateTable("account_freeze")
        .set({ lifted_by, lifted_at, lift_reason, version: seenVersion + 1 })
        .where("id", "=", freeze.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function freezeRow(it: AccountFreeze): Tables["account_freeze"] {
  return {
    id: it.id,
    person_id: it.personId,
    agency_id: it.agencyId,
    frozen_by: it.frozenBy,
    frozen_at: it.frozenAt,
    lost_since_at: it.lostSince,
    reason: it.reason,
    lifted_by: it.lifted?.by ?? null,
    lifted_at: it.lifted?.at ?? null,
    lift_reason: it.lifted?.reason ?? null,
    version: it.version,
  };
}

function toFreeze(row: Selectable<Tables["account_freeze"]>): AccountFreeze {
  const { lifted_by: by, lifted_at: at, lift_reason: reason } = row;
  return {
    id: row.id,
    personId: row.person_id,
    agencyId: row.agency_id,
    frozenBy: row.frozen_by,
    frozenAt: row.frozen_at,
    lostSince: row.lost_since_at,
    reason: row.reason,
    lifted: by === null || at === null ? null : { by, at, reason: reason ?? "" },
    version: row.version,
  };
}
