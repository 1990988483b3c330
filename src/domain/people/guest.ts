import { RuleBroken } from "../rule-broken.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";

/**
 * The one account that an agency outside has with an agency here (R20, R21). Nobody signs in with it: the people who act for
 * the agency outside do, each under their own name (R22).
 */
export interface AgencyAccount {
  readonly id: string;
  /** The agency here that opened it. */
  readonly agencyId: string;
  /** The agency outside, in the directory of agencies. */
  readonly outsideId: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  /** Nobody acts through it any more. */
  readonly closed: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly version: number;
}

/** Somebody whom the agency outside has named to act for it, for a time. */
export interface Representative {
  readonly id: string;
  readonly accountId: string;
  readonly personId: string;
  /** The paper in which the agency outside named them: number and symbol, as typed. */
  readonly basis: string;
  readonly validFrom: LocalDate;
  /** The last day on which they do. */
  readonly validTo: LocalDate;
  readonly namedBy: string;
  readonly namedAt: Date;
  readonly ended: { readonly by: string; readonly at: Date } | null;
  readonly version: number;
}

/**
 * A person acting for an agency outside (thay mặt cơ quan). It is no `Actor`, so that nothing of an agency's own work can be
 * done with it: what a guest may do takes a `Guest`.
 */
export interface Guest {
  readonly personId: string;
  readonly name: string;
  readonly accountId: string;
  /** The agency here with which the account is. */
  readonly agencyId: string;
  /** For whom: the agency outside. */
  readonly outside: { readonly id: string; readonly name: string };
}

/** As long as a delegation: who goes on for longer is named again. */
const mostDays = 366;

export function actsOn(
  { validFrom, validTo, ended }: Pick<Representative, "validFrom" | "validTo" | "ended">,
  on: LocalDate,
): boolean {
  return ended === null && validFrom <= on && on <= validTo;
}

/** Refuses a time that contradicts itself or is over. Throws `guest.…` with the field. */
export function assertTime(
  { validFrom, validTo }: Pick<Representative, "validFrom" | "validTo">,
  today: LocalDate,
): void {
  if (validTo < validFrom) throw new RuleBroken("guest.ends-before-it-begins", { field: "validTo" });
  if (validTo < today) throw new RuleBroken("guest.past", { field: "validTo" });
  if (validTo > addDays(validFrom, mostDays))
    throw new RuleBroken("guest.too-long", { params: { days: mostDays }, field: "validTo" });
}
