import type { HistoryEntry } from "../../../../src/contract/history.ts";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";

/** The document as the person has last taken note of it. */
export interface Seen {
  readonly detail: IncomingDetail;
  /** Something was tried meanwhile and is not recorded, because somebody else was first. */
  readonly isUnsaved: boolean;
}

/** What others have done since, oldest first; what the person did, here or on a card, is no news. */
export function newsOf({ history }: Seen["detail"], seen: Seen, personId: string): readonly HistoryEntry[] {
  return history.slice(seen.detail.history.length).filter(({ whoId }) => whoId !== personId);
}

/**
 * On which state a form that stands open acts: the one that was last taken note of, so that nobody overwrites what they
 * have not seen; the present one once they have been told.
 */
export function baseOf(present: IncomingDetail, seen: Seen, personId: string): IncomingDetail {
  return seen.isUnsaved || newsOf(present, seen, personId).length === 0 ? present : seen.detail;
}
