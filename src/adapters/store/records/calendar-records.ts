import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { dayKinds } from "../../../domain/calendar/calendar-day.ts";
import type { CalendarRecords } from "../../../ports/records/calendar-records.ts";
import { insertIfAbsent } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const days = z.array(z.object({ date: z.string(), kind: z.enum(dayKinds), note: z.string() }));

export function calendarRecords(db: Kysely<Tables>): CalendarRecords {
  return {
    async years(agencyId, years) {
      if (years.length === 0) return [];
      const { rows } = await between(db, { agencyId, first: Math.min(...years), last: Math.max(...years) });
      return rows
        .filter(({ year }) => years.includes(year))
        .map((row) => ({ year: row.year, version: row.version, days: days.parse(JSON.parse(row.days)) }));
    },
    async save(agencyId, { year, days: settled }, seenVersion) {
      const text = JSON.stringify(settled);
      if (seenVersion === 0) {
        const row = { agency_id: agencyId, year, version: 1, days: text };
        return insertIfAbsent(db as Transaction<Tables>, "calendar_year", row, ["agency_id", "year"]);
      }
      const result = await db
        .updateTable("calendar_year")
        .set({ version: seenVersion + 1, days: text })
        .where("agency_id", "=", agencyId)
        .where("year", "=", year)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

const between = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; first: number; last: number }) =>
  db
    .selectFrom("calendar_year")
    .selectAll()
    .where("agency_id", "=", it.agencyId)
    .where("year", ">=", it.first)
    .where("year", "<=", it.last)
    .orderBy("year"),
);
