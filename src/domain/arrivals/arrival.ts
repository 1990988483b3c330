import type { Priority } from "../incoming-fields.ts";
import type { LocalDate } from "../time/local-date.ts";

/**
 * waiting: it came in and waits for a clerk. registered: it has an arrival number. refused: the clerk did not take it, and
 * its files are gone.
 */
export const arrivalStates = ["waiting", "registered", "refused"] as const;
export type ArrivalState = (typeof arrivalStates)[number];

/** What the sender says of the document; the clerk who registers it goes by the document itself. */
export interface ArrivalFields {
  readonly codeNumber: string | null;
  readonly codeNotation: string | null;
  readonly issuedDate: LocalDate | null;
  readonly typeName: string;
  readonly abstract: string;
  readonly signerName: string | null;
  readonly priority: Priority;
}

/** A document that an agency outside sent through its account, before and after it is in the register. */
export interface Arrival {
  readonly id: string;
  /** To whom. */
  readonly agencyId: string;
  readonly accountId: string;
  /** From whom: the agency outside. */
  readonly outsideId: string;
  /** Who sent it in that agency's name. */
  readonly sentBy: string;
  readonly sentAt: Date;
  readonly fields: ArrivalFields;
  readonly state: ArrivalState;
  readonly decided: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
  /** The document that it became. */
  readonly documentId: string | null;
  readonly version: number;
}
