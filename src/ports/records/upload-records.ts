/**
 * A file on its way in. Its id becomes the file's id when a document takes it, so bytes never move twice. `receiving`
 * until the last byte is in and looked at, then `ready` for a document.
 */
export interface UploadRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
  /** `register`: a register to import, which never becomes a document's file. */
  readonly role: "main" | "attachment" | "register";
  readonly size: number;
  readonly state: "receiving" | "ready";
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly pageCount: number | null;
  readonly hasTextLayer: boolean | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface UploadRecords {
  get(id: string): Promise<UploadRecord | null>;
  getMany(ids: readonly string[]): Promise<UploadRecord[]>;
  insert(upload: UploadRecord): Promise<void>;
  /** Gives the one right to add bytes to `hold`; false when another instance has it, or the upload is gone. */
  beginAppend(id: string, hold: string): Promise<boolean>;
  endAppend(id: string, hold: string): Promise<void>;
  /** False when it is gone, or no longer `receiving`. */
  markReady(
    id: string,
    facts: Pick<UploadRecord, "sha256" | "mediaType" | "pageCount" | "hasTextLayer">,
  ): Promise<boolean>;
  /** Takes the upload away: true for the one caller that did. */
  remove(id: string): Promise<boolean>;
  /** Takes all of these away; false when any was gone, and then the caller gives the transaction up. */
  take(ids: readonly string[]): Promise<boolean>;
  expired(before: Date, limit: number): Promise<UploadRecord[]>;
  known(ids: readonly string[]): Promise<Set<string>>;
  countOpen(): Promise<number>;
}
