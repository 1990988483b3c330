import type { DirectoryPerson } from "../directory.ts";

export interface DirectoryCursor {
  readonly cursor: string;
  readonly readAt: Date;
}

/** What the organisation's directory said last, and how far it was read. */
export interface DirectoryRecords {
  cursor(): Promise<DirectoryCursor | null>;
  saveCursor(cursor: DirectoryCursor): Promise<void>;
  /** Writes people as they are now; `readAt` tells them from those whom a whole reading no longer had. */
  save(people: readonly DirectoryPerson[], readAt: Date): Promise<void>;
  remove(directoryIds: readonly string[]): Promise<void>;
  /** Who was last seen before the instant. */
  notSeenSince(readAt: Date, limit: number): Promise<string[]>;
  /** All people, by department. */
  people(): Promise<DirectoryPerson[]>;
  count(): Promise<number>;
}
