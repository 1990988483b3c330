/** Something that must happen after a change, written in the change's own transaction; a job delivers it. */
export interface NewOutboxRow {
  /** `work` unless said otherwise. */
  readonly line?: OutboxLine;
  readonly id: string;
  readonly agencyId: string | null;
  readonly kind: OutboxKind;
  /** Unique: the same thing asked for twice is done once. */
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number | null>>;
  readonly createdAt: Date;
  readonly runAt: Date;
}

/**
 * deliverNotice: bring a card to a person. refreshCards: bring all cards about a document up to date. refreshCard: one card. reachOtherwise: a
 * person whom no card reaches, by what comes after it. installApp: for a person who never opened it. spreadAnnouncement, recallAnnouncement: a row for
 * each recipient. recallNotice: take one card back. postToChannel: what a unit was given, into its channel. refreshPosts:
 * bring what channels say about a document up to date.
 */
export type OutboxKind =
  | "deliverNotice"
  | "refreshCards"
  | "refreshCard"
  | "reachOtherwise"
  | "installApp"
  | "spreadAnnouncement"
  | "recallAnnouncement"
  | "recallNotice"
  | "postToChannel"
  | "refreshPosts";

/**
 * Where a row waits. Chats are written to in this order: `urgent` (Hỏa tốc), `cards`, `bulk` (announcements). Graph has
 * limits of its own: `graph`. Everything else is `work`.
 */
export type OutboxLine = "urgent" | "cards" | "bulk" | "graph" | "work";
export const chatLines: readonly OutboxLine[] = ["urgent", "cards", "bulk"];
export const everyLine: readonly OutboxLine[] = [...chatLines, "work", "graph"];

export interface OutboxRow extends Omit<NewOutboxRow, "line"> {
  readonly state: "pending" | "leased" | "done" | "dead";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly endedAt: Date | null;
}

export interface OutboxRecords {
  /** A row whose key is there already is left as it is. */
  add(rows: readonly NewOutboxRow[]): Promise<void>;
  /**
   * Takes the oldest row that is due and that nobody holds, of the first of these lines that has one and does not pause,
   * under the name `hold`; null when none is. Of all lines unless said otherwise.
   */
  claim(hold: string, now: Date, lines?: readonly OutboxLine[]): Promise<OutboxRow | null>;
  /** The same; up to so many, in the order in which they are to be worked on. */
  claimMany(
    hold: string,
    now: Date,
    which: { readonly lines: readonly OutboxLine[]; readonly most: number },
  ): Promise<OutboxRow[]>;
  /** Nobody takes a row of these lines before then, on any server; an earlier end than is known already changes nothing. */
  pause(lines: readonly OutboxLine[], until: Date): Promise<void>;
  /** Each answers false when the row is not held under that name any more. */
  isHeld(id: string, hold: string): Promise<boolean>;
  finish(id: string, hold: string, at: Date): Promise<boolean>;
  retryLater(id: string, hold: string, runAt: Date, error: string): Promise<boolean>;
  /** Gives the row back untried, to be taken from then on: the attempt does not count. */
  putOff(id: string, hold: string, runAt: Date): Promise<boolean>;
  bury(id: string, hold: string, at: Date, error: string): Promise<boolean>;
  /** Makes everything that waits for a later time due now: the clock by which it waits cannot be trusted. */
  bringForward(now: Date): Promise<void>;
  dead(agencyId: string | null, limit: number): Promise<OutboxRow[]>;
  /** Makes a dead row pending again, its attempts counted anew; null when it is not dead. */
  revive(id: string, agencyId: string, now: Date): Promise<OutboxRow | null>;
  /** What has been due since before the instant and nobody holds, the oldest first. */
  overdue(before: Date, limit: number): Promise<OutboxRow[]>;
  /** Which of these keys stand for something that is still to be done, or that people were asked about. */
  unfinished(keys: readonly string[]): Promise<Set<string>>;
  /** Since when the oldest that is due waits for a worker; null when none does. */
  dueSince(now: Date): Promise<Date | null>;
  counts(): Promise<{ waiting: number; dead: number; oldest: Date | null }>;
  /** Removes rows done before the instant; how many. */
  removeDone(before: Date, limit: number): Promise<number>;

  /**
   * One of several servers runs a periodic job: true for the one that got it. It is due at its time, or when that lies
   * after `latest`, which no run could have set: then the clock was set back.
   */
  claimJob(name: string, hold: string, now: Date, latest: Date): Promise<boolean>;
  /** Makes the job due now, unless it runs. */
  hurryJob(name: string, now: Date): Promise<void>;
  finishJob(name: string, hold: string, nextRunAt: Date): Promise<void>;
}
