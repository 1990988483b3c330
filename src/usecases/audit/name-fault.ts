import type { AuditEntry, ChainFault } from "../../domain/audit/audit-entry.ts";

/** An entry with what stands before and after it in the chain as it is found. */
export interface Surroundings {
  /** The last two that were found right, the later one last. */
  readonly before: readonly AuditEntry[];
  readonly entry: AuditEntry;
  readonly digest: (entry: Omit<AuditEntry, "hash">) => string;
}

/** A fault with the entry that it is about, where that is still to be found. */
export interface NamedFault extends ChainFault {
  readonly entry: Pick<AuditEntry, "seq" | "id" | "action" | "at"> | null;
}

/**
 * A chain shows a fault at the first entry that does not fit, which is often the one after: a sealed entry moved by
 * one place tells that something was put in before it, or taken away; an entry that follows another hash than
 * that of the entry before tells that that one was changed and sealed anew.
 */
export function nameFault(fault: ChainFault, { before, entry, digest }: Surroundings): NamedFault {
  const previous = before.at(-1);
  const isEntryWhole = entry.hash === digest(entry);
  const wasAt = (seq: number): boolean => entry.hash === digest({ ...entry, seq });
  if (fault.kind === "changed" && previous !== undefined && wasAt(entry.seq - 1))
    return { kind: "inserted", seq: previous.seq, entryId: previous.id, entry: previous };
  if (fault.kind === "changed" && wasAt(entry.seq + 1))
    return { kind: "removed", seq: entry.seq, entryId: null, entry: null };
  if (fault.kind === "inserted" && previous !== undefined && isEntryWhole && entry.seq === previous.seq + 1)
    return { kind: "changed", seq: previous.seq, entryId: previous.id, entry: previous };
  return { ...fault, entry: fault.entryId === null ? null : entry };
}
