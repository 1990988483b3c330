import type { DraftDone } from "../../contract/drafts.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import { loadDraft } from "./load-draft.ts";
import { followDraft, type FollowingDrafts } from "./follow-draft.ts";

/** The same for who goes on without it where the archive does not answer now. */
export async function catchUpIfThere(
  services: FollowingDrafts,
  actor: Actor,
  draftId: string,
): Promise<void> {
  try {
    await catchUpDraft(services, actor, draftId);
  } catch (error) {
    if (!(error instanceof ArchiveUnavailable)) throw error;
  }
}

/** Takes over at once what was written in Word, for whoever does not want to wait until the archive is asked by itself. */
export async function catchUpDraft(
  services: FollowingDrafts,
  actor: Actor,
  draftId: string,
): Promise<DraftDone> {
  const before = await loadDraft(services.store.read, actor, draftId);
  if (before.editing !== null) await followDraft(services, draftId);
  const { id, version } = await loadDraft(services.store.read, actor, draftId);
  return { id, version };
}
