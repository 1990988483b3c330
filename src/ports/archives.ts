import type { Archive } from "./archive.ts";
import type { FileStore } from "./file-store.ts";

/** The archives that this deployment can reach. */
export interface Archives {
  /** Where originals go once they are registered; null: they stay in the spool. */
  readonly current: Archive | null;
  /** All that are set up, the current one among them. */
  readonly all: readonly Archive[];
  /** Where files lie that went there before another kind was chosen, too; null where it is not set up any more. */
  of(kind: string): Archive | null;
  /** Where what was fetched is kept for a while, on this server's own disk. Made when it is first asked for. */
  copies(): Promise<FileStore>;
}
