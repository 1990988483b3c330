import type { ExtractionFault } from "../text-extraction.ts";

/** waiting: not read yet. found: has text. none: a scan. failed: could not be read. */
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
  /** Files that have waited since before the instant, the longest first. */
  waiting(before: Date, limit: number): Promise<string[]>;
  /** The texts of these documents, each document's in the order of its files. */
  ofDocuments(documentIds: readonly string[]): Promise<TextFound[]>;
  counts(agencyId: string): Promise<Readonly<Record<TextState, number>>>;
  /** The texts of a document that may not be kept go, for good, and the search forgets their words at once. */
  withdraw(documentId: string): Promise<void>;
}
