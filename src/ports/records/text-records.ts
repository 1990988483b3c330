import type { ExtractionFault } from "../text-extraction.ts";

/** waiting: not read yet; its row is all that asks for it. found: has text. none: a scan. failed: could not be read. */
export type TextState = "waiting" | "found" | "none" | "failed";

export interface TextStanding {
  readonly state: TextState;
  readonly reason: ExtractionFault | null;
  /** More text than is kept. */
  readonly isCut: boolean;
}

export interface TextFound {
  readonly documentId: string;
  readonly fileId: string;
  readonly fileName: string;
  /** As they stand in the file; `folded` has the same lines, folded to words. */
  readonly lines: readonly string[];
  readonly folded: readonly string[];
}

/** A file in somebody's hands, taken `attempts` times with this one. */
export interface TextTaken {
  readonly fileId: string;
  readonly attempts: number;
}

export interface TextDue {
  readonly fileId: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly readyAt: Date;
}

/** Texts of files, and their part of the search. Every stored file has a standing from the beginning: waiting. */
export interface TextRecords {
  standing(fileIds: readonly string[]): Promise<Map<string, TextStanding>>;
  /**
   * Keeps what a file gave, and lets its document be found by it. False where the file has no standing any more: its
   * document was withdrawn from the search meanwhile.
   */
  settle(
    fileId: string,
    standing: TextStanding,
    text: Pick<TextFound, "lines" | "folded"> | null,
  ): Promise<boolean>;
  /**
   * Takes one file that is to be read by now, the longest due first, in the name of `hold` (`<instance>/<n>`); null where
   * none is. It is nobody else's until it is settled, put off, or that instance ends.
   */
  claim(hold: string, now: Date): Promise<TextTaken | null>;
  /** False when the file is not held under that name any more; asked within a transaction, it holds until its end. */
  isHeld(fileId: string, hold: string): Promise<boolean>;
  /** To be taken again from then on; false when it is not held under that name any more. */
  retryLater(fileId: string, hold: string, readyAt: Date): Promise<boolean>;
  /** Makes everything that waits for a later time due now: the clock by which it waits cannot be trusted. */
  bringForward(now: Date): Promise<void>;
  /** Since when the file that is due the longest waits for somebody to take it; null when none does. */
  dueSince(now: Date): Promise<Date | null>;
  /** Files that have been due since before the instant and nobody has taken, the longest first. */
  overdue(before: Date, limit: number): Promise<TextDue[]>;
  /** The texts of these documents, each document's in the order of its files. */
  ofDocuments(documentIds: readonly string[]): Promise<TextFound[]>;
  /** Files of the agency by what became of their text, each up to `most`, which stands for that many or more. */
  counts(agencyId: string, most: number): Promise<Readonly<Record<TextState, number>>>;
  /** The texts of a document that may not be kept go, for good, and the search forgets their words at once. */
  withdraw(documentId: string): Promise<void>;
}
