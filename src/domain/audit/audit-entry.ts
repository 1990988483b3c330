import type { RoutingEventKind } from "../routing/change.ts";

/** What happens to a draft. changedAfterApproval and versionRefused are found in the archive: nobody did them in Vanthu. */
export type DraftEvent =
  | "started"
  | "versionAdded"
  | "submitted"
  | "approved"
  | "givenBack"
  | "withdrawn"
  | "issued"
  | "shared"
  | "changedAfterApproval"
  | "versionRefused";

/** What is kept of every change of state. Names are for ever: they stand in chains that are already sealed. */
export type AuditAction =
  | "incoming.registered"
  | "incoming.amended"
  | `routing.${RoutingEventKind}`
  | "intake.refused"
  | "outgoing.issued"
  | `draft.${DraftEvent}`
  | "register.printed"
  | "slip.printed"
  | "incoming.stamped"
  | "document.sealed"
  | "secrecy.found"
  | "secrecy.settled"
  | "account.frozen"
  | "account.lifted"
  | "guest.accountOpened"
  | "guest.accountClosed"
  | "guest.named"
  | "guest.ended"
  | "arrival.sent"
  | "arrival.refused"
  | "outgoing.received"
  | "outgoing.fileOpened"
  | "delegation.given"
  | "delegation.revoked"
  | "work.handedOver"
  | "draft.handedOver"
  | "rights.asked"
  | "rights.confirmed"
  | "rights.refused"
  | "organisation.added"
  | "organisation.changed"
  | "person.added"
  | "person.changed"
  | "appointment.added"
  | "appointment.changed"
  | "position.added"
  | "setting.changed"
  | "recipients.made"
  | "recipients.removed"
  | "announcement.sent"
  | "announcement.cancelled"
  | "announcement.recalled"
  | "app.installed"
  | "channel.linked"
  | "channel.unlinked"
  | "channel.lost"
  | "calendar.changed"
  | "outbox.revived"
  | "practice.opened"
  | "meeting.set"
  | "meeting.drafted"
  | "meeting.updated"
  | "import.started"
  | "import.ended"
  | "signatures.judged"
  | "signatures.rejudged"
  | "signatures.asked"
  | "signedVersion.read"
  | "trust.added"
  | "trust.removed"
  | "evidence.exported"
  | "file.damaged"
  | "malware.found"
  | "malware.foundLater"
  | "malware.notSeen"
  | "malware.cleared"
  | "malware.removed"
  | "file.linkOpened"
  | "archive.restored"
  | "archive.changed"
  | "archive.missing"
  | "archive.moved";

export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [key: string]: AuditValue };

/** One change, as its use case tells of it. `actorId` is null for what a job does. */
export interface NewAuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** A person, or the agency outside for which a guest acts. */
  readonly onBehalfOf: string | null;
  readonly action: AuditAction;
  readonly documentId: string | null;
  /** What was changed besides a document: an assignment, a person, a setting. */
  readonly subjectId: string | null;
  readonly data: Readonly<Record<string, AuditValue>>;
}

/** An entry in its agency's chain: `hash` covers its content, its place and the hash before it (R66). */
export interface AuditEntry extends NewAuditEntry {
  readonly agencyId: string;
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first entry of every chain. */
export const chainStart = "0".repeat(64);

/** Exactly what the hash covers; serialised canonically (RFC 8785) and hashed with SHA-256 by the store. */
export function sealedContent(entry: Omit<AuditEntry, "hash">): Readonly<Record<string, AuditValue>> {
  return {
    agencyId: entry.agencyId,
    seq: entry.seq,
    previousHash: entry.previousHash,
    id: entry.id,
    at: entry.at.toISOString(),
    actorId: entry.actorId,
    onBehalfOf: entry.onBehalfOf,
    action: entry.action,
    documentId: entry.documentId,
    subjectId: entry.subjectId,
    data: entry.data,
  };
}

/** What stands in an entry whose content had to go with a document that was sealed; its hash is still the first one. */
export const redactedData = { redacted: true } as const;

export function isRedacted({ data }: Pick<AuditEntry, "data">): boolean {
  return Object.keys(data).length === 1 && data["redacted"] === true;
}

/** Entries, as `seq:hash`, from which a later entry says that the content was taken. */
export function redactionsIn({ action, data }: Pick<AuditEntry, "action" | "data">): readonly string[] {
  const named = action === "document.sealed" ? data["redacted"] : null;
  return Array.isArray(named) ? named.filter((it) => typeof it === "string") : [];
}

/** The first thing wrong with a chain, by the place where it shows. */
export interface ChainFault {
  readonly kind: "changed" | "removed" | "inserted" | "headMoved";
  readonly seq: number;
  readonly entryId: string | null;
}

/**
 * Whether `entry` follows what was verified so far. A gap in the numbers is a removal, a number that was there already
 * an insertion; content that no longer gives its hash was changed.
 */
export function faultAt(
  before: { readonly seq: number; readonly hash: string },
  entry: AuditEntry,
  recomputed: string,
): ChainFault | null {
  if (entry.seq > before.seq + 1) return { kind: "removed", seq: before.seq + 1, entryId: null };
  if (entry.seq <= before.seq) return { kind: "inserted", seq: entry.seq, entryId: entry.id };
  if (entry.hash !== recomputed) return { kind: "changed", seq: entry.seq, entryId: entry.id };
  if (entry.previousHash !== before.hash) return { kind: "inserted", seq: entry.seq, entryId: entry.id };
  return null;
}
