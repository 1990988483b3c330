import type { Language } from "../../contract/messages/message.ts";
import type { DraftReason } from "../../domain/drafts/draft-reasons.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { Services } from "../../ports/services.ts";
import { readDraft } from "../drafts/read-draft.ts";

export type DraftNotice = Extract<Notice, { kind: "draft" }>;

/** What a card about a draft is made of, as the actor may see it now. Throws `draft.absent`. */
export async function draftNotice(
  deps: Pick<Services, "store" | "archives">,
  actor: Actor,
  about: { readonly draftId: string; readonly reason: DraftReason; readonly language: Language },
): Promise<DraftNotice> {
  const detail = await readDraft(deps, actor, about.draftId);
  const { reason, language } = about;
  return { kind: "draft", reason, language, readerId: actor.personId, agencyId: actor.agencyId, detail };
}
