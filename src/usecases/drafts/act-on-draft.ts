import type { DraftDone } from "../../contract/drafts.ts";
import type { DraftAct } from "../../domain/drafts/act-on-draft.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnDraft } from "../../domain/policies/may-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadDraft } from "./load-draft.ts";
import { saveDraft, type DraftChange } from "./save-draft.ts";

export type DraftDeps = Pick<Services, "store" | "clock" | "ids">;

interface ActOnDraft {
  readonly act: DraftAct;
  readonly draftId: string;
  /** The version of the record that the person saw. */
  readonly version: number;
  decide(draft: Draft, records: Records, at: Date): Promise<{ readonly draft: Draft } & DraftChange>;
}

/** The one way to act on a draft: load, ask, decide, save, all in one transaction. */
export function actOnDraft(deps: DraftDeps, actor: Actor, it: ActOnDraft): Promise<DraftDone> {
  return deps.store.transaction(async (records) => {
    const draft = await loadDraft(records, actor, it.draftId);
    // First: who may no longer do it, because somebody else acted, is told of that.
    if (draft.version !== it.version) throw new RuleBroken("draft.changed");
    demand(mayOnDraft(actor, it.act, draft));
    const at = deps.clock.now();
    const change = await it.decide(draft, records, at);
    return { id: draft.id, version: await saveDraft(deps, records, change.draft, change, { actor, at }) };
  });
}
