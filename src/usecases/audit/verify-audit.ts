import {
  chainStart,
  faultAt,
  isRedacted,
  redactionsIn,
  type AuditEntry,
} from "../../domain/audit/audit-entry.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { nameFault, type NamedFault } from "./name-fault.ts";

/** What came out for one agency's chain. `head` is worth keeping elsewhere: a chain rewritten whole has another. */
export interface AuditVerdict {
  readonly agencyId: string;
  readonly agencyName: string;
  /** Entries found right, from the first. */
  readonly entries: number;
  readonly head: string;
  readonly fault: NamedFault | null;
}

const chunk = 1000;

/**
 * Follows the chain of each agency, or of one, from its start to its head and stops at the first fault (R66). One chunk
 * is held at a time; entries that are added meanwhile are followed too. Nothing for an agency that is not here.
 */
export async function* verifyAudit(
  { store }: Pick<Services, "store">,
  options: { readonly agencyId?: string | undefined } = {},
): AsyncGenerator<AuditVerdict> {
  const { read } = store;
  const here = await read.organisation.agenciesHere();
  const agencies = new Set([...(await read.audit.agencies()), ...here.map(({ id }) => id)]);
  for (const agencyId of agencies) {
    if (options.agencyId !== undefined && options.agencyId !== agencyId) continue;
    const node = await read.organisation.node(agencyId);
    yield { agencyId, agencyName: node?.name ?? agencyId, ...(await followChain(read, agencyId)) };
  }
}

type Followed = Omit<AuditVerdict, "agencyId" | "agencyName">;

async function followChain(read: Records, agencyId: string): Promise<Followed> {
  let last: readonly AuditEntry[] = [];
  // Entries without their content, until a later one is met that says why.
  const owed = new Map<string, AuditEntry>();
  for (;;) {
    const before = last.at(-1) ?? { seq: 0, hash: chainStart };
    const answer = (fault: NamedFault | null): Followed => ({
      entries: before.seq,
      head: before.hash,
      fault,
    });
    const next = await entriesAfter(read, agencyId, before.seq);
    if (next === null) return answer({ kind: "changed", seq: before.seq + 1, entryId: null, entry: null });
    if (next.length === 0)
      return answer((await faultAtHead(read, agencyId, last.at(-1))) ?? unexplained(owed));
    for (const entry of next) {
      const previous = last.at(-1) ?? { seq: 0, hash: chainStart };
      const fault = faultAt(previous, entry, digestIn(read, entry, owed));
      if (fault !== null) {
        const named = nameFault(fault, { before: last, entry, digest: (one) => read.audit.digest(one) });
        return { entries: Math.min(previous.seq, named.seq - 1), head: previous.hash, fault: named };
      }
      last = [...last.slice(-1), entry];
    }
  }
}

/** An entry whose content was taken away keeps its place by the hash that it had; that is owed an explanation. */
function digestIn(read: Records, entry: AuditEntry, owed: Map<string, AuditEntry>): string {
  const digest = read.audit.digest(entry);
  if (digest !== entry.hash && isRedacted(entry)) {
    owed.set(`${entry.seq}:${entry.hash}`, entry);
    return entry.hash;
  }
  if (digest === entry.hash) for (const key of redactionsIn(entry)) owed.delete(key);
  return digest;
}

/** Content that nobody has taken away by sealing a document was changed. */
function unexplained(owed: ReadonlyMap<string, AuditEntry>): NamedFault | null {
  const [entry] = owed.values();
  return entry === undefined ? null : { kind: "changed", seq: entry.seq, entryId: entry.id, entry };
}

/** Null when what is stored next can no longer be read as an entry at all. */
async function entriesAfter(read: Records, agencyId: string, seq: number): Promise<AuditEntry[] | null> {
  try {
    return sealable(await read.audit.chunk(agencyId, seq, chunk));
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  // One by one, so that what stands before the unreadable one is still followed.
  try {
    return sealable(await read.audit.chunk(agencyId, seq, 1));
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** A time that is none has no canonical form; asked here, it counts as unreadable. */
function sealable(entries: AuditEntry[]): AuditEntry[] {
  for (const { at } of entries) at.toISOString();
  return entries;
}

/** What reading a tampered row throws: no JSON, JSON of another form, no date. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    error instanceof RangeError ||
    (error instanceof Error && error.name.endsWith("ZodError"))
  );
}

/** The head is kept beside the entries and knows how many there are: what was cut off at the end shows here. */
async function faultAtHead(
  read: Records,
  agencyId: string,
  last: AuditEntry | undefined,
): Promise<NamedFault | null> {
  const head = (await read.audit.head(agencyId)) ?? { seq: 0, hash: chainStart };
  const seq = last?.seq ?? 0;
  if (head.seq > seq) return { kind: "removed", seq: seq + 1, entryId: null, entry: null };
  if (head.seq < seq) return beyondHead(read, agencyId, head.seq);
  if (head.hash === (last?.hash ?? chainStart)) return null;
  return { kind: "headMoved", seq, entryId: last?.id ?? null, entry: last ?? null };
}

async function beyondHead(read: Records, agencyId: string, headSeq: number): Promise<NamedFault | null> {
  const [entry] = await read.audit.chunk(agencyId, headSeq, 1);
  return entry === undefined ? null : { kind: "inserted", seq: entry.seq, entryId: entry.id, entry };
}
