import type { Kysely, Selectable, Transaction } from "kysely";
import type { Register, RegisterKey, RegisterRecords } from "../../../ports/records/register-records.ts";
import { insertIfAbsent, lockName, updateReturning } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

export function registerRecords(db: Kysely<Tables>): RegisterRecords {
  const registers = () => db.selectFrom("register").selectAll();
  return {
    async find({ agencyId, kind, key, year }) {
      const row = await registers()
        .where("agency_id", "=", agencyId)
        .where("kind", "=", kind)
        .where("year", "=", year)
        .where("register_key", "=", key)
        .executeTakeFirst();
      return row === undefined ? null : toRegister(row);
    },
    async ofAgency(agencyId, kind, year) {
      let query = registers().where("agency_id", "=", agencyId).where("kind", "=", kind);
      if (year !== undefined) query = query.where("year", "=", year);
      const rows = await query.orderBy("year", "desc").orderBy("ordinal").execute();
      return rows.map(toRegister);
    },
    open: (register) => open(db, register),
    async takeNumber({ agencyId, kind, key, year }, toOpen) {
      const place = { agencyId, kind, key, year };
      let [taken] = (await addOne(db, place)).rows;
      if (taken === undefined && toOpen !== undefined) {
        await open(db, { ...place, ...toOpen() });
        [taken] = (await addOne(db, place)).rows;
      }
      if (taken === undefined) throw new Error(`No register ${describe(place)} is open.`);
      return { registerId: taken.id, number: taken.last_number, ordinal: taken.ordinal };
    },
  };
}

async function open(
  db: Kysely<Tables>,
  { id, agencyId, kind, key, year, name, nameEn }: Omit<Register, "lastNumber" | "ordinal" | "hasGaps">,
): Promise<void> {
  // Against two different registers at once, which would count the same ordinal.
  await lockName(db as Transaction<Tables>, `registers.${agencyId}.${kind}.${year}`);
  const { others } = await db
    .selectFrom("register")
    .select((select) => select.fn.countAll<number>().as("others"))
    .where("agency_id", "=", agencyId)
    .where("kind", "=", kind)
    .where("year", "=", year)
    .executeTakeFirstOrThrow();
  await insertIfAbsent(
    db as Transaction<Tables>,
    "register",
    {
      id,
      agency_id: agencyId,
      kind,
      register_key: key,
      year,
      ordinal: others,
      name,
      name_en: nameEn,
      last_number: 0,
      has_gaps: false,
    },
    ["agency_id", "kind", "year", "register_key"],
  );
}

const addOne = compiledOnce((db: Kysely<Tables>, it: RegisterKey) =>
  updateReturning(
    db
      .updateTable("register")
      .set((set) => ({ last_number: set("register.last_number", "+", 1) }))
      .where("agency_id", "=", it.agencyId)
      .where("kind", "=", it.kind)
      .where("year", "=", it.year)
      .where("register_key", "=", it.key),
    ["id", "last_number", "ordinal"],
  ),
);

function describe({ kind, key, year }: RegisterKey): string {
  return `${kind}/${key}/${year}`;
}

function toRegister(row: Selectable<Tables["register"]>): Register {
  return {
    id: row.id,
    agencyId: row.agency_id,
    kind: row.kind === "incoming" ? "incoming" : "outgoing",
    key: row.register_key,
    year: row.year,
    name: row.name,
    nameEn: row.name_en,
    lastNumber: row.last_number,
    hasGaps: row.has_gaps,
    ordinal: row.ordinal,
  };
}
