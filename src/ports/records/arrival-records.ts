import type { Arrival, ArrivalState } from "../../domain/arrivals/arrival.ts";

/** Somebody who acts for the agency outside took a document in (R24). */
export interface Receipt {
  readonly documentId: string;
  readonly accountId: string;
  readonly by: string;
  readonly at: Date;
}

/** What went to and fro through the accounts of agencies outside. */
export interface ArrivalRecords {
  insert(arrival: Arrival, requestKey: string): Promise<void>;
  get(id: string): Promise<Arrival | null>;
  /** Sent before under the same key: the repeated request gets the first one's answer. */
  byRequestKey(accountId: string, requestKey: string): Promise<Arrival | null>;
  /** Of an agency here; those that wait the longest first, others the newest first. */
  ofAgency(agencyId: string, state: ArrivalState, limit: number): Promise<Arrival[]>;
  /** What was sent through the account, newest first. */
  ofAccount(accountId: string, limit: number): Promise<Arrival[]>;
  /** False where it was decided since. */
  decide(arrival: Arrival, seenVersion: number): Promise<boolean>;
  /** False where it was taken in before. */
  addReceipt(receipt: Receipt): Promise<boolean>;
  receiptsOf(documentIds: readonly string[]): Promise<Receipt[]>;
}
