/** Something that must happen after a change, written in the change's own transaction; a job delivers it. */
export interface NewOutboxRow {
  readonly id: string;
  readonly agencyId: string | null;
  readonly kind: OutboxKind;
  /** Unique: the same thing asked for twice is done once. */
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number | null>>;
  readonly createdAt: Date;
  readonly runAt: Date;
}

/** deliverNotice: bring a card to a person. refreshCards: bring all cards about a document up to date. */
export type OutboxKind = "deliverNotice" | "refreshCards";

export interface OutboxRow extends NewOutboxRow {
  readonly state: "pending" | "leased" | "done" | "dead";
  readonly attempts: number;
  readonly leasedUntil: Date | null;
  readonly lastError: string | null;
  readonly endedAt: Date | null;
}

export interface OutboxRecords {
  /** A row whose key is there already is left as it is. */
  add(rows: readonly NewOutboxRow[]): Promise<void>;
  /** Takes the oldest row that is due, or whose lease ran out, for `owner` until `leasedUntil`; null when none is. */
  claim(owner: string, now: Date, leasedUntil: Date): Promise<OutboxRow | null>;
  /** Each answers false when the lease was lost to another worker meanwhile. */
  finish(id: string, owner: string, at: Date): Promise<boolean>;
  retryLater(id: string, owner: string, runAt: Date, error: string): Promise<boolean>;
  bury(id: string, owner: string, at: Date, error: string): Promise<boolean>;
  dead(agencyId: string | null, limit: number): Promise<OutboxRow[]>;
  /** Makes a dead row pending again, its attempts counted anew; false when it is not dead. */
  revive(id: string, agencyId: string, now: Date): Promise<boolean>;
  counts(): Promise<{ waiting: number; dead: number; oldest: Date | null }>;
  /** Removes rows done before the instant; how many. */
  removeDone(before: Date, limit: number): Promise<number>;

  /** One of several servers runs a periodic job: true for the one that got it. */
  claimJob(name: string, owner: string, now: Date, leasedUntil: Date): Promise<boolean>;
  finishJob(name: string, owner: string, nextRunAt: Date): Promise<void>;
}
