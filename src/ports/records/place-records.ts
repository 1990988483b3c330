import type { ArchivedFile } from "../archive.ts";

/**
 * Where an original that goes to the archive stands. spooled: waits to be moved. moving: begun. archived: found there to
 * be the same. changed, missing: somebody changed it there, or took it away.
 */
export type PlaceState = "spooled" | "moving" | "archived" | "changed" | "missing";

/** The item in the archive, as it was when it was last found right. */
export type PlacedItem = Omit<ArchivedFile, "size">;

/** The place of one stored file, under the file's id. A file without one lies in the spool for good. */
export interface PlaceRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly documentId: string;
  /** Of the archive: what `Archive.kind` says. */
  readonly kind: string;
  readonly state: PlaceState;
  /** Null until it was put. */
  readonly item: PlacedItem | null;
  /** What a put remembers between two attempts. */
  readonly progress: string | null;
  readonly attempts: number;
  readonly queuedAt: Date;
  /** When the next step may be taken: to move, to restore, to clear the spool. Null: there is none. */
  readonly readyAt: Date | null;
  readonly archivedAt: Date | null;
  /** Since when the spool has it no longer. */
  readonly clearedAt: Date | null;
  /** Why the last attempt failed: an `ArchiveFault`, or `differs`, `spool`, `fault`. */
  readonly fault: string | null;
  readonly faultAt: Date | null;
}

export type NewPlace = Pick<PlaceRecord, "id" | "agencyId" | "documentId" | "kind" | "queuedAt" | "readyAt">;

/** What may change of a place; what is left out stays. */
export type PlaceChange = Partial<
  Pick<
    PlaceRecord,
    | "kind"
    | "state"
    | "item"
    | "progress"
    | "attempts"
    | "readyAt"
    | "archivedAt"
    | "clearedAt"
    | "fault"
    | "faultAt"
  >
>;

/** What is to be moved. */
export interface PlaceQueue {
  readonly waiting: number;
  readonly oldest: Date | null;
  /** The latest of those that something stands in the way of. */
  readonly fault: { readonly code: string; readonly at: Date } | null;
}

export interface PlaceCounts {
  readonly archived: number;
  readonly changed: number;
  readonly missing: number;
}

/** How far the changes of an archive have been read. */
export interface ArchiveCursor {
  readonly cursor: string;
  /** Everything is being listed anew, since then; null: only changes are. */
  readonly listingSince: Date | null;
}

/**
 * The queue to the archive and what became of it. A row is added in the transaction that keeps its file; whoever takes the
 * next step holds the row as `<instance>/<n>`, so that of several servers one does it.
 */
export interface PlaceRecords {
  get(id: string): Promise<PlaceRecord | null>;
  ofFiles(ids: readonly string[]): Promise<Map<string, PlaceRecord>>;
  /** One that is there already is left as it is. */
  add(places: readonly NewPlace[]): Promise<void>;
  /** Takes the one that has been ready longest, and counts the attempt; null when none is. */
  claim(hold: string, now: Date): Promise<PlaceRecord | null>;
  /** Due since before the instant and in nobody's hands, the longest first. */
  overdue(before: Date, limit: number): Promise<PlaceRecord[]>;
  /** Each answers false when it is not held under that name any more. */
  saveProgress(id: string, hold: string, progress: string | null): Promise<boolean>;
  /** Ends a step; false also where somebody found it in another state meanwhile: then only the hold is given back. */
  settle(id: string, hold: string, seen: PlaceState, change: PlaceChange): Promise<boolean>;
  /** Gives back whatever is held under that name. */
  release(hold: string): Promise<void>;
  /** What was found out beside a step, about a place in that state; false where it is in another. */
  note(id: string, seen: PlaceState, change: PlaceChange): Promise<boolean>;
  /** Of items that were put; the rest are none of ours. */
  byItems(kind: string, items: readonly string[]): Promise<PlaceRecord[]>;
  /** In one of these states, by id. */
  inState(states: readonly PlaceState[], after: string | null, limit: number): Promise<PlaceRecord[]>;
  /** Of all agencies; cheap however many were archived. */
  queue(): Promise<PlaceQueue>;
  counts(): Promise<PlaceCounts>;
  remove(id: string): Promise<void>;

  /** A listing of everything saw these. */
  markSeen(ids: readonly string[], at: Date): Promise<void>;
  /** Archived before the listing began, and not seen by it. */
  unseen(kind: string, since: Date, limit: number): Promise<PlaceRecord[]>;
  cursor(kind: string): Promise<ArchiveCursor | null>;
  saveCursor(kind: string, cursor: ArchiveCursor, at: Date): Promise<void>;
  /** When changes were last asked for and answered. */
  heardAt(kind: string): Promise<Date | null>;
}
