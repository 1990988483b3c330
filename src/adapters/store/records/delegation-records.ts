import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { delegationKinds, type Delegation } from "../../../domain/people/delegation.ts";
import type { LocalDate } from "../../../domain/time/local-date.ts";
import type { DelegationRecords } from "../../../ports/records/delegation-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

const kind = z.enum(delegationKinds);
const types = z.array(z.string()).nullable();

export function delegationRecords(db: Kysely<Tables>): DelegationRecords {
  return {
    async insert(delegation) {
      await db.insertInto("delegation").values(delegationRow(delegation)).execute();
    },
    async get(id) {
      const row = await delegations(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toDelegation(row);
    },
    async between({ agencyId, giverId, receiverId }, on) {
      const rows = await lasting(db, on)
        .where("giver_id", "=", giverId)
        .where("agency_id", "=", agencyId)
        .where("receiver_id", "=", receiverId)
        .where("valid_from", "<=", on)
        .execute();
      return rows.map(toDelegation);
    },
    async ofPerson(agencyId, personId, from) {
      const of = (who: "giver_id" | "receiver_id") =>
        lasting(db, from).where(who, "=", personId).where("agency_id", "=", agencyId).execute();
      const rows = [...(await of("giver_id")), ...(await of("receiver_id"))];
      return rows.map(toDelegation).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    },
    async givenBy(agencyId, giverIds, on) {
      if (giverIds.length === 0) return [];
      const rows = await lasting(db, on)
        .where(inList(db, "giver_id", giverIds))
        .where("agency_id", "=", agencyId)
        .where("valid_from", "<=", on)
        .execute();
      return rows.map(toDelegation);
    },
    begunOn: (day) => onDay(db, "valid_from", day),
    endedOn: (day) => onDay(db, "valid_to", day),
    async ofAgency(agencyId, limit) {
      const newest = delegations(db)
        .where("agency_id", "=", agencyId)
        .orderBy("made_at", "desc")
        .orderBy("id");
      return (await paged(newest, { limit }).execute()).map(toDelegation);
    },
    async revoke({ id, revoked }, seenVersion) {
      const result = await db
        .updateTable("delegation")
        .set({ revoked_by: revoked?.by ?? null, revoked_at: revoked?.at ?? null, version: seenVersion + 1 })
        .where("id", "=", id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

const delegations = (db: Kysely<Tables>) => db.selectFrom("delegation").selectAll();

/** Neither revoked nor over on the day. */
function lasting(db: Kysely<Tables>, on: LocalDate) {
  return delegations(db)
    .where("revoked_at", "is", null)
    .where((where) => where.or([where("valid_to", "is", null), where("valid_to", ">=", on)]));
}

function delegationRow(it: Delegation): Tables["delegation"] {
  return {
    id: it.id,
    agency_id: it.agencyId,
    kind: it.kind,
    giver_id: it.giverId,
    receiver_id: it.receiverId,
    types: it.types === null ? null : JSON.stringify(it.types),
    basis: it.basis,
    valid_from: it.validFrom,
    valid_to: it.validTo,
    made_by: it.madeBy,
    made_at: it.madeAt,
    revoked_by: it.revoked?.by ?? null,
    revoked_at: it.revoked?.at ?? null,
    version: it.version,
  };
}

function toDelegation(row: Selectable<Tables["delegation"]>): Delegation {
  const { revoked_by: by, revoked_at: at } = row;
  return {
    id: row.id,
    agencyId: row.agency_id,
    kind: kind.parse(row.kind),
    giverId: row.giver_id,
    receiverId: row.receiver_id,
    types: types.parse(row.types === null ? null : JSON.parse(row.types)),
    basis: row.basis,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    madeBy: row.made_by,
    madeAt: row.made_at,
    revoked: by === null || at === null ? null : { by, at },
    version: row.version,
  };
}

async function onDay(
  db: Kysely<Tables>,
  which: "valid_from" | "valid_to",
  day: LocalDate,
): Promise<Delegation[]> {
  const rows = await delegations(db)
    .where(which, "=", day)
    .where("revoked_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(toDelegation);
}
