import type { DatedRule } from "../../domain/legal-value/legal-value-rules.ts";
import type { LegalStanding, LegalValue } from "../../domain/legal-value/legal-value.ts";
import type { Finding } from "../../domain/signatures/conclusion.ts";
import type { FileReport } from "../../domain/signatures/file-report.ts";
import type { DocumentKind } from "./file-records.ts";

/**
 * Why a check is asked for, or a value judged: the document came in, a person asked, the trust list or revocation
 * changed, the nightly round, the document was amended, the agency's rule changed.
 */
export const checkCauses = ["registered", "asked", "trust", "round", "amended", "rule"] as const;
export type CheckCause = (typeof checkCauses)[number];

export interface WaitingFile {
  readonly fileId: string;
  readonly documentId: string;
  readonly documentKind: DocumentKind;
  readonly agencyId: string;
  readonly cause: CheckCause;
  readonly askedAt: Date;
}

/** A document in somebody's hands, taken `attempts` times with this one. */
export interface ChecksTaken {
  readonly documentId: string;
  readonly attempts: number;
}

export interface CheckDue {
  readonly fileId: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly readyAt: Date;
}

export interface KeptCheck {
  readonly fileId: string;
  readonly seq: number;
  readonly documentId: string;
  readonly agencyId: string;
  readonly cause: CheckCause;
  readonly checkedAt: Date;
  /** When it was last found to be so. */
  readonly seenAt: Date;
  /** SHA-256 in hex of whom it was asked of. */
  readonly trustHash: string;
  readonly report: FileReport;
}

export interface KeptLegalValue {
  readonly documentId: string;
  readonly seq: number;
  readonly agencyId: string;
  readonly value: LegalValue;
  readonly reasons: readonly Finding[];
  readonly rule: DatedRule;
  /** SHA-256 in hex of everything that it follows from. */
  readonly inputsHash: string;
  readonly cause: CheckCause;
  readonly judgedAt: Date;
}

/** Checks of files and what documents are worth, with how they were before. */
export interface SignatureRecords {
  /** A file that waits already goes on waiting, for the new cause. */
  ask(files: readonly WaitingFile[]): Promise<void>;
  /** Every file of the agency that has signatures is asked for; how many wait now for that cause. */
  askSigned(agencyId: string, cause: CheckCause, at: Date): Promise<number>;
  /** Signed files that nobody has looked at since the instant and that do not wait, longest ago first. */
  checkedBefore(at: Date, limit: number): Promise<Omit<WaitingFile, "cause" | "askedAt">[]>;
  /**
   * Every checked file of the agency that came in since the instant is asked for, to be judged anew and not read again;
   * how many wait now for that.
   */
  askToJudge(agencyId: string, since: Date, at: Date): Promise<number>;
  /**
   * Takes one document with files that are due, in the name of `hold` (`<instance>/<n>`): first those that somebody waits
   * for, of them the longest due; null where none is. They are nobody else's until they are settled, put off, or that
   * instance ends.
   */
  claim(hold: string, now: Date): Promise<ChecksTaken | null>;
  /** What is still held under that name is to be taken again from then on. */
  retryLater(hold: string, readyAt: Date): Promise<void>;
  /** Makes everything that waits for a later time due now: the clock by which it waits cannot be trusted. */
  bringForward(now: Date): Promise<void>;
  /** Since when the file that is taken next is due; null when none is. */
  dueSince(now: Date): Promise<Date | null>;
  /** Files that somebody waits for, due since before the instant and taken by nobody, the longest first. */
  overdue(before: Date, limit: number): Promise<CheckDue[]>;
  waitingOf(documentId: string): Promise<WaitingFile[]>;
  /** Those of the files that were never checked and do not wait for it. */
  unasked(fileIds: readonly string[]): Promise<Set<string>>;
  /** It waits no more, unless it was asked for again since. */
  settle(file: Pick<WaitingFile, "fileId" | "askedAt">): Promise<void>;
  /** Keeps what was found; false where it is what was found last, which is then seen again. */
  keep(check: Omit<KeptCheck, "seq" | "seenAt">): Promise<boolean>;
  /** What holds of each file of the document that was checked. */
  latest(documentId: string): Promise<KeptCheck[]>;
  ofFile(fileId: string): Promise<KeptCheck | null>;
  /** All that was found of a file, oldest first. */
  history(fileId: string): Promise<KeptCheck[]>;
  legalValue(documentId: string): Promise<KeptLegalValue | null>;
  /** Oldest first. */
  legalValues(documentId: string): Promise<KeptLegalValue[]>;
  /** Keeps a new value and lets the document's row say it. */
  judge(kind: DocumentKind, value: Omit<KeptLegalValue, "seq">): Promise<void>;
  /** What the document's row says; null where there is no such document. */
  standing(kind: DocumentKind, documentId: string): Promise<LegalStanding | null>;
}
