import type { Actor } from "../../domain/people/actor.ts";
import type { Matter } from "../../domain/routing/change.ts";
import { leadersOf } from "../../domain/routing/state-allows.ts";
import { submit } from "../../domain/routing/submit.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";

/** The clerk hands a document up to a leader of the agency (NĐ 30, Đ23.1). */
export function submitDocument(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  input: { version: number; to: string; note?: string | null | undefined },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "submit",
    documentId,
    version: input.version,
    async decide(matter, act, records) {
      await refuseWhoIsNoLeader(records, matter.document.agencyId, input.to, act.at);
      const leaderLeft = await hasLeaderLeft(records, matter, act.at);
      return submit(matter, { personId: input.to, note: input.note ?? null }, { leaderLeft });
    },
  });
}

export async function refuseWhoIsNoLeader(
  records: Records,
  agencyId: string,
  personId: string,
  at: Date,
): Promise<void> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  if (!appointed.some((it) => it.personId === personId && it.role === "leader")) {
    throw new RuleBroken("routing.not-a-leader", { field: "to" });
  }
}

/** Somebody ordered the matter, and none of them is a leader of the agency any more. */
export async function hasLeaderLeft(records: Records, matter: Matter, at: Date): Promise<boolean> {
  const leaders = leadersOf(matter);
  if (leaders.length === 0) return false;
  const appointed = await records.people.appointedIn(matter.document.agencyId, localDateOf(at));
  return !appointed.some(({ role, personId }) => role === "leader" && leaders.includes(personId));
}
