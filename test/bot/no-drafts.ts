import { RuleBroken } from "../../src/domain/rule-broken.ts";

const absent = () => Promise.reject(new RuleBroken("draft.absent"));

/** An office in which nobody drafts, and whose messages have no files that could be fetched. */
export const noDrafts = {
  draftNotice: absent,
  approveDraft: absent,
  giveDraftBack: absent,
  takeMessageFile: () => Promise.resolve(null),
};
