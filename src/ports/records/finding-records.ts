import type { FindingKind } from "../../domain/finding-kinds.ts";

export interface FindingRecord {
  readonly id: string;
  readonly kind: FindingKind;
  /** The file, upload, assignment, delivery or row of the outbox. */
  readonly subjectId: string;
  /** Null where it is no one agency's matter. */
  readonly agencyId: string | null;
  readonly documentId: string | null;
  readonly details: Readonly<Record<string, string | number | null>>;
  readonly foundAt: Date;
}

/** One run from its beginning to its end. */
export interface ReconcileRun {
  readonly finishedAt: Date;
  readonly files: number;
  readonly hashed: number;
  readonly assignments: number;
}

export interface FindingRecords {
  /** Found again, it keeps its id and the time when it was first found. */
  put(finding: FindingRecord, runId: string): Promise<void>;
  /** Ends a run: what it did not find again is gone. */
  finishRun(runId: string, run: ReconcileRun): Promise<void>;
  lastRun(): Promise<ReconcileRun | null>;
  get(id: string): Promise<FindingRecord | null>;
  remove(id: string): Promise<void>;
  /** The agency's, and those of nobody in particular; by kind, the oldest first. */
  ofAgency(agencyId: string, limit: number): Promise<FindingRecord[]>;
}
