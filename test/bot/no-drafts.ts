import { RuleBroken } from "../../src/domain/rule-broken.ts";

const absent = () => Promise.reject(new RuleBroken("draft.absent"));

/** An office in which nobody drafts. */
export const noDrafts = { draftNotice: absent, approveDraft: absent, giveDraftBack: absent };
