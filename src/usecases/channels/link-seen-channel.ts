import type { LinkRequest } from "../../contract/channels.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { linkableUnit, linkChannel } from "./link-channel.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "channels">;

/**
 * The same from the tab, whose word for where it stands is not taken: the bot must have come to that team in our tenant,
 * and Teams must know the channel there and the person in it. Throws `channels.unknown-team`, `channels.not-there` and
 * `channels.unavailable` besides.
 */
export async function linkSeenChannel(
  deps: Deps,
  actor: Actor,
  { unitId, teamId, channelId, language }: LinkRequest,
): Promise<{ id: string; unit: string }> {
  const { read } = deps.store;
  await linkableUnit(read, actor, unitId, deps.clock.now());
  const team = await read.channels.team(teamId);
  if (team === null) throw new RuleBroken("channels.unknown-team");
  const directoryId = (await read.people.person(actor.personId))?.directoryId ?? null;
  if (directoryId === null) throw new RuleBroken("channels.not-there");
  const look = await deps.channels.look({ ...team, channelId }, directoryId);
  if (look.kind === "unavailable") throw new RuleBroken("channels.unavailable");
  if (look.kind === "notThere") throw new RuleBroken("channels.not-there");
  const { tenantId, serviceUrl, botId, name } = team;
  const { teamName, channelName } = look;
  const place = { tenantId, teamId, channelId, teamName: teamName ?? name, channelName, serviceUrl, botId };
  return linkChannel(deps, actor, { unitId, language }, place);
}
