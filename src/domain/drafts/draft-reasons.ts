/** Why somebody gets a card about a draft. */
export const draftReasons = [
  "draftToReview",
  "draftToApprove",
  "draftApproved",
  "draftGivenBack",
  "draftWithdrawn",
  "draftIssued",
  "draftChangedAfter",
  "draftVersionRefused",
] as const;
export type DraftReason = (typeof draftReasons)[number];

export function isDraftReason(reason: string): reason is DraftReason {
  return draftReasons.some((it) => it === reason);
}
