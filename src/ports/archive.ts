import type { ByteRange, OpenBytes } from "./file-store.ts";

/**
 * Where originals rest once they are registered: a SharePoint library, or a folder on a share. The spool (`FileStore`)
 * takes bytes in and keeps them until the archive has them and they were found to be the same (R33, R45).
 */
export interface Archive {
  /** `sharepoint`, `folder`: kept with each file, so that a deployment may change and still read what it has. */
  readonly kind: string;
  /**
   * Puts a file where a person would look for it, and answers when its bytes were found to be the same. Asked again after
   * any fault, also by another instance, it goes on where `progress` says, and finds what it already put: never a second
   * item for one `fileId`. Another file of the same name is left alone; ours gets a name beside it.
   * Throws `ArchiveUnavailable`, or `ArchiveDiffers` when other bytes arrived than were sent (they are taken away again).
   */
  put(file: FileToArchive, progress: PutProgress): Promise<ArchivedFile>;
  /** The bytes as they are now; null where the item is gone. */
  open(ref: ArchiveRef, range?: ByteRange): Promise<OpenBytes | null>;
  /** What the archive says of the item now; null where it is gone. Finds items that were renamed or moved. */
  look(ref: ArchiveRef): Promise<ArchivedFile | null>;
  /** Oldest first; the last one is what `open` gives. */
  versions(ref: ArchiveRef): Promise<readonly ArchivedVersion[]>;
  openVersion(ref: ArchiveRef, versionId: string): Promise<OpenBytes | null>;
  /** Makes an earlier version the current one again. */
  restoreVersion(ref: ArchiveRef, versionId: string): Promise<ArchivedFile>;
  /** Removes the item with its versions and from the bin; true where there was any. */
  destroy(ref: ArchiveRef): Promise<boolean>;
  /** What changed since `cursor` (null: everything there is), a page at a time. `reset`: the cursor was too old, and this is everything. */
  changes(cursor: string | null): Promise<ArchiveChanges>;
  /** Where people edit one item together; null where the archive has no editor of its own, as a folder has none. */
  readonly editing: ArchiveEditing | null;
  /** A link with which a person who may open the library opens the item there; null where there is none. */
  linkOf(ref: ArchiveRef): Promise<string | null>;
  /** Signs in, looks for the library and its free room, writes, reads and removes a few bytes; each step says what is wrong. */
  examine(): Promise<readonly ArchiveStep[]>;
  close(): Promise<void>;
}

/** An item that people edit in the archive's own editor (Word on the web). */
export interface ArchiveEditing {
  /**
   * Lets one person, by the directory's object id, edit this item alone; asked again it changes nothing. Throws
   * `ArchiveUnavailable` `denied` where the grant of this app does not go so far.
   */
  allow(ref: ArchiveRef, directoryId: string): Promise<void>;
  /**
   * Puts the bytes as the next version of the item, as long as it still has that `eTag`. Throws `ArchiveUnavailable`:
   * `changed` where somebody was faster or it is gone, `locked` while somebody has it open.
   */
  putVersion(ref: ArchiveRef, eTag: string, bytes: Buffer): Promise<ArchivedFile>;
}

/** The words of the path, as written in the records; the archive makes names of them that it can hold. */
export interface ArchivePlace {
  /** The agency's code and name: the folder of the agency. */
  readonly agency: string;
  readonly year: number;
  readonly register: string;
  /** `0123 – 45/BC-UBND`: the folder of the document. */
  readonly document: string;
  readonly name: string;
}

export interface FileToArchive {
  readonly fileId: string;
  readonly place: ArchivePlace;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** User actions go before background work where there is not room for both. */
  readonly urgent: boolean;
  open(range?: ByteRange): Promise<OpenBytes>;
}

/** What a put remembers between two attempts; opaque, written by the archive, kept by the caller. */
export interface PutProgress {
  readonly saved: string | null;
  save(state: string | null): Promise<void>;
}

/** Names an item for good: by ids, never only by its path. */
export interface ArchiveRef {
  /** The library (drive), or the root folder. */
  readonly container: string;
  readonly item: string;
}

export interface ArchivedFile extends ArchiveRef {
  /** Changes with the item or its bytes. */
  readonly eTag: string;
  /** Changes with the bytes only. */
  readonly contentTag: string;
  /** The id of the current version. */
  readonly version: string;
  /** Where a person finds it now. */
  readonly path: string;
  readonly size: number;
}

export interface ArchivedVersion {
  readonly id: string;
  readonly at: Date;
  /** Display name of who made it, null where the archive does not say. */
  readonly by: string | null;
  readonly size: number;
}

export interface ArchiveChanges {
  readonly items: readonly ArchiveChange[];
  /** To go on with. */
  readonly cursor: string;
  /** True when nothing further waits. */
  readonly isLast: boolean;
  readonly reset: boolean;
}

/** SharePoint does not tell the version with what changed: `look` does. */
export type ArchiveChange =
  | ({ readonly kind: "there" } & Omit<ArchivedFile, "version">)
  | ({ readonly kind: "gone" } & ArchiveRef);

export interface ArchiveStep {
  readonly step: "signIn" | "grant" | "library" | "room" | "roundTrip" | "sharing";
  readonly isOk: boolean;
  /** A code of `contract/messages` with its parameters, for what is wrong and who can mend it; null where all is well. */
  readonly problem: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
}

export type ArchiveFault =
  | "offline"
  | "throttled"
  | "denied"
  | "full"
  | "locked"
  | "missingLibrary"
  | "changed";

/** The archive cannot do this now; the bytes are safe in the spool. */
export class ArchiveUnavailable extends Error {
  readonly fault: ArchiveFault;
  /** Seconds that the archive asked to wait, null where it did not say. */
  readonly retryAfter: number | null;

  constructor(fault: ArchiveFault, message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options);
    this.name = "ArchiveUnavailable";
    this.fault = fault;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The archive holds other bytes than were sent. */
export class ArchiveDiffers extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ArchiveDiffers";
  }
}
