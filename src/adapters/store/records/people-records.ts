import type { Insertable, Kysely, Selectable } from "kysely";
import { z } from "zod";
import { roles } from "../../../domain/people/actor.ts";
import type { Appointment, Person } from "../../../domain/people/person.ts";
import type { LocalDate } from "../../../domain/time/local-date.ts";
import type { NamedAppointment, PeopleRecords } from "../../../ports/records/people-records.ts";
import { inList } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const role = z.enum(roles);

export function peopleRecords(db: Kysely<Tables>): PeopleRecords {
  return { ...persons(db), ...theirAppointments(db), ...peopleWithAppointments(db), ...positions(db) };
}

const people = (db: Kysely<Tables>) => db.selectFrom("person").selectAll();

function persons(
  db: Kysely<Tables>,
): Pick<
  PeopleRecords,
  "person" | "personByDirectoryId" | "appointed" | "names" | "insertPerson" | "updatePerson"
> {
  return {
    async appointed(who, on) {
      const { rows } =
        "personId" in who
          ? await appointedById(db, { personId: who.personId, on })
          : await appointedByDirectoryId(db, { directoryId: who.directoryId, on });
      return rows[0] === undefined
        ? null
        : {
            person: toPerson(rows[0]),
            appointments: rows.flatMap(appointmentIn),
            isFrozen: rows[0].freeze_id !== null,
          };
    },
    async person(id) {
      const row = await people(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toPerson(row);
    },
    async personByDirectoryId(directoryId) {
      const row = await people(db).where("directory_id", "=", directoryId).executeTakeFirst();
      return row === undefined ? null : toPerson(row);
    },
    async names(ids) {
      const unique = [...new Set(ids)];
      if (unique.length === 0) return new Map();
      const rows = await db
        .selectFrom("person")
        .select(["id", "full_name"])
        .where(inList(db, "id", unique))
        .execute();
      return new Map(rows.map((row) => [row.id, row.full_name]));
    },
    async insertPerson(person) {
      await db.insertInto("person").values(personRow(person)).execute();
    },
    async updatePerson(person, seenVersion) {
      const result = await db
        .updateTable("person")
        .set({ ...personRow(person), version: seenVersion + 1 })
        .where("id", "=", person.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

/** One row for each appointment that holds on the day; a person without any has one row still. */
function appointed(db: Kysely<Tables>, on: LocalDate) {
  return db
    .selectFrom("person")
    .leftJoin("appointment as a", (join) =>
      join
        .onRef("a.person_id", "=", "person.id")
        .on("a.valid_from", "<=", on)
        .on((where) => where.or([where("a.valid_to", "is", null), where("a.valid_to", ">=", on)])),
    )
    .leftJoin("position", "position.id", "a.position_id")
    .leftJoin("account_freeze as f", (join) =>
      join.onRef("f.person_id", "=", "person.id").on("f.lifted_at", "is", null),
    )
    .selectAll("person")
    .select("f.id as freeze_id")
    .select(["a.id as appointment_id", "a.agency_id", "a.unit_id", "a.role", "a.position_id"])
    .select(["a.valid_from", "a.valid_to", "a.version as appointment_version"])
    .select(["position.name as position_name", "position.rank as position_rank"]);
}

const appointedById = compiledOnce((db: Kysely<Tables>, it: { personId: string; on: LocalDate }) =>
  appointed(db, it.on).where("person.id", "=", it.personId),
);
const appointedByDirectoryId = compiledOnce(
  (db: Kysely<Tables>, it: { directoryId: string; on: LocalDate }) =>
    appointed(db, it.on).where("person.directory_id", "=", it.directoryId),
);
type AppointedRow = Awaited<ReturnType<typeof appointedById>>["rows"][number];

function appointmentIn(row: AppointedRow): NamedAppointment[] {
  const { appointment_id: id, agency_id, role: what, valid_from, appointment_version: version } = row;
  if (id === null || agency_id === null || what === null || valid_from === null || version === null)
    return [];
  return [toNamed({ ...row, id, person_id: row.id, agency_id, role: what, valid_from, version })];
}

function theirAppointments(
  db: Kysely<Tables>,
): Pick<
  PeopleRecords,
  | "appointmentsOf"
  | "everyAppointmentOf"
  | "appointedIn"
  | "appointment"
  | "insertAppointment"
  | "updateAppointment"
> {
  return {
    async appointmentsOf(personId, on) {
      const rows = await held(db, on).where("appointment.person_id", "=", personId).execute();
      return rows.map(toNamed);
    },
    async everyAppointmentOf(personId) {
      const rows = await db
        .selectFrom("appointment")
        .selectAll()
        .where("person_id", "=", personId)
        .orderBy("id")
        .execute();
      return rows.map(toAppointment);
    },
    async appointedIn(agencyId, on) {
      const rows = await held(db, on)
        .where("appointment.agency_id", "=", agencyId)
        .where("person.is_active", "=", true)
        .execute();
      return rows.map(toNamed).sort(byRankAndName);
    },
    async appointment(id) {
      const row = await db.selectFrom("appointment").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toAppointment(row);
    },
    async insertAppointment(appointment) {
      await db.insertInto("appointment").values(appointmentRow(appointment)).execute();
    },
    async updateAppointment(appointment, seenVersion) {
      const result = await db
        .updateTable("appointment")
        .set({ ...appointmentRow(appointment), version: seenVersion + 1 })
        .where("id", "=", appointment.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function peopleWithAppointments(db: Kysely<Tables>): Pick<PeopleRecords, "peopleOf" | "allActive"> {
  return {
    async peopleOf(agencyId) {
      const rows = await appointments(db).where("appointment.agency_id", "=", agencyId).execute();
      const ids = [...new Set(rows.map((row) => row.person_id))];
      const found =
        ids.length === 0
          ? []
          : await people(db)
              .where(inList(db, "id", ids))
              .execute();
      return { people: found.map(toPerson), appointments: rows.map(toNamed) };
    },
    async allActive(on) {
      const [found, rows] = [
        await people(db).where("is_active", "=", true).execute(),
        (await held(db, on).execute()).map(toNamed),
      ];
      return found.map((row) => ({
        person: toPerson(row),
        appointments: rows.filter((appointment) => appointment.personId === row.id),
      }));
    },
  };
}

function positions(db: Kysely<Tables>): Pick<PeopleRecords, "positions" | "insertPosition"> {
  return {
    positions(agencyId) {
      return db
        .selectFrom("position")
        .select(["id", "agency_id as agencyId", "name", "rank"])
        .where("agency_id", "=", agencyId)
        .orderBy("rank")
        .orderBy("name")
        .execute();
    },
    async insertPosition({ id, agencyId, name, rank }) {
      await db.insertInto("position").values({ id, agency_id: agencyId, name, rank }).execute();
    },
  };
}

function appointments(db: Kysely<Tables>) {
  return db
    .selectFrom("appointment")
    .innerJoin("person", "person.id", "appointment.person_id")
    .leftJoin("position", "position.id", "appointment.position_id")
    .selectAll("appointment")
    .select(["person.full_name", "position.name as position_name", "position.rank as position_rank"]);
}

function held(db: Kysely<Tables>, on: LocalDate) {
  return appointments(db)
    .where("appointment.valid_from", "<=", on)
    .where((where) =>
      where.or([where("appointment.valid_to", "is", null), where("appointment.valid_to", ">=", on)]),
    );
}

const collator = new Intl.Collator("vi");

function byRankAndName(a: NamedAppointment, b: NamedAppointment): number {
  return (a.positionRank ?? 999) - (b.positionRank ?? 999) || collator.compare(a.personName, b.personName);
}

type AppointmentRow = Selectable<Tables["appointment"]>;
type NamedRow = AppointmentRow & {
  full_name: string;
  position_name: string | null;
  position_rank: number | null;
};

function toNamed(row: NamedRow): NamedAppointment {
  return {
    ...toAppointment(row),
    personName: row.full_name,
    positionName: row.position_name,
    positionRank: row.position_rank,
  };
}

function toAppointment(row: AppointmentRow): Appointment {
  return {
    id: row.id,
    personId: row.person_id,
    agencyId: row.agency_id,
    unitId: row.unit_id,
    role: role.parse(row.role),
    positionId: row.position_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
  };
}

function appointmentRow(appointment: Appointment): Insertable<Tables["appointment"]> {
  return {
    id: appointment.id,
    person_id: appointment.personId,
    agency_id: appointment.agencyId,
    unit_id: appointment.unitId,
    role: appointment.role,
    position_id: appointment.positionId,
    valid_from: appointment.validFrom,
    valid_to: appointment.validTo,
    version: appointment.version,
  };
}

function toPerson(row: Selectable<Tables["person"]>): Person {
  return {
    id: row.id,
    fullName: row.full_name,
    email: row.email,
    directoryId: row.directory_id,
    isActive: row.is_active,
    version: row.version,
  };
}

function personRow(person: Person): Insertable<Tables["person"]> {
  return {
    id: person.id,
    full_name: person.fullName,
    email: person.email,
    directory_id: person.directoryId,
    is_active: person.isActive,
    version: person.version,
  };
}
