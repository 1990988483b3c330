import type { Actor } from "../domain/people/actor.ts";
import { localDateOf, yearOf, type LocalDate } from "../domain/time/local-date.ts";
import { addAppointment } from "../usecases/administration/add-appointment.ts";
import { addNode } from "../usecases/administration/add-node.ts";
import { addPerson } from "../usecases/administration/add-person.ts";
import { addPosition } from "../usecases/administration/add-position.ts";
import { foundAgency } from "../usecases/administration/found-agency.ts";
import { readCalendar } from "../usecases/administration/read-calendar.ts";
import { saveCalendar } from "../usecases/administration/save-calendar.ts";
import { identifyPerson } from "../usecases/people/identify-actor.ts";
import {
  sampleNodeId,
  samplePersonId,
  type SampleAgency,
  type SampleAppointment,
  type SamplePerson,
} from "./sample-agency.ts";
import { named, type DirectoryAgency, type Office, type SeedServices } from "./world.ts";

interface Opening {
  readonly services: SeedServices;
  readonly agency: SampleAgency;
  readonly administrator: Actor;
  readonly from: LocalDate;
  readonly units: Map<string, string>;
  readonly positions: Map<string, string>;
}

/**
 * Founds a sample agency and lets its administrator add everything else, each thing as it is done on the page of
 * administration, so that the audit tells of it. `from` is the day from which it exists.
 */
export async function openOffice(
  services: SeedServices,
  directory: ReadonlyMap<string, DirectoryAgency>,
  agency: SampleAgency,
  from: LocalDate,
): Promise<Office> {
  const { administrator, name, abbreviation, oldCode, newCode } = agency;
  const id = sampleNodeId(agency.number);
  const { administratorId } = await foundAgency(services, {
    agency: { id, parentId: named(directory, agency.parent).id, name, abbreviation, oldCode, newCode },
    administrator: { ...whoIs(agency, administrator), id: samplePersonId(administrator.number) },
    validFrom: from,
  });
  const opening: Opening = {
    services,
    agency,
    administrator: await identifyPerson(services, { personId: administratorId, agencyId: id }),
    from,
    units: new Map(),
    positions: new Map(),
  };
  await addUnitsAndPositions(opening);
  await settleYears(opening);
  for (const appointment of administrator.appointments)
    await addAppointment(
      services,
      opening.administrator,
      administratorId,
      appointmentIn(opening, appointment),
    );
  for (const person of agency.people) await appointPerson(opening, person);
  return { agency, id, units: opening.units, actors: await actorsOf(opening) };
}

function whoIs({ mailDomain }: SampleAgency, { number, fullName, mailbox }: SamplePerson) {
  return { fullName, email: `${mailbox}@${mailDomain}`, directoryId: samplePersonId(number) };
}

async function addUnitsAndPositions({
  services,
  agency,
  administrator,
  from,
  units,
  positions,
}: Opening): Promise<void> {
  for (const [i, { key, name, abbreviation }] of agency.units.entries()) {
    services.ids.use(sampleNodeId(agency.number * 10 + i));
    const { id } = await addNode(services, administrator, {
      version: null,
      kind: "unit",
      parentId: sampleNodeId(agency.number),
      name,
      abbreviation,
      oldCode: null,
      newCode: null,
      validFrom: from,
      validTo: null,
      predecessorIds: [],
    });
    units.set(key, id);
  }
  for (const [name, rank] of agency.positions)
    positions.set(name, (await addPosition(services, administrator, { name, rank })).id);
}

function appointmentIn({ units, positions, from }: Opening, { role, unit, position }: SampleAppointment) {
  return {
    version: null,
    role,
    unitId: unit === undefined ? null : named(units, unit),
    positionId: position === undefined ? null : named(positions, position),
    validFrom: from,
    validTo: null,
  };
}

async function appointPerson(opening: Opening, person: SamplePerson): Promise<void> {
  const { services, agency, administrator } = opening;
  const [first, ...more] = person.appointments;
  services.ids.use(samplePersonId(person.number));
  const { id } = await addPerson(services, administrator, {
    version: null,
    ...whoIs(agency, person),
    isActive: true,
    appointment: first === undefined ? null : appointmentIn(opening, first),
  });
  for (const appointment of more)
    await addAppointment(services, administrator, id, appointmentIn(opening, appointment));
}

/** Someone of another agency who works here too; the directory knows the person already. */
export async function second(
  services: SeedServices,
  office: Office,
  person: { readonly at: Office; readonly key: string },
  appointment: SampleAppointment,
): Promise<Office> {
  const { agency, actors, units } = office;
  const guest = named(person.at.actors, person.key);
  const administrator = named(actors, agency.administrator.key);
  await addPerson(services, administrator, {
    version: null,
    fullName: guest.name,
    email: "guest@minhson.example",
    directoryId: guest.personId,
    isActive: true,
    appointment: {
      version: null,
      role: appointment.role,
      unitId: named(units, appointment.unit ?? ""),
      positionId: null,
      validFrom: localDateOf(services.clock.now()),
      validTo: null,
    },
  });
  const actor = await identifyPerson(services, { personId: guest.personId, agencyId: office.id });
  return { ...office, actors: new Map([...actors, [person.key, actor]]) };
}

/** The calendar of the year behind, this one and the next, as proposed. */
async function settleYears({ services, administrator }: Opening): Promise<void> {
  const year = yearOf(localDateOf(services.clock.now()));
  for (const settled of [year, year + 1, year + 2]) {
    const { days } = await readCalendar(services, administrator, settled);
    await saveCalendar(services, administrator, { version: 0, year: settled, days });
  }
}

async function actorsOf({ services, agency }: Opening): Promise<ReadonlyMap<string, Actor>> {
  const agencyId = sampleNodeId(agency.number);
  const actors = new Map<string, Actor>();
  for (const { key, number } of [agency.administrator, ...agency.people])
    actors.set(key, await identifyPerson(services, { personId: samplePersonId(number), agencyId }));
  return actors;
}
