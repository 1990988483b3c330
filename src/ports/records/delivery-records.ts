import type { Notice } from "../messenger.ts";

export type DeliveryOutcome = "pending" | "sent" | "blocked" | "notInstalled" | "failed";
export type NoticeReason =
  | Extract<Notice, { kind: "document" }>["reason"]
  | "digest"
  | "malwareFound"
  | "secrecyFound"
  | "archiveByHand";

/** One row per recipient and event: what was to be brought to whom, and how it went. */
export interface DeliveryRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  /** The event: an audit entry's id, or `reminder:…`, `digest:…`; unique with the person. */
  readonly eventKey: string;
  readonly reason: NoticeReason;
  readonly documentId: string | null;
  readonly assignmentId: string | null;
  readonly outcome: DeliveryOutcome;
  readonly why: string | null;
  readonly activityId: string | null;
  readonly conversationId: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** What its reader has seen of the card last (`Messenger.shownOf`); null before it is sent. */
  readonly shown: string | null;
}

export interface DeliveryRecords {
  /** Rows whose event and person are there already are left out; answers those that are new. */
  addNew(rows: readonly DeliveryRecord[]): Promise<DeliveryRecord[]>;
  /** Which of these events somebody was told of already. */
  told(eventKeys: readonly string[]): Promise<Set<string>>;
  get(id: string): Promise<DeliveryRecord | null>;
  settle(
    id: string,
    result: Pick<DeliveryRecord, "outcome" | "why" | "activityId" | "conversationId" | "endedAt" | "shown">,
  ): Promise<void>;
  /** Cards sent about the document that may need replacing, newest first, the last few of each person. */
  cardsAbout(documentId: string): Promise<DeliveryRecord[]>;
  /** Every card that was ever sent about the document. */
  everyCardAbout(documentId: string): Promise<DeliveryRecord[]>;
  /** The card that was sent to the person as this activity; null for one that is not in the ledger. */
  sentAs(documentId: string, personId: string, activityId: string): Promise<DeliveryRecord | null>;
  /** The reader now sees this of the card. */
  markShown(id: string, shown: string): Promise<void>;
  list(
    agencyId: string,
    filter: { outcome?: DeliveryOutcome | undefined; after: string | null; limit: number },
  ): Promise<(DeliveryRecord & { personName: string; symbol: string | null })[]>;
  /** Counts each outcome up to `most`, which stands for 'that many or more'. */
  counts(agencyId: string, most: number): Promise<Record<DeliveryOutcome, number>>;
  /** Removes what was written down before the instant and has ended; how many. */
  removeEnded(before: Date, limit: number): Promise<number>;
}
