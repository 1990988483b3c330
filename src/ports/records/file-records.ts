import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FileScan } from "../../domain/files/file-scan.ts";

/**
 * What an original is a file of. Those of a draft are its versions, those of an arrival what was sent and is not registered
 * yet: nobody looks for signatures or words in them.
 */
export type FileOwner = DocumentKind | "draft" | "arrival";
export type DocumentKind = "incoming" | "outgoing";

/** The record of one original. Its bytes lie in the file store under its id and never change (rule 1). */
export interface StoredFileRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly documentKind: FileOwner;
  readonly documentId: string;
  readonly role: "main" | "attachment";
  readonly position: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly pageCount: number | null;
  readonly storedAt: Date;
  readonly scan: FileScan;
  /** What in it does something when it is opened. */
  readonly active: readonly ActiveKind[];
}

export interface FileRecords {
  get(id: string): Promise<StoredFileRecord | null>;
  ofDocument(documentId: string): Promise<StoredFileRecord[]>;
  /** All there are, in the order of their ids, for what looks at each of them. */
  after(id: string | null, limit: number): Promise<StoredFileRecord[]>;
  /** Those that were read through longest ago and were right then. */
  leastRecentlyRead(limit: number): Promise<StoredFileRecord[]>;
  /** Those that were not the original when they were last read through. */
  notRight(limit: number): Promise<StoredFileRecord[]>;
  /** When it was last read through and found to be the original; null: it is not. */
  markRead(id: string, at: Date | null): Promise<void>;
  insert(files: readonly StoredFileRecord[]): Promise<void>;
  /** What a later scan says of it; false when there is no such file. */
  markScan(id: string, scan: FileScan): Promise<boolean>;
  /** Those of the agency that may not be read, because something was found or they could not be looked into. */
  blocked(agencyId: string, limit: number): Promise<StoredFileRecord[]>;
  /** Of what is no document yet: the records go, and the bytes with the next sweep. */
  forget(documentId: string): Promise<void>;
  /** Which of these ids have a record; the rest are orphans. */
  known(ids: readonly string[]): Promise<Set<string>>;
}
