import type { AuditEntry, NewAuditEntry } from "../../domain/audit/audit-entry.ts";

export interface AuditTrail {
  /**
   * Adds entries to the agency's chain, in the transaction of the change they tell of. Takes the chain's head for the
   * rest of the transaction, so it comes last in it.
   */
  append(agencyId: string, entries: readonly NewAuditEntry[]): Promise<void>;
  ofDocument(documentId: string): Promise<AuditEntry[]>;
  /**
   * Takes the content out of a document's entries, in the transaction whose own entry says so; each keeps its hash, by which
   * the chain goes on. Answers the entries as `seq:hash`, which that entry must carry.
   */
  redact(documentId: string): Promise<string[]>;
  /** What one account did in the agency since a moment, newest first. */
  byActor(agencyId: string, actorId: string, since: Date, limit: number): Promise<AuditEntry[]>;
  /** In order of the chain, after `afterSeq`. */
  chunk(agencyId: string, afterSeq: number, limit: number): Promise<AuditEntry[]>;
  head(agencyId: string): Promise<{ seq: number; hash: string } | null>;
  agencies(): Promise<string[]>;
  count(): Promise<number>;
  /** The hash that the entry should have. */
  digest(entry: Omit<AuditEntry, "hash">): string;
}
