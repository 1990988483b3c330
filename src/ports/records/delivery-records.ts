import type { DraftReason } from "../../domain/drafts/draft-reasons.ts";
import type { GuestReason } from "../../domain/notices/guest-reasons.ts";
import type { DeliveryOutcome } from "../../domain/notices/delivery-outcome.ts";
import type { Notice } from "../messenger.ts";

export type NoticeReason =
  | Extract<Notice, { kind: "document" }>["reason"]
  | DraftReason
  | GuestReason
  | "digest"
  | "standIn"
  | "channelLost"
  | "malwareFound"
  | "issuedBad"
  | "secrecyFound"
  | "archiveByHand"
  | "announcement"
  | "held"
  | "accountFrozen"
  | "workHandedOver"
  | "workLeft"
  | "arrived"
  | "rightsAsked";

/** One row per recipient and event: what was to be brought to whom, and how it went. */
export interface DeliveryRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  /** In whose place the person gets it (thay mặt); null: in their own. */
  readonly onBehalfOf: string | null;
  /** The event: an audit entry's id, or `reminder:…`, `digest:…`; unique with the person. */
  readonly eventKey: string;
  readonly reason: NoticeReason;
  readonly documentId: string | null;
  readonly assignmentId: string | null;
  readonly outcome: DeliveryOutcome;
  readonly why: string | null;
  readonly activityId: string | null;
  readonly conversationId: string | null;
  /** Begun, and of which it is known how they ended: the person may have got it more than once where fewer are known. */
  readonly attempts: number;
  readonly answers: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** What its reader has seen of the card last (`Messenger.shownOf`); null before it is sent. */
  readonly shown: string | null;
  /** The digest (another delivery) in which it is told; null where it comes by itself. */
  readonly toldIn: string | null;
}

/** A delivery as lists show it. */
export interface NamedDelivery extends DeliveryRecord {
  readonly personName: string;
  /** In which register its document stands; says nothing where there is no document. */
  readonly kind: "incoming" | "outgoing";
  readonly symbol: string | null;
}

export interface DeliveryRecords {
  /** Rows whose event and person are there already are left out; answers those that are new. */
  addNew(rows: readonly DeliveryRecord[]): Promise<DeliveryRecord[]>;
  /** Which of these events somebody was told of already. */
  told(eventKeys: readonly string[]): Promise<Set<string>>;
  get(id: string): Promise<DeliveryRecord | null>;
  /** Something is sent now; whoever takes over from a dead server sees that it was. False where it is not pending any more. */
  begin(id: string): Promise<boolean>;
  /** It was answered that nothing came through. */
  markAnswered(id: string): Promise<void>;
  /** `answers`: of so many attempts it is known by now how they ended, beside those that were known. */
  settle(
    id: string,
    result: Pick<DeliveryRecord, "outcome" | "why" | "activityId" | "conversationId" | "endedAt" | "shown">,
    answers?: number,
  ): Promise<void>;
  /** How many notices the person has got since then. */
  gotSince(personId: string, since: Date): Promise<number>;
  /** Of these that are pending still: they are told in that digest. Answers how many. */
  putInDigest(ids: readonly string[], digestId: string, at: Date): Promise<number>;
  toldIn(digestId: string): Promise<NamedDelivery[]>;
  /** What waits for the person, oldest first. */
  pendingOf(personId: string, agencyId: string, limit: number): Promise<DeliveryRecord[]>;
  /** How many deliveries of the event stand how. */
  progress(eventKey: string): Promise<Partial<Record<DeliveryOutcome, number>>>;
  /** Those of the event with one of these outcomes, by person's id after the given one. */
  ofEvent(
    eventKey: string,
    filter: { outcomes: readonly DeliveryOutcome[]; after: string | null; limit: number },
  ): Promise<NamedDelivery[]>;
  /** What of the event is pending is not sent any more; how many. */
  cancelPending(eventKey: string, at: Date): Promise<number>;
  /** Taken back from the chat, or why not. */
  markRecalled(id: string, why: string | null): Promise<void>;
  /** Cards sent about the document that may need replacing, newest first, the last few of each person. */
  cardsAbout(documentId: string): Promise<DeliveryRecord[]>;
  /** The documents of which the person has cards in that place, the latest first. */
  documentsOnBehalf(
    which: { readonly personId: string; readonly onBehalfOf: string },
    limit: number,
  ): Promise<string[]>;
  /** Every card that was ever sent about the document. */
  everyCardAbout(documentId: string): Promise<DeliveryRecord[]>;
  /** The card that was sent to the person as this activity; null for one that is not in the ledger. */
  sentAs(documentId: string, personId: string, activityId: string): Promise<DeliveryRecord | null>;
  /** The reader now sees this of the card. */
  markShown(id: string, shown: string): Promise<void>;
  list(
    agencyId: string,
    filter: { outcome?: DeliveryOutcome | undefined; after: string | null; limit: number },
  ): Promise<NamedDelivery[]>;
  /** Counts each outcome up to `most`, which stands for 'that many or more'. */
  counts(agencyId: string, most: number): Promise<Record<DeliveryOutcome, number>>;
  /** Removes what was written down before the instant and has ended; how many. */
  removeEnded(before: Date, limit: number): Promise<number>;
}
