/**
 * What kind of thing it is about, as the app's manifest declares it (`activities.activityTypes`); `systemDefault` is
 * Teams' own for everything else.
 */
export type FeedType =
  | "documentWaits"
  | "documentChanged"
  | "documentOverdue"
  | "announced"
  | "systemDefault";

/** What a person reads in the activity feed, and where it leads. */
export interface FeedNotice {
  readonly type: FeedType;
  /** Fills the template of the type in the manifest. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly preview: string;
  /** A deep link into Teams. */
  readonly link: string;
}

export interface Letter {
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/**
 * refused: it will not help to try again; `reason` is a status and a code. retry: as `SendOutcome` has it. A person is
 * told by one of these at most once, unless the answer was lost.
 */
export type ReachOutcome =
  | { readonly kind: "reached" }
  | { readonly kind: "refused"; readonly reason: string }
  | ReachRetry;

export interface ReachRetry {
  readonly kind: "retry";
  readonly afterMs: number | null;
  readonly reason: string;
  readonly forAll?: boolean;
  readonly inDoubt?: boolean;
}

/** `chatId`: the bot's own chat with the person, where Graph names it. */
export type InstallOutcome =
  | { readonly kind: "installed"; readonly chatId: string | null }
  | { readonly kind: "refused"; readonly reason: string }
  | ReachRetry;

/**
 * there: the card is in the chat, so many times, the last of them as this activity. absent: it is not. unknown: the chat may
 * not be read.
 */
export type ReadBack =
  | { readonly kind: "there"; readonly activityId: string; readonly times: number }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | ReachRetry;

/**
 * By which a person is reached whom no card reaches; null is a way that this deployment has not set up. Nothing throws
 * for what the other side answers.
 */
export interface Outreach {
  /** The activity feed of Teams: the app must be installed for the person. */
  readonly feed: ((directoryId: string, notice: FeedNotice) => Promise<ReachOutcome>) | null;
  readonly mail: ((address: string, letter: Letter) => Promise<ReachOutcome>) | null;
  /** Puts the app into a person's Teams. One that is there already is installed. */
  readonly install: ((directoryId: string) => Promise<InstallOutcome>) | null;
  /** Looks for a card by its mark in the bot's own chat with a person. */
  readonly readBack: ((directoryId: string, mark: string) => Promise<ReadBack>) | null;
}

/** Cards alone: the embedded default. */
export const cardsAlone: Outreach = { feed: null, mail: null, install: null, readBack: null };
