import type { ChannelPost, UnitChannel } from "../../ports/records/channel-records.ts";
import type { Services } from "../../ports/services.ts";
import type { ChannelAddress } from "../../ports/team-channels.ts";
import type { Handled } from "../notices/handled.ts";
import { composePost } from "./compose-post.ts";
import { loseChannel } from "./meet-team.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "channels">;

const done: Handled = { kind: "done" };

/**
 * Puts one post into its channel, and writes down how that went. A channel into which nothing can be put any more is
 * lost: its posts are kept as failed, for an administrator to see and for the next link to bring.
 */
export async function postToChannel(deps: Deps, { postId }: { readonly postId: string }): Promise<Handled> {
  const { read } = deps.store;
  const post = await read.channels.post(postId);
  if (post?.state !== "waiting") return done;
  const link = await read.channels.get(post.unitChannelId);
  if (link === null || link.endedAt !== null) return ended(deps, post, "cancelled", null);
  if (link.state === "lost") return ended(deps, post, "failed", link.why);
  const notice = await composePost(deps, post, link);
  if (notice.standing !== "waiting" && notice.standing !== "taken")
    return ended(deps, post, "cancelled", null);
  const begin = () => deps.store.transaction(({ channels }) => channels.beginPost(post.id));
  const outcome = await deps.channels.post(addressOf(link, link.channelId), notice, begin);
  switch (outcome.kind) {
    case "later":
    case "retry":
      return outcome;
    case "sent": {
      const { conversationId, activityId } = outcome;
      const shown = await deps.channels.shownOf(notice);
      const endedAt = deps.clock.now();
      await deps.store.transaction(({ channels }) =>
        channels.settlePost(post.id, {
          state: "posted",
          why: null,
          conversationId,
          activityId,
          shown,
          endedAt,
        }),
      );
      return done;
    }
    case "blocked":
    case "notInstalled":
      await loseChannel(deps, link.id, outcome.reason);
      return ended(deps, post, "failed", outcome.reason);
    case "failed":
      return ended(deps, post, "failed", outcome.reason);
  }
}

/** Brings what channels say about a document up to date, for everybody who reads there. */
export async function refreshPosts(
  deps: Deps,
  { documentId }: { readonly documentId: string },
): Promise<Handled> {
  let waits: Handled | null = null;
  for (const post of await deps.store.read.channels.postsAbout(documentId)) {
    const handled = await refresh(deps, post);
    if (handled.kind !== "done") waits ??= handled;
  }
  return waits ?? done;
}

async function refresh(deps: Deps, post: ChannelPost): Promise<Handled> {
  const link = await deps.store.read.channels.get(post.unitChannelId);
  const { conversationId, activityId } = post;
  if (link === null || link.state === "lost" || conversationId === null || activityId === null) return done;
  const notice = await composePost(deps, post, link);
  const shown = await deps.channels.shownOf(notice);
  if (shown === post.shown) return done;
  const outcome = await deps.channels.update(addressOf(link, conversationId), activityId, notice);
  switch (outcome.kind) {
    case "later":
    case "retry":
      return outcome;
    case "sent":
      await deps.store.transaction(({ channels }) => channels.markShown(post.id, shown));
      return done;
    case "blocked":
    case "notInstalled":
      await loseChannel(deps, link.id, outcome.reason);
      return done;
    case "failed":
      // Somebody took the post away by hand; pressed elsewhere, it would show the present.
      return done;
  }
}

async function ended(
  { store, clock }: Deps,
  { id }: ChannelPost,
  state: "failed" | "cancelled",
  why: string | null,
): Promise<Handled> {
  const [conversationId, activityId, shown] = [null, null, null];
  const endedAt = clock.now();
  await store.transaction(({ channels }) =>
    channels.settlePost(id, { state, why, conversationId, activityId, shown, endedAt }),
  );
  return done;
}

function addressOf({ tenantId, serviceUrl, botId }: UnitChannel, conversationId: string): ChannelAddress {
  return { tenantId, serviceUrl, botId, conversationId };
}
