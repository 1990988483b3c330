import type { Appointment, Person, Position } from "../../domain/people/person.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

/** An appointment with the names that lists of people show. */
export interface NamedAppointment extends Appointment {
  readonly personName: string;
  readonly positionName: string | null;
  readonly positionRank: number | null;
}

/** By our own id, or by the object id of the directory. */
export type WhoseId = { readonly personId: string } | { readonly directoryId: string };

export interface AppointedPerson {
  readonly person: Person;
  readonly appointments: readonly NamedAppointment[];
  /** The person lost control of the account, and nothing opens for it (R61). */
  readonly isFrozen: boolean;
}

export interface PeopleRecords {
  person(id: string): Promise<Person | null>;
  personByDirectoryId(directoryId: string): Promise<Person | null>;
  /** A person with the appointments that hold on that day, in one look; null where nobody has the id. */
  appointed(who: WhoseId, on: LocalDate): Promise<AppointedPerson | null>;
  names(ids: readonly string[]): Promise<Map<string, string>>;
  appointmentsOf(personId: string, on: LocalDate): Promise<NamedAppointment[]>;
  /** Of all agencies and times, in the order in which they were made. */
  everyAppointmentOf(personId: string): Promise<Appointment[]>;
  /** Everybody appointed in the agency on that day, by rank and name; active people only. */
  appointedIn(agencyId: string, on: LocalDate): Promise<NamedAppointment[]>;
  /** For administration: all people with an appointment of any time in the agency. */
  peopleOf(agencyId: string): Promise<{ people: Person[]; appointments: NamedAppointment[] }>;
  /** People of all agencies here, for the sample sign-in. */
  allActive(on: LocalDate): Promise<{ person: Person; appointments: NamedAppointment[] }[]>;
  positions(agencyId: string): Promise<Position[]>;
  insertPerson(person: Person): Promise<void>;
  updatePerson(person: Person, seenVersion: number): Promise<boolean>;
  appointment(id: string): Promise<Appointment | null>;
  insertAppointment(appointment: Appointment): Promise<void>;
  updateAppointment(appointment: Appointment, seenVersion: number): Promise<boolean>;
  insertPosition(position: Position): Promise<void>;
}
