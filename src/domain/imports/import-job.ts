import type { ImportDirection, ImportMapping } from "./mapping.ts";
import type { RowProblem } from "./row-problem.ts";

/**
 * mapping: a person says what the columns hold. checking: every row is read, nothing is kept. checked: a person decides.
 * importing: rows become documents. done, failed, cancelled: the end; what failed may be tried again.
 */
export const importJobStates = [
  "mapping",
  "checking",
  "checked",
  "importing",
  "done",
  "failed",
  "cancelled",
] as const;
export type ImportJobState = (typeof importJobStates)[number];

/** all: only where every row is right. part: what is right, and nothing of the rest. A person chooses. */
export const importScopes = ["all", "part"] as const;
export type ImportScope = (typeof importScopes)[number];

/** What the rows came to in the stage that runs or ran last. */
export interface ImportCounts {
  /** Rows that say something. */
  readonly read: number;
  /** Entries that are not in the register yet; when importing, those that were added. */
  readonly added: number;
  /** Entries that are in the register as they stand here. */
  readonly same: number;
  /** Entries that are in the register otherwise; they are shown, never overwritten. */
  readonly differing: number;
  readonly wrong: number;
  /** What the regulations keep out (R07, R08). */
  readonly excluded: number;
  /** Lines that are no entries. */
  readonly skipped: number;
  /** How often each problem occurs, by `field|code`. */
  readonly problems: Readonly<Record<string, number>>;
  /** By `year|key` of the register: the highest number of the file, and the register's last one when it was looked at. */
  readonly registers: Readonly<Record<string, RegisterSeen>>;
}

export interface RegisterSeen {
  readonly highest: number;
  readonly last: number;
  readonly entries: number;
}

export const noCounts: ImportCounts = {
  read: 0,
  added: 0,
  same: 0,
  differing: 0,
  wrong: 0,
  excluded: 0,
  skipped: 0,
  problems: {},
  registers: {},
};

/** One file on its way into an agency's register. */
export interface ImportJob {
  readonly id: string;
  readonly agencyId: string;
  readonly direction: ImportDirection;
  readonly state: ImportJobState;
  /** Null where the file lies elsewhere (the command line), and when it is no longer needed. */
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly mapping: ImportMapping;
  readonly headingsKey: string;
  readonly scope: ImportScope | null;
  /** The last row that was dealt with in this stage. */
  readonly lastRow: number;
  readonly counts: ImportCounts;
  /** Rows that the check read; null before it ended. */
  readonly total: number | null;
  readonly failure: { readonly code: string; readonly params: RowProblem["params"] } | null;
  readonly startedBy: string;
  readonly onBehalfOf: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** Whether every row may come in: nothing is wrong, differs or must be kept out. */
export function isAllRight({ wrong, differing, excluded }: ImportCounts): boolean {
  return wrong + differing + excluded === 0;
}

/** What one more row, or a batch of them, adds. */
export function addCounts(before: ImportCounts, more: ImportCounts): ImportCounts {
  const problems: Record<string, number> = { ...before.problems };
  for (const [key, count] of Object.entries(more.problems)) problems[key] = (problems[key] ?? 0) + count;
  const registers: Record<string, RegisterSeen> = { ...before.registers };
  for (const [key, seen] of Object.entries(more.registers)) {
    const known = registers[key];
    registers[key] = {
      highest: Math.max(seen.highest, known?.highest ?? 0),
      last: known?.last ?? seen.last,
      entries: seen.entries + (known?.entries ?? 0),
    };
  }
  return {
    read: before.read + more.read,
    added: before.added + more.added,
    same: before.same + more.same,
    differing: before.differing + more.differing,
    wrong: before.wrong + more.wrong,
    excluded: before.excluded + more.excluded,
    skipped: before.skipped + more.skipped,
    problems,
    registers,
  };
}

/** `2024|incoming`. */
export const registerSeenKey = (year: number, key: string): string => `${year}|${key}`;

/** A problem at its row. */
export interface PlacedProblem extends RowProblem {
  readonly row: number;
}
