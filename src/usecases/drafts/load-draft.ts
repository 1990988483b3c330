import type { Draft } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayReadDraft } from "../../domain/policies/may-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";

/** What is not there and what is not to be seen end in the same `draft.absent`, after the same queries. */
export async function loadDraft(records: Records, actor: Actor, draftId: string): Promise<Draft> {
  const draft = await records.drafts.get(draftId);
  const access = await records.drafts.access(draftId);
  if (draft === null || !mayReadDraft(actor, draft, access)) throw new RuleBroken("draft.absent");
  return draft;
}
