import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { ChannelNotice } from "../../ports/team-channels.ts";
import { composePost } from "./compose-post.ts";

/** What stands in a channel about an assignment, for anybody of the agency who sees it there; `document.absent` else. */
export async function readPost(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  { documentId, assignmentId }: { readonly documentId: string; readonly assignmentId: string },
): Promise<ChannelNotice> {
  const { channels } = deps.store.read;
  const post = await channels.postOf(assignmentId);
  const link = post && (await channels.get(post.unitChannelId));
  if (link === null || post?.documentId !== documentId || post.agencyId !== actor.agencyId)
    throw new RuleBroken("document.absent");
  return composePost(deps, post, link);
}
