import type { z } from "zod";
import type { DraftDone, draftReasonInput } from "../../contract/drafts.ts";
import { withdrawDraft as withdrawn } from "../../domain/drafts/act-on-draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { actOnDraft, type DraftDeps } from "./act-on-draft.ts";

/** The drafter gives it up; its versions and its history stay. Whoever has it before them learns of it. */
export function withdrawDraft(
  deps: DraftDeps,
  actor: Actor,
  draftId: string,
  { version, reason }: z.output<typeof draftReasonInput>,
): Promise<DraftDone> {
  return actOnDraft(deps, actor, {
    act: "withdraw",
    draftId,
    version,
    decide: (draft, _records, at) =>
      Promise.resolve({
        draft: withdrawn(draft, at),
        event: "withdrawn",
        data: { reason },
        told:
          draft.state === "submitted" && draft.submission !== null
            ? [{ personId: draft.submission.to, reason: "draftWithdrawn" }]
            : [],
      }),
  });
}
