import type { DocumentKind } from "./file-records.ts";

export const sealedKinds = ["incoming", "outgoing", "draft"] as const;
export type SealedKind = (typeof sealedKinds)[number];

/** A document that was sealed: its place in the register and the event, never what it was about. */
export interface SealingRecord {
  readonly documentId: string;
  readonly agencyId: string;
  readonly kind: SealedKind;
  /** Of a draft, which stands in no register, who wrote it. */
  readonly registerName: string;
  readonly year: number;
  /** With its suffix where it has one; the code of a draft. */
  readonly number: string;
  readonly reason: string;
  readonly sealedBy: string;
  readonly sealedAt: Date;
  /** When nothing was left to remove; null until then. */
  readonly endedAt: Date | null;
}

/**
 * file: its bytes, in the spool, in the archive and as copies, and what people edit in the archive. card: a card in a chat.
 * same: another document with the same bytes.
 */
export const sealedParts = ["file", "copy", "card", "same"] as const;
export type SealedPart = (typeof sealedParts)[number];

/** left: still to be removed. gone: removed. byHand: it cannot be removed from here, and a person must. */
export const sealedStates = ["left", "gone", "byHand"] as const;
export type SealedState = (typeof sealedStates)[number];

/** Something outside the store that must go with the document. */
export interface SealedItem {
  readonly id: string;
  readonly documentId: string;
  readonly part: SealedPart;
  /** The id of a file, of the server that may have fetched copies, or of a delivery; `413/2026`. */
  readonly subject: string;
  readonly state: SealedState;
  readonly attempts: number;
  /** Why it is still there: a code of `contract/messages/sealing`. */
  readonly problem: string | null;
  readonly endedAt: Date | null;
}

/** Another document that holds a file with the same bytes. */
export interface SameBytes {
  readonly documentId: string;
  readonly agencyId: string;
}

/** A mark of secrecy that was found in the text of a stored file, later than the gate looked. */
export interface SecrecyMark {
  readonly fileId: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly documentKind: DocumentKind;
  /** As it is written officially. */
  readonly mark: string;
  readonly page: number | null;
  readonly foundAt: Date;
}

export interface SealingRecords {
  get(documentId: string): Promise<SealingRecord | null>;
  /** The latest first. */
  ofAgency(agencyId: string, limit: number): Promise<SealingRecord[]>;
  insert(sealing: SealingRecord, items: readonly SealedItem[]): Promise<void>;
  items(documentId: string): Promise<SealedItem[]>;
  /** What is left to remove of all documents, by id. */
  left(after: string | null, limit: number): Promise<SealedItem[]>;
  settleItem(item: Pick<SealedItem, "id" | "state" | "attempts" | "problem" | "endedAt">): Promise<void>;
  end(documentId: string, at: Date): Promise<void>;

  /**
   * Takes everything out of the store that the document says: its fields, slip, files' records, texts, checks, rights and
   * its place in the search. What is left is a row of the register with its number, its day and `note`, of nobody's
   * agency, so that no list finds it and no number is missing. Of a draft nothing is left.
   */
  clear(kind: SealedKind, documentId: string, note: string): Promise<void>;
  /** Other documents that have any of these bytes. */
  sameBytes(sha256s: readonly string[], exceptDocument: string): Promise<SameBytes[]>;
  /** Uploads of these bytes that nobody has registered; their records go, and their ids come back. */
  takeUploads(sha256s: readonly string[], agencyId: string): Promise<string[]>;

  /** One mark a file; false where one is known. */
  addMark(mark: SecrecyMark): Promise<boolean>;
  /** Marks about which nobody has decided, the oldest first. */
  openMarks(agencyId: string, limit: number): Promise<SecrecyMark[]>;
  /** Whether nobody has decided yet about a mark in a file of the document. */
  hasOpenMark(documentId: string): Promise<boolean>;
  /** The document was looked at, and its marks are none; false where there are none open. */
  settleMarks(documentId: string, agencyId: string, by: string, at: Date): Promise<boolean>;
}
