import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FileScan } from "../../domain/files/file-scan.ts";

/**
 * A file on its way in. Its id becomes the file's id when a document takes it, so bytes never move twice. `receiving`
 * until the last byte is in and looked at, then `ready` for a document. Between the two it may be in quarantine:
 * `waiting` for a scanner that is away, or `blocked` because of what the scanner says.
 */
export interface UploadRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
  /** `draft`: a version of a draft. `register`: a register to import. Neither becomes a document's file. */
  readonly role: "main" | "attachment" | "draft" | "register";
  readonly size: number;
  readonly state: "receiving" | "waiting" | "blocked" | "ready";
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly pageCount: number | null;
  readonly hasTextLayer: boolean | null;
  readonly scan: FileScan;
  /** What in it does something when it is opened. */
  readonly active: readonly ActiveKind[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What is known of an upload once its last byte is in. */
export type LookedAt = Pick<
  UploadRecord,
  "state" | "sha256" | "mediaType" | "pageCount" | "hasTextLayer" | "scan" | "active" | "expiresAt"
>;

export interface UploadRecords {
  get(id: string): Promise<UploadRecord | null>;
  getMany(ids: readonly string[]): Promise<UploadRecord[]>;
  insert(upload: UploadRecord): Promise<void>;
  /** Gives the one right to add bytes to `hold`; false when another instance has it, or the upload is gone. */
  beginAppend(id: string, hold: string): Promise<boolean>;
  endAppend(id: string, hold: string): Promise<void>;
  /** Ends `receiving` with what was found. False when it is gone, or no longer `receiving`. */
  settle(id: string, found: LookedAt): Promise<boolean>;
  /** What a later scan says; false when it is gone, or no longer in the state `from`. */
  markScan(
    id: string,
    from: UploadRecord["state"],
    to: Pick<UploadRecord, "state" | "scan" | "expiresAt">,
  ): Promise<boolean>;
  /** Those that wait for the scanner, the oldest first. */
  waiting(limit: number): Promise<UploadRecord[]>;
  /** Those of the agency that may not be used, because of what the scanner says. */
  blocked(agencyId: string, limit: number): Promise<UploadRecord[]>;
  /** All there are, in the order of their ids, for what looks at each of them. */
  after(id: string | null, limit: number): Promise<UploadRecord[]>;
  countWaiting(): Promise<number>;
  /** Takes the upload away: true for the one caller that did. */
  remove(id: string): Promise<boolean>;
  /** Takes all of these away; false when any was gone, and then the caller gives the transaction up. */
  take(ids: readonly string[]): Promise<boolean>;
  expired(before: Date, limit: number): Promise<UploadRecord[]>;
  known(ids: readonly string[]): Promise<Set<string>>;
  countOpen(): Promise<number>;
}
