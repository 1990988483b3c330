import type { NameRef, Bilingual } from "../contract/common.ts";
import type { DraftDetail } from "../contract/drafts.ts";
import type { IncomingDetail } from "../contract/incoming.ts";
import type { Assignees, Work, WorkItem } from "../contract/routing.ts";
import type { LegalValue } from "../domain/legal-value/legal-value.ts";
import type { GuestReason } from "../domain/notices/guest-reasons.ts";
import type { DocumentReason } from "../domain/notices/reasons.ts";
import type { LocalDate } from "../domain/time/local-date.ts";
import type { DraftReason } from "../domain/drafts/draft-reasons.ts";
import type { QuickDeadline } from "../domain/deadlines/quick-deadlines.ts";
import type { Language } from "../contract/messages/message.ts";
import type { FeedNotice, Letter } from "./outreach.ts";

/** Where a person is reached in Teams, as stored when the app was installed or the person first wrote. */
export interface ConversationAddress {
  readonly tenantId: string;
  readonly personId: string;
  /** Teams' own id of the person (`29:…`). */
  readonly teamsUserId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

/**
 * What a card is about, as its reader may see it now. `detail.acts` says what the reader can do, so one notice gives
 * the card before the act, after it, and for somebody who comes too late.
 */
export type Notice =
  | GuestNotice
  | {
      readonly kind: "document";
      /** Why it was brought: the card's heading and its one-sentence text for notifications. */
      readonly reason: DocumentReason;
      readonly language: Language;
      readonly readerId: string;
      /** In whose place the reader acts on it (thay mặt); null: in their own. */
      readonly onBehalfOf: NameRef | null;
      readonly detail: IncomingDetail;
      /** Whom the reader may instruct; null where the card offers no such choice. */
      readonly assignees: Assignees | null;
      /** The reader's own assignment, or the one that the notice is about. */
      readonly assignmentId: string | null;
      /** Deadlines to choose from by the agency's calendar: for an order, and for more time. */
      readonly deadlines: {
        readonly order: readonly QuickDeadline[];
        readonly extension: readonly QuickDeadline[];
      };
    }
  | {
      /** Nothing can be posted in a unit's channel any more, or again: for administrators. */
      readonly kind: "channelLost";
      readonly language: Language;
      readonly readerId: string;
      readonly unitName: string;
      readonly channelName: string;
      readonly isLost: boolean;
    }
  | {
      /** What waits in somebody's place as the reader begins to stand in for them (NĐ 30, Đ13). */
      readonly kind: "standIn";
      readonly language: Language;
      readonly readerId: string;
      readonly giver: NameRef;
      /** The last day; null: until it is revoked. */
      readonly until: LocalDate | null;
      readonly count: number;
      readonly urgent: readonly WorkItem[];
    }
  | {
      /** What is left of a card that was brought to somebody in another's place, which is over. */
      readonly kind: "standInOver";
      readonly language: Language;
      readonly readerId: string;
    }
  | {
      readonly kind: "digest";
      readonly language: Language;
      readonly readerId: string;
      readonly readerName: string;
      readonly on: string;
      readonly work: Work;
    }
  | {
      /** Told to many at once; the document only where the reader may read it. */
      readonly kind: "announcement";
      readonly language: Language;
      readonly readerId: string;
      readonly title: string;
      readonly body: string;
      readonly priority: number;
      readonly agencyName: string;
      readonly byName: string;
      readonly at: string;
      readonly document: { readonly id: string; readonly symbol: string; readonly abstract: string } | null;
    }
  | {
      /** In the place of an announcement that was taken back. */
      readonly kind: "recalled";
      readonly language: Language;
      readonly readerId: string;
      readonly title: string;
      readonly agencyName: string;
      readonly at: string;
    }
  | {
      /** What came while the reader wanted to be left alone, in one card. */
      readonly kind: "held";
      readonly language: Language;
      readonly readerId: string;
      readonly items: readonly {
        readonly reason: string;
        readonly symbol: string | null;
        readonly documentId: string | null;
        readonly at: string;
      }[];
    }
  | {
      /** A draft was submitted, decided on, or changed. */
      readonly kind: "draft";
      readonly reason: DraftReason;
      readonly language: Language;
      readonly readerId: string;
      readonly agencyId: string;
      readonly detail: DraftDetail;
    }
  | {
      /** The document was given to the reader by mistake and is no longer theirs to read. */
      readonly kind: "notYours";
      readonly language: Language;
      readonly readerId: string;
    }
  | {
      /** A mark of secrecy was read in a file that is here already; the document by its number alone. */
      readonly kind: "secrecy";
      readonly language: Language;
      readonly readerId: string;
      readonly registerName: string;
      /** `413/2026`. */
      readonly number: string;
      readonly mark: string;
      readonly page: number | null;
      /** Whether the reader may seal it. */
      readonly administers: boolean;
    }
  | {
      /** The document that the card was about has been sealed; nothing more may be said of it. */
      readonly kind: "sealed";
      readonly language: Language;
      readonly readerId: string;
    }
  | {
      /** Somebody changed a file in the archive by hand, or took it away: for administrators. */
      readonly kind: "archive";
      readonly language: Language;
      readonly readerId: string;
      readonly fileName: string;
      readonly symbol: string | null;
      readonly state: "restored" | "changed" | "missing";
    }
  | {
      /** Somebody who moves or leaves handed their work over to the reader, all of it together. */
      readonly kind: "workHandedOver";
      readonly language: Language;
      readonly readerId: string;
      readonly fromName: string;
    }
  | {
      /** Open work of somebody who left or moved waits for the reader to give it to others. */
      readonly kind: "workLeft";
      readonly language: Language;
      readonly readerId: string;
      readonly fromName: string;
      readonly unitName: string | null;
      readonly count: number;
    }
  | {
      /** An agency outside sent a document through its account; it waits for a clerk. */
      readonly kind: "arrived";
      readonly language: Language;
      readonly readerId: string;
      readonly outside: string;
      readonly sentBy: string;
      readonly what: string;
    }
  | {
      /** More rights for somebody wait for a second administrator (NĐ 30, PL VI, phần I, mục 3). */
      readonly kind: "rightsAsked";
      readonly language: Language;
      readonly readerId: string;
      readonly agencyId: string;
      readonly changeId: string;
      readonly version: number;
      /** Null where it is a rule of the agency and nobody's own rights. */
      readonly personName: string | null;
      readonly askedBy: string;
      readonly what: string;
    }
  | {
      /** Control of an account was lost, and it was frozen: for who answers for security (R61, R62). */
      readonly kind: "accountFrozen";
      readonly language: Language;
      readonly readerId: string;
      readonly personName: string;
      readonly frozenBy: string;
      readonly frozenAt: string;
      readonly reason: string;
    }
  | {
      /** The signatures of an issued document do not hold: for who issued it. */
      readonly kind: "issued";
      readonly language: Language;
      readonly readerId: string;
      readonly outgoingId: string;
      readonly symbol: string;
      readonly value: LegalValue;
      readonly reasons: readonly Bilingual[];
    }
  | {
      /** Something was found in a file: for who answers for security, and for who brought it. */
      readonly kind: "malware";
      readonly language: Language;
      readonly readerId: string;
      readonly fileName: string;
      readonly found: string;
      /** Of the document whose file it is; null for an upload, which became none. */
      readonly symbol: string | null;
      /** Whether the reader looks after the quarantine. */
      readonly administers: boolean;
    };

/** For who acts for an agency outside: that something goes on, and nothing of its content. */
export interface GuestNotice {
  readonly kind: "guest";
  readonly reason: GuestReason;
  readonly language: Language;
  readonly readerId: string;
  /** The agency here. */
  readonly host: string;
  readonly outside: string;
  /** The number and symbol of the document, as printed; empty where it has none. */
  readonly symbol: string;
  readonly date: LocalDate | null;
  /** `413/2026`, of what the agency outside sent and was registered. */
  readonly arrivalNumber: string | null;
}

/**
 * blocked: the person turned the bot off (403). notInstalled: no such conversation (404). later: nothing was sent, our own
 * limits want it so. retry: try later; `forAll`: everybody who sends is to wait; `inDoubt`: it may have arrived.
 */
export type SendOutcome =
  | { readonly kind: "sent"; readonly activityId: string }
  | { readonly kind: "blocked"; readonly reason: string }
  | { readonly kind: "notInstalled"; readonly reason: string }
  | { readonly kind: "later"; readonly afterMs: number }
  | {
      readonly kind: "retry";
      readonly afterMs: number | null;
      readonly reason: string;
      readonly forAll?: boolean;
      readonly inDoubt?: boolean;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** A notice for whom no card reaches: in the activity feed, and as a letter. */
export interface OtherWords {
  readonly feed: FeedNotice;
  readonly letter: Letter;
}

/** One sending of a card. */
export interface Sending {
  /** Stands in the card, unseen, so that it is known again where the chat is read. */
  readonly mark: string;
  /** Done when the turn has come, right before the call: what it throws is thrown, and nothing was sent. */
  readonly begin: () => Promise<void>;
}

/** Brings cards into a chat. Never throws for what the other side answers; that is an outcome. */
export interface Messenger {
  send(to: ConversationAddress, notice: Notice, sending: Sending): Promise<SendOutcome>;
  /** Replaces a card that was sent before, so that nobody looks at a state that is gone. */
  update(to: ConversationAddress, activityId: string, notice: Notice): Promise<SendOutcome>;
  otherWordsOf(notice: Notice): Promise<OtherWords>;
  /**
   * What the reader would see of the notice's card, as a short digest: the same as long as nothing that the card shows
   * has changed. That time passes, and versions that nobody sees, change nothing.
   */
  shownOf(notice: Notice): Promise<string>;
}
