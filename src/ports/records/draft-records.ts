import type { Draft, DraftItem, DraftState, DraftVersion } from "../../domain/drafts/draft.ts";
import type { Principal, ReadScope } from "../../domain/policies/read-scope.ts";

export interface DraftFilter {
  readonly scope: ReadScope;
  readonly states?: readonly DraftState[] | undefined;
  /** Written or reviewed by this person. */
  readonly writtenBy?: string | undefined;
  /** Stands before this person. */
  readonly before?: string | undefined;
  readonly replyTo?: string | undefined;
  /** Folded; all of them must be in it. */
  readonly words?: readonly string[] | undefined;
}

/** Keyset position: the last row seen. Latest changed first. */
export interface DraftPageRequest {
  readonly after: { readonly changedAt: Date; readonly id: string } | null;
  readonly limit: number;
}

export interface DraftRecords {
  get(id: string): Promise<Draft | null>;
  byRequestKey(agencyId: string, requestKey: string): Promise<Draft | null>;
  insert(draft: Draft, extra: { readonly requestKey: string; readonly searchText: string }): Promise<void>;
  /** Saves it with the next version; false where it has not the one that was seen. */
  update(draft: Draft, seenVersion: number): Promise<boolean>;
  versions(draftId: string): Promise<DraftVersion[]>;
  insertVersion(version: DraftVersion): Promise<void>;
  access(draftId: string): Promise<Principal[]>;
  grant(draftId: string, principals: readonly Principal[]): Promise<void>;
  list(filter: DraftFilter, page: DraftPageRequest): Promise<Draft[]>;
  /** The draft of the agency whose id ends so; null where there is none, or more than one. */
  byEndOfId(agencyId: string, end: string): Promise<Draft | null>;
  /** The draft that an outgoing document was made of. */
  ofOutgoing(outgoingId: string): Promise<Draft | null>;

  /** The draft that is edited in this item of the archive. */
  byItem(kind: string, item: string): Promise<Draft | null>;
  /** How the item in which it is edited is now; no new version of the draft. */
  markSeen(id: string, item: Pick<DraftItem, "eTag" | "version">): Promise<void>;
  /** It is to be looked at in the archive then: somebody changed it there, or it has ended. */
  markChanged(id: string, dueAt: Date): Promise<void>;
  /** Nothing is left to take over, unless it was marked anew since it was marked with `dueAt`. */
  settleChanged(id: string, dueAt: Date): Promise<void>;
  /** What was changed in the archive and is due, the longest first. */
  changedInArchive(now: Date, limit: number): Promise<Draft[]>;
}
