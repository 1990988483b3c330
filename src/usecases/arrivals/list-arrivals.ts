import type { ArrivalView } from "../../contract/arrivals.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import type { Services } from "../../ports/services.ts";
import { presentFiles } from "../files/present-files.ts";

const mostListed = 100;

/** What agencies outside have sent and waits for a clerk to register it, the oldest first. Throws `access.clerks-only`. */
export async function listArrivals({ store }: Pick<Services, "store">, actor: Actor): Promise<ArrivalView[]> {
  demand(mayRegister(actor, actor.agencyId));
  const { read } = store;
  const waiting = await read.arrivals.ofAgency(actor.agencyId, "waiting", mostListed);
  const nodes = await read.organisation.nodesById([...new Set(waiting.map(({ outsideId }) => outsideId))]);
  const agencies = new Map(nodes.map(({ id, name }) => [id, name]));
  const names = await read.people.names([...new Set(waiting.map(({ sentBy }) => sentBy))]);
  const views: ArrivalView[] = [];
  for (const { id, outsideId, sentBy, sentAt, fields, state, version } of waiting)
    views.push({
      id,
      outside: { id: outsideId, name: agencies.get(outsideId) ?? "…" },
      sentBy: names.get(sentBy) ?? "…",
      sentAt: sentAt.toISOString(),
      ...fields,
      state,
      files: await presentFiles(read, id),
      version,
    });
  return views;
}
