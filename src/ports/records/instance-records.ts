/** A server that works on this store, as it last said. */
export interface InstanceRecord {
  readonly id: string;
  /** Grows with each sign of life. */
  readonly beat: number;
  readonly seenAt: Date;
}

/** What one instance let through of a key since it began to count. */
export interface RateUse {
  readonly key: string;
  readonly instanceId: string;
  readonly used: number;
}

/**
 * The servers that share this store. Who is alive is never read from a clock: an instance that others see stand still
 * for long enough, by their own patience, is ended by one of them, and with it everything that it held.
 */
export interface InstanceRecords {
  all(): Promise<InstanceRecord[]>;
  join(id: string, at: Date): Promise<void>;
  /** False when others took this instance for dead: what it held is theirs by now. */
  beat(id: string, at: Date): Promise<boolean>;
  /**
   * Ends an instance, unless it showed life since `beat` was read; null ends it whatever it says. Its rows of the
   * outbox, its periodic jobs and its appends to uploads are free at once. False where it was not ended.
   */
  end(id: string, beat: number | null): Promise<boolean>;

  /** Tells the others what this instance let through. */
  countUse(uses: readonly RateUse[]): Promise<void>;
  /** What the others let through. */
  usesBut(instanceId: string): Promise<RateUse[]>;
}
