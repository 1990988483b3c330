import type { z } from "zod";
import type { approveDraftInput, DraftDone, draftReasonInput } from "../../contract/drafts.ts";
import { approveDraft as approved, giveDraftBack as givenBack } from "../../domain/drafts/act-on-draft.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { actOnDraft, type DraftDeps } from "./act-on-draft.ts";

/** Who wrote it and who submitted it get the answer. */
const writers = ({ drafterId, submission }: Draft): string[] => [
  ...new Set([drafterId, ...(submission === null ? [] : [submission.by])]),
];

/** Approves one version: its SHA-256 is what may be signed, and nothing that comes after (NĐ 30, Đ11). */
export function approveDraft(
  deps: DraftDeps,
  actor: Actor,
  draftId: string,
  { version, number, note }: z.output<typeof approveDraftInput>,
): Promise<DraftDone> {
  return actOnDraft(deps, actor, {
    act: "approve",
    draftId,
    version,
    async decide(draft, records, at) {
      const versions = await records.drafts.versions(draft.id);
      const one = versions.find((it) => it.number === number);
      if (one === undefined) throw new RuleBroken("draft.no-such-version");
      return {
        draft: approved(draft, one, { by: actor.personId, at }),
        event: "approved",
        data: { number, sha256: one.sha256, text: note },
        told: writers(draft).map((personId) => ({ personId, reason: "draftApproved" })),
      };
    },
  });
}

/** Gives the version back to who wrote it, with a reason. */
export function giveDraftBack(
  deps: DraftDeps,
  actor: Actor,
  draftId: string,
  { version, reason }: z.output<typeof draftReasonInput>,
): Promise<DraftDone> {
  return actOnDraft(deps, actor, {
    act: "giveBack",
    draftId,
    version,
    decide: (draft, _records, at) =>
      Promise.resolve({
        draft: givenBack(draft, at),
        event: "givenBack",
        data: { number: draft.submission?.number ?? null, reason },
        told: writers(draft).map((personId) => ({ personId, reason: "draftGivenBack" })),
      }),
  });
}
