import type { ReadScope } from "../../domain/policies/read-scope.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { LeftAt } from "../../domain/routing/left-work.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

/** Whose work it was, in which agency. */
export interface Holder {
  readonly agencyId: string;
  readonly personId: string;
}

/** An assignment that waits to be given to somebody else. */
export interface LeftWork extends Holder, LeftAt {
  readonly assignmentId: string;
  /** The same for all that one person left at one unit: its head is told once. */
  readonly departureId: string;
}

/** Left at one of these units, or at none where `isOfNone`; of the only types that the reader sees. */
export interface LeftPlaces {
  readonly agencyId: string;
  readonly unitIds: readonly string[];
  readonly isOfNone: boolean;
  readonly types: ReadScope["types"];
}

/** What a job found that people left behind; whether it still waits is asked anew whenever somebody looks. */
export interface LeftWorkRecords {
  /** Whoever has open work and an appointment that ended before the day, or is out of service; and who had left some. */
  holders(on: LocalDate): Promise<Holder[]>;
  openOf(holder: Holder): Promise<Assignment[]>;
  of(holder: Holder): Promise<LeftWork[]>;
  /** In place of all that was known of this holder. */
  replace(holder: Holder, rows: readonly LeftWork[]): Promise<void>;
  /** Still open, person by person. */
  at(places: LeftPlaces, limit: number): Promise<LeftWork[]>;
  /** Units of the agency at which something waits; null: at none. */
  unitsOf(agencyId: string): Promise<(string | null)[]>;
  departure(departureId: string): Promise<LeftWork | null>;
  /** Of these assignments, those on documents that the reader may read. */
  readable(scope: ReadScope, assignmentIds: readonly string[]): Promise<Set<string>>;
}
