import type { z } from "zod";
import type { DraftDone, submitDraftInput } from "../../contract/drafts.ts";
import { submitDraft as submitted } from "../../domain/drafts/act-on-draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { actOnDraft } from "./act-on-draft.ts";
import { catchUpIfThere } from "./catch-up-draft.ts";
import type { FollowingDrafts } from "./follow-draft.ts";

/**
 * Hands one version up to who approves it (NĐ 30, Đ11), or to the head who checks it first (Đ12) and then hands it on.
 * Throws `draft.not-an-approver` beside what the draft itself refuses.
 */
export async function submitDraft(
  deps: FollowingDrafts,
  actor: Actor,
  draftId: string,
  { version, number, to, note }: z.output<typeof submitDraftInput>,
): Promise<DraftDone> {
  // What was written in Word a moment ago is a version too, and whoever submits must have seen it.
  await catchUpIfThere(deps, actor, draftId);
  return actOnDraft(deps, actor, {
    act: "submit",
    draftId,
    version,
    async decide(draft, records, at) {
      await refuseWhoMayNotApprove(records, draft.agencyId, to, at);
      return {
        draft: submitted(draft, { to, number }, { by: actor.personId, at }),
        event: "submitted",
        data: { to, number, text: note },
        told: [{ personId: to, reason: "draftToApprove" }],
      };
    },
  });
}

async function refuseWhoMayNotApprove(
  records: Records,
  agencyId: string,
  personId: string,
  at: Date,
): Promise<void> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const holds = appointed.some(
    (it) => it.personId === personId && (it.role === "leader" || it.role === "unitHead"),
  );
  if (!holds) throw new RuleBroken("draft.not-an-approver", { field: "to" });
}
