import { existsOn } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayLinkChannel } from "../../domain/policies/may-on-channel.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Language } from "../../contract/messages/message.ts";
import type { ChannelPost, UnitChannel } from "../../ports/records/channel-records.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange } from "../administration/record-change.ts";
import { postFailed, takeUp } from "./meet-team.ts";
import { tellOfReturn } from "./tell-of-loss.ts";
import { refreshInChannels } from "./offer-in-channels.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/** A channel as Teams itself names it. */
export type ChannelPlace = Pick<
  UnitChannel,
  "tenantId" | "teamId" | "channelId" | "teamName" | "channelName" | "serviceUrl" | "botId"
>;

export interface LinkInput {
  readonly unitId: string;
  readonly language: Language;
}

/**
 * From now on what a unit is given is posted in this channel. The place must come from Teams itself: from an activity
 * whose token was checked, or looked up. A unit has one channel and a channel one unit. Throws
 * `access.channel-linkers-only`, `channels.unknown-unit`, `channels.channel-taken`, `channels.unit-has-one`.
 */
export async function linkChannel(
  deps: Deps,
  actor: Actor,
  { unitId, language }: LinkInput,
  place: ChannelPlace,
): Promise<{ id: string; unit: string }> {
  const at = deps.clock.now();
  try {
    return await deps.store.transaction(async (records) => {
      const unit = await linkableUnit(records, actor, unitId, at);
      const present = await records.channels.ofChannel(place.channelId);
      if (present !== null && (present.unitId !== unitId || present.agencyId !== actor.agencyId))
        throw new RuleBroken("channels.channel-taken");
      if (present !== null) {
        const again = { ...present, ...place, language };
        if (present.state === "lost" && !(await takeUp(deps, records, again, at)))
          throw new RuleBroken("channels.changed");
        return { id: present.id, unit };
      }
      const lost = await leaveLostChannel(deps, records, unitId, at);
      const link: UnitChannel = {
        id: deps.ids.next(),
        agencyId: actor.agencyId,
        unitId,
        ...place,
        language,
        state: "active",
        why: null,
        linkedBy: actor.personId,
        linkedAt: at,
        lostAt: null,
        endedAt: null,
        version: 1,
      };
      await records.channels.insert(link);
      await postFailed(deps, records, link, at, lost);
      await note(deps, records, actor, "channel.linked", link);
      return { id: link.id, unit };
    });
  } catch (error) {
    if (error instanceof DuplicateKey) throw new RuleBroken("channels.channel-taken");
    throw error;
  }
}

/** The name of a unit that the actor may give a channel; throws as `linkChannel` does. */
export async function linkableUnit(
  records: Records,
  actor: Actor,
  unitId: string,
  at: Date,
): Promise<string> {
  const [unit] = await records.organisation.nodesById([unitId]);
  const isThere = unit?.kind === "unit" && existsOn(unit, localDateOf(at));
  const nodes = isThere ? await records.organisation.nodesOf(actor.agencyId) : [];
  if (unit === undefined || !nodes.some(({ id }) => id === unitId))
    throw new RuleBroken("channels.unknown-unit", { field: "unitId" });
  demand(mayLinkChannel(actor, { agencyId: actor.agencyId, id: unitId }));
  return unit.name;
}

/** A channel that is lost stands in nobody's way; one that works is taken away first. Answers what stood in it. */
async function leaveLostChannel(
  deps: Deps,
  records: Records,
  unitId: string,
  at: Date,
): Promise<ChannelPost[]> {
  const stood: ChannelPost[] = [];
  for (const other of await records.channels.ofUnits([unitId])) {
    if (other.state === "active")
      throw new RuleBroken("channels.unit-has-one", { params: { channel: nameOf(other) } });
    stood.push(...(await records.channels.postedIn(other.id)));
    await records.channels.update({ ...other, endedAt: at });
    await tellOfReturn(deps, records, other, at);
  }
  return stood;
}

/** Nothing more is posted there; what stands there already says no more and offers nothing. */
export async function unlinkChannel(deps: Deps, actor: Actor, linkId: string): Promise<{ id: string }> {
  const at = deps.clock.now();
  return deps.store.transaction(async (records) => {
    const link = await records.channels.get(linkId);
    if (link?.agencyId !== actor.agencyId || link.endedAt !== null) throw new RuleBroken("channels.absent");
    demand(mayLinkChannel(actor, { agencyId: link.agencyId, id: link.unitId }));
    if (!(await records.channels.update({ ...link, endedAt: at }))) throw new RuleBroken("channels.changed");
    for (const { documentId, agencyId } of await records.channels.postedIn(link.id))
      await refreshInChannels(deps, records, { documentId, agencyId, cause: `unlink ${link.id}`, at });
    if (link.state === "lost") await tellOfReturn(deps, records, link, at);
    await note(deps, records, actor, "channel.unlinked", link);
    return { id: link.id };
  });
}

function note(
  deps: Deps,
  records: Records,
  actor: Actor,
  action: "channel.linked" | "channel.unlinked",
  link: UnitChannel,
): Promise<void> {
  const { unitId, teamId, channelId, teamName, channelName } = link;
  return recordChange(deps, records, actor, {
    action,
    subjectId: unitId,
    data: { teamId, channelId, team: teamName, channel: channelName },
  });
}

export function nameOf({ channelName, teamName }: Pick<UnitChannel, "channelName" | "teamName">): string {
  return [teamName, channelName].filter((part) => part !== null && part !== "").join(" / ") || "Teams";
}
