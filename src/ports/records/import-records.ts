import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import type { ImportJob, PlacedProblem } from "../../domain/imports/import-job.ts";
import type { ImportDirection, ImportMapping } from "../../domain/imports/mapping.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { RegisterKey } from "./register-records.ts";

/** A document that stands in a register under a number. */
export interface HeldNumber {
  readonly documentId: string;
  readonly number: number;
  readonly suffix: string;
  /** Of the row it came from; null for a document that was registered here. */
  readonly rowHash: string | null;
}

/** Where a document came from. */
export interface ImportOrigin {
  readonly importId: string;
  readonly row: number;
  readonly book: BookColumns;
  readonly fileName: string;
  readonly startedBy: string;
  readonly at: Date;
}

/** A row that becomes a document. */
export interface NewImported {
  readonly document: IncomingDocument | OutgoingDocument;
  readonly sortKey: number;
  /** Unique in the agency; nobody asks for it again. */
  readonly requestKey: string;
  readonly searchText: string;
  readonly row: number;
  readonly rowHash: string;
  readonly book: BookColumns;
}

export interface ImportRecords {
  insert(job: ImportJob): Promise<void>;
  get(id: string): Promise<ImportJob | null>;
  /** Newest first. */
  ofAgency(agencyId: string, limit: number): Promise<ImportJob[]>;
  /** Saves it for whoever knows its state and place; false when somebody changed them meanwhile. */
  save(job: ImportJob, seen: Pick<ImportJob, "state" | "lastRow">): Promise<boolean>;
  /**
   * Takes one job that waits to be checked or imported, for `owner` until `leasedUntil`; null when none is due. Jobs whose
   * file lies elsewhere are left to whoever has it.
   */
  claim(owner: string, now: Date, leasedUntil: Date): Promise<ImportJob | null>;
  /** Takes this one job; false while another holds it. */
  claimOne(id: string, owner: string, now: Date, leasedUntil: Date): Promise<boolean>;
  /** Longer, for whoever still holds it; false when the lease was lost. */
  renew(id: string, owner: string, leasedUntil: Date): Promise<boolean>;
  /** Lets go, so that another takes it at once. */
  release(id: string, owner: string, now: Date): Promise<void>;
  /** Another job that is writing into this agency's register; the id. */
  running(agencyId: string, direction: ImportDirection): Promise<string | null>;
  /** Ends, as failed for this reason, what this person began and a job is at work on; how many. */
  failAllOf(startedBy: string, failure: NonNullable<ImportJob["failure"]>): Promise<number>;
  /** Jobs that nobody ended, made before the instant. */
  stale(before: Date, limit: number): Promise<ImportJob[]>;
  /** Which of these files belong to a job. */
  filesKnown(fileIds: readonly string[]): Promise<Set<string>>;

  addProblems(importId: string, from: number, problems: readonly PlacedProblem[]): Promise<void>;
  clearProblems(importId: string): Promise<void>;
  problems(importId: string, after: number, limit: number): Promise<PlacedProblem[]>;

  remember(
    agencyId: string,
    job: Pick<ImportJob, "direction" | "headingsKey" | "mapping">,
    at: Date,
  ): Promise<void>;
  remembered(
    agencyId: string,
    direction: ImportDirection,
    headingsKey: string,
  ): Promise<ImportMapping | null>;

  /** Which of these numbers are taken in a register. */
  held(direction: ImportDirection, registerId: string, numbers: readonly number[]): Promise<HeldNumber[]>;
  add(direction: ImportDirection, importId: string, rows: readonly NewImported[]): Promise<void>;
  /** The register's next number comes after `number`; a register that is further already stays as it is. */
  raise(register: RegisterKey, number: number): Promise<void>;
  /** What only the old register had, of those among the documents that were imported. */
  books(documentIds: readonly string[]): Promise<Map<string, BookColumns>>;
  origins(documentIds: readonly string[]): Promise<Map<string, ImportOrigin>>;
}
