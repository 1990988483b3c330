import type { LocalDate } from "../time/local-date.ts";
import type { Representative } from "./guest.ts";
import type { Appointment } from "./person.ts";

/** What an appointment is to be. */
export type WantedAppointment = Pick<
  Appointment,
  "role" | "unitId" | "positionId" | "validFrom" | "validTo" | "version"
>;

/** The rule of the second person itself is to hold no more, from a day on: that needs the second person too. */
export interface WantedEnd {
  readonly validFrom: LocalDate;
  /** By which decision, as typed. */
  readonly article: string | null;
}

/** Somebody is to act for an agency outside, through its account. */
export type WantedRepresentative = Pick<Representative, "accountId" | "basis" | "validFrom" | "validTo">;

/** What is asked for. `secondPersonOff` concerns nobody's rights but everybody's: its `personId` is who asks. */
export type Wanted =
  | ({ readonly kind: "appointment" } & WantedAppointment)
  | ({ readonly kind: "representative" } & WantedRepresentative)
  | ({ readonly kind: "secondPersonOff" } & WantedEnd);

/**
 * A change that gives somebody more rights, asked for by one administrator and confirmed by another: changes of rights are
 * warned of until somebody competent has confirmed them (NĐ 30, PL VI, phần I, mục 3).
 */
export interface RightsChange {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  /** Of an appointment that is changed; null where there is none yet. */
  readonly appointmentId: string | null;
  readonly wanted: Wanted;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decided: {
    readonly confirmed: boolean;
    readonly by: string;
    readonly at: Date;
    readonly reason: string | null;
  } | null;
  readonly version: number;
}

/** Whether nobody gets more by it: the same office for a shorter time, or another name of the position. */
export function takesOnly(
  before: Pick<Appointment, "role" | "unitId" | "validFrom" | "validTo">,
  after: Pick<Appointment, "role" | "unitId" | "validFrom" | "validTo">,
): boolean {
  const last = (it: { readonly validTo: string | null }): string => it.validTo ?? "9999-12-31";
  return (
    before.role === after.role &&
    before.unitId === after.unitId &&
    after.validFrom >= before.validFrom &&
    last(after) <= last(before)
  );
}
