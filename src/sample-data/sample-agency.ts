import type { Role } from "../domain/people/actor.ts";

export interface SampleUnit {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: string;
}

export interface SampleAppointment {
  readonly role: Role;
  readonly unit?: string;
  readonly position?: string;
}

/** `number` gives the person's fixed id, so that Agents Playground and bookmarks find the same people every time. */
export interface SamplePerson {
  readonly number: number;
  readonly key: string;
  readonly fullName: string;
  readonly mailbox: string;
  readonly appointments: readonly SampleAppointment[];
}

export interface SampleAgency {
  /** Gives the agency's fixed id. */
  readonly number: number;
  readonly key: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly oldCode: string;
  readonly newCode: string;
  /** The agency above, by its key in the directory. */
  readonly parent: string;
  /** Where its documents are dated: `Minh Sơn, ngày…`. */
  readonly place: string;
  readonly mailDomain: string;
  readonly units: readonly SampleUnit[];
  readonly positions: readonly (readonly [name: string, rank: number])[];
  readonly administrator: SamplePerson;
  readonly people: readonly SamplePerson[];
}

const lastGroup = (number: number): string => String(number).padStart(12, "0");

export const samplePersonId = (number: number): string => `5a000000-0000-4000-8000-${lastGroup(number)}`;
export const sampleNodeId = (number: number): string => `5b000000-0000-4000-8000-${lastGroup(number)}`;
