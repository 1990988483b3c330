import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { roles } from "../../../domain/people/actor.ts";
import type { RightsChange } from "../../../domain/people/rights-change.ts";
import type { RightsRecords } from "../../../ports/records/rights-records.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

const appointment = z.object({
  // Before other things could be asked for, nothing said what it was.
  kind: z.literal("appointment").default("appointment"),
  role: z.enum(roles),
  unitId: z.string().nullable(),
  positionId: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  version: z.number().int(),
});
const secondPersonOff = z.object({
  kind: z.literal("secondPersonOff"),
  validFrom: z.string(),
  article: z.string().nullable(),
});
const representative = z.object({
  kind: z.literal("representative"),
  accountId: z.string(),
  basis: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
});
const wanted = z.union([secondPersonOff, representative, appointment]);

export function rightsRecords(db: Kysely<Tables>): RightsRecords {
  return {
    async insert(change) {
      await db.insertInto("rights_change").values(rightsRow(change)).execute();
    },
    async get(id) {
      const row = await db.selectFrom("rights_change").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toRights(row);
    },
    async ofAgency(agencyId, limit) {
      const newest = db
        .selectFrom("rights_change")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .orderBy("asked_at", "desc")
        .orderBy("id");
      return (await paged(newest, { limit }).execute()).map(toRights);
    },
    async decide(change, seenVersion) {
      const { decision, decided_by, decided_at, reason } = rightsRow(change);
      const result = await db
        .updateTable("rights_change")
        .set({ decision, decided_by, decided_at, reason, version: seenVersion + 1 })
        .where("id", "=", change.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function rightsRow(it: RightsChange): Tables["rights_change"] {
  const { decided } = it;
  return {
    id: it.id,
    agency_id: it.agencyId,
    person_id: it.personId,
    appointment_id: it.appointmentId,
    wanted: JSON.stringify(it.wanted),
    asked_by: it.askedBy,
    asked_at: it.askedAt,
    decision: decided === null ? null : decided.confirmed ? "confirmed" : "refused",
    decided_by: decided?.by ?? null,
    decided_at: decided?.at ?? null,
    reason: decided?.reason ?? null,
    version: it.version,
  };
}

function toRights(row: Selectable<Tables["rights_change"]>): RightsChange {
  const { decision, decided_by: by, decided_at: at, reason } = row;
  return {
    id: row.id,
    agencyId: row.agency_id,
    personId: row.person_id,
    appointmentId: row.appointment_id,
    wanted: wanted.parse(JSON.parse(row.wanted)),
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decided: by === null || at === null ? null : { confirmed: decision === "confirmed", by, at, reason },
    version: row.version,
  };
}
