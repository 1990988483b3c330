import type { Kysely, Selectable } from "kysely";
import type { SettingRecord, SettingRecords } from "../../../ports/records/setting-records.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

export function settingRecords(db: Kysely<Tables>): SettingRecords {
  return {
    async effective(agencyId, on) {
      const { rows } = await setUntil(db, { agencyId, on });
      // Later rows overwrite earlier ones: an agency changes a handful of rules in a year.
      return [...new Map(rows.map((row) => [row.setting_key, toSetting(row)])).values()];
    },
    async add(setting) {
      await db
        .insertInto("setting")
        .values({
          id: setting.id,
          agency_id: setting.agencyId,
          setting_key: setting.key,
          value: JSON.stringify(setting.value),
          valid_from: setting.validFrom,
          article: setting.article,
          set_by: setting.setBy,
          set_at: setting.setAt,
        })
        .execute();
    },
  };
}

const setUntil = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; on: string }) =>
  db
    .selectFrom("setting")
    .selectAll()
    .where("agency_id", "=", it.agencyId)
    .where("valid_from", "<=", it.on)
    .orderBy("valid_from")
    .orderBy("set_at")
    .orderBy("id"),
);

function toSetting(row: Selectable<Tables["setting"]>): SettingRecord {
  const value: unknown = JSON.parse(row.value);
  return {
    id: row.id,
    agencyId: row.agency_id,
    key: row.setting_key,
    value,
    validFrom: row.valid_from,
    article: row.article,
    setBy: row.set_by,
    setAt: row.set_at,
  };
}
