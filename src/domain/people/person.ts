import type { LocalDate } from "../time/local-date.ts";
import type { Role } from "./actor.ts";

/** A natural person. Vanthu keeps no password: who the person is comes from the directory (Entra) by its object id. */
export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly email: string;
  readonly directoryId: string | null;
  readonly isActive: boolean;
  readonly version: number;
}

/** One role of one person in an agency, or in a unit of it, for a time; `validTo` is the last day it holds. */
export interface Appointment {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly role: Role;
  readonly positionId: string | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly version: number;
}

/** A position (chức vụ) of an agency; the lower the rank, the higher it stands in lists of people. */
export interface Position {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly rank: number;
}
