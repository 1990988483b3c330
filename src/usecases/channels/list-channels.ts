import type { UnitChannels } from "../../contract/channels.ts";
import { existsOn } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayLinkChannel } from "../../domain/policies/may-on-channel.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";

/** So many failed posts are counted; more is 'that many or more'. */
const mostCounted = 100;

/** The channels of the units for which the actor decides, and those units; nothing for anybody else. */
export async function listChannels(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<UnitChannels> {
  const { read } = store;
  const on = localDateOf(clock.now());
  const nodes = await read.organisation.nodesOf(actor.agencyId);
  const isTheirs = (id: string) => mayLinkChannel(actor, { agencyId: actor.agencyId, id }).allowed;
  const links = (await read.channels.ofAgency(actor.agencyId)).filter(({ unitId }) => isTheirs(unitId));
  const failed = await read.channels.countFailed(
    links.map(({ id }) => id),
    mostCounted,
  );
  const names = await read.people.names(links.map(({ linkedBy }) => linkedBy));
  const nameOfUnit = (id: string) => nodes.find((node) => node.id === id)?.name ?? "…";
  return {
    units: nodes
      .filter((node) => node.kind === "unit" && existsOn(node, on) && isTheirs(node.id))
      .map(({ id, name }) => ({ id, name })),
    links: links.map((it) => ({
      id: it.id,
      unit: { id: it.unitId, name: nameOfUnit(it.unitId) },
      channelId: it.channelId,
      teamName: it.teamName,
      channelName: it.channelName,
      state: it.state,
      why: it.why,
      linkedBy: names.get(it.linkedBy) ?? "…",
      linkedAt: it.linkedAt.toISOString(),
      lostAt: it.lostAt?.toISOString() ?? null,
      failedPosts: failed.get(it.id) ?? 0,
    })),
  };
}
