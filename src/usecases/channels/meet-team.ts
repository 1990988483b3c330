import { isAtWork } from "../../domain/routing/assignment.ts";
import type { ChannelPost, MetTeam, UnitChannel } from "../../ports/records/channel-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { tellOfLoss, tellOfReturn } from "./tell-of-loss.ts";
import { postIn } from "./offer-in-channels.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

const mostPosts = 200;

/** The bot is in a team: its channels can be linked, and those of them that were lost are taken up again. */
export async function meetTeam(deps: Deps, met: Omit<MetTeam, "updatedAt">): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async (records) => {
    const known = await records.channels.team(met.teamId);
    await records.channels.saveTeam({ ...met, name: met.name ?? known?.name ?? null, updatedAt: at });
    const { tenantId, serviceUrl, botId } = met;
    for (const link of await records.channels.ofTeam(met.teamId)) {
      if (link.state === "lost") await takeUp(deps, records, { ...link, tenantId, serviceUrl, botId }, at);
    }
  });
}

/** A channel that was lost is there again, and what could not be posted is. Answers whether nobody was first. */
export async function takeUp(deps: Deps, records: Records, link: UnitChannel, at: Date): Promise<boolean> {
  const again = { ...link, state: "active", why: null, lostAt: null } as const;
  if (!(await records.channels.update(again))) return false;
  await tellOfReturn(deps, records, link, at);
  await postFailed(deps, records, again, at);
  return true;
}

/** What the unit still has to do and its channel never showed, or showed in a channel that was `lost`. */
export async function postFailed(
  deps: Deps,
  records: Records,
  link: UnitChannel,
  at: Date,
  lost: readonly ChannelPost[] = [],
): Promise<void> {
  const failed = await records.channels.failedOf(link.unitId, mostPosts);
  for (const { id } of failed) await records.channels.removePost(id);
  for (const { assignmentId } of [...failed, ...lost]) {
    const assignment = await records.routing.assignment(assignmentId);
    if (assignment !== null && isAtWork(assignment)) await postIn(deps, records, link, assignment, at);
  }
}

/** The bot was taken out of a team, or the team is gone: none of its channels can be written to. */
export async function leaveTeam(
  deps: Deps,
  { teamId, why }: { readonly teamId: string; readonly why: string },
): Promise<void> {
  const links = await deps.store.read.channels.ofTeam(teamId);
  await deps.store.transaction(({ channels }) => channels.removeTeam(teamId));
  for (const { id } of links) await loseChannel(deps, id, why);
}

/** A channel was deleted. */
export async function channelGone(
  deps: Deps,
  { channelId, why }: { readonly channelId: string; readonly why: string },
): Promise<void> {
  const link = await deps.store.read.channels.ofChannel(channelId);
  if (link !== null) await loseChannel(deps, link.id, why);
}

/** Nothing can be put into the channel any more; that is written down once, for whoever administers. */
export async function loseChannel({ store, clock, ids }: Deps, linkId: string, why: string): Promise<void> {
  const at = clock.now();
  await store.transaction(async (records) => {
    const link = await records.channels.get(linkId);
    if (link === null || link.state === "lost" || link.endedAt !== null) return;
    const lost = { ...link, state: "lost", why, lostAt: at } as const;
    if (!(await records.channels.update(lost))) return;
    await tellOfLoss({ ids }, records, { ...lost, version: link.version + 1 }, at);
    await records.audit.append(link.agencyId, [
      {
        id: ids.next(),
        at,
        actorId: null,
        onBehalfOf: null,
        action: "channel.lost",
        documentId: null,
        subjectId: link.unitId,
        data: { channel: link.channelName ?? link.channelId, why },
      },
    ]);
  });
}
