/** The walk through everything that is kept, for what newer signatures find; it goes on after a restart. */
export interface ScanRun {
  /** By which the walk looks. */
  readonly signatures: string;
  /** The file after which it goes on; null: from the beginning. */
  readonly afterId: string | null;
  readonly looked: number;
  /** Of these, those that had been scanned by other signatures, or not at all. */
  readonly scanned: number;
  readonly found: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface ScanRecords {
  run(): Promise<ScanRun | null>;
  saveRun(run: ScanRun): Promise<void>;
}
