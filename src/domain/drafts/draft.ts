/**
 * The path of an outgoing document before it has a number (NĐ 30, Đ10-Đ13). drafting: being written. submitted: one
 * version stands before whoever approves. returned: given back with a reason. approved: that version may be signed.
 * issued: the clerk has numbered what was signed. withdrawn: given up.
 */
export const draftStates = ["drafting", "submitted", "returned", "approved", "issued", "withdrawn"] as const;
export type DraftState = (typeof draftStates)[number];

export interface Draft {
  readonly id: string;
  readonly agencyId: string;
  /** Of `document-types.ts`. */
  readonly typeCode: string;
  readonly abstract: string;
  /** The unit that drafts; null where the drafter belongs to none. */
  readonly unitId: string | null;
  readonly drafterId: string;
  readonly reviewerIds: readonly string[];
  /** The incoming document that it answers. */
  readonly replyTo: string | null;
  readonly state: DraftState;
  /** The number of the latest version; the first one is 1. */
  readonly latest: number;
  /** The version that stands, or last stood, before somebody. */
  readonly submission: Submission | null;
  /** The version that was approved; null again once another one is submitted (NĐ 30, Đ11). */
  readonly approval: Approval | null;
  /** The document that it became. */
  readonly outgoingId: string | null;
  /** Where people edit it together; null while nobody does. */
  readonly editing: DraftItem | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly version: number;
}

/** The item of an archive in which people edit a draft, as it was when it was last read. */
export interface DraftItem {
  /** What `Archive.kind` says. */
  readonly kind: string;
  readonly container: string;
  readonly item: string;
  readonly eTag: string;
  /** The archive's id of the version that was taken over last. */
  readonly version: string;
}

export interface Submission {
  readonly to: string;
  readonly by: string;
  readonly number: number;
  readonly at: Date;
}

export interface Approval {
  readonly by: string;
  readonly number: number;
  /** Of exactly the bytes that were approved, in lower-case hex. */
  readonly sha256: string;
  readonly at: Date;
}

/** One version: its bytes are a stored file, and never change (rule 1). */
export interface DraftVersion {
  readonly draftId: string;
  /** Counted by Vanthu, without a gap. */
  readonly number: number;
  readonly fileId: string;
  readonly sha256: string;
  readonly at: Date;
  /** Who uploaded it; null where the archive tells a name alone. */
  readonly by: string | null;
  /** Who the archive says made it, where it was edited there. */
  readonly byName: string | null;
  /** The archive's own id of this version; null for one that never was there. */
  readonly archiveVersion: string | null;
}

/** Something came after what was approved: people must see that it is not what they approved. */
export function isChangedAfterApproval({ approval, latest }: Pick<Draft, "approval" | "latest">): boolean {
  return approval !== null && latest > approval.number;
}
