import type { Archive, ArchiveRef } from "../../src/ports/archive.ts";

/** An archive with what a person can do in it by hand, beside it. */
export interface ArchiveBench {
  readonly archive: Archive;
  /** The same place, opened by a server that has just started. */
  reopen(): Archive;
  /** Paths of all files that people see. */
  paths(): Promise<string[]>;
  rename(ref: ArchiveRef, name: string): Promise<void>;
  moveAway(ref: ArchiveRef): Promise<void>;
  overwrite(ref: ArchiveRef, bytes: Uint8Array): Promise<void>;
  remove(ref: ArchiveRef): Promise<void>;
  /** Puts a file of somebody else there. */
  add(path: readonly string[], bytes: Uint8Array): Promise<void>;
  readonly keepsVersions: boolean;
  close(): Promise<void>;
}
