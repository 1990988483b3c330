import type { Appointment } from "./person.ts";

/** What an appointment is to be; `appointmentId` null: a new one. */
export type WantedAppointment = Pick<
  Appointment,
  "role" | "unitId" | "positionId" | "validFrom" | "validTo" | "version"
>;

/**
 * A change that gives somebody more rights, asked for by one administrator and confirmed by another: changes of rights are
 * warned of until somebody competent has confirmed them (NĐ 30, PL VI, phần I, mục 3).
 */
export interface RightsChange {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly appointmentId: string | null;
  readonly wanted: WantedAppointment;
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
