import type { PracticeView } from "../../contract/help.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { registeredIn } from "./give-documents.ts";

/** The agency in which this one's people practise, as its administrator sees it. */
export async function readPractice(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<PracticeView> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = deps.store;
  const practice = await read.help.practiceOf(actor.agencyId);
  if (practice === null) return { practice: null };
  const { agencyId, foundedAt, foundedBy } = practice;
  const [node] = await read.organisation.nodesById([agencyId]);
  const names = await read.people.names([foundedBy]);
  const appointed = await read.people.appointedIn(agencyId, localDateOf(deps.clock.now()));
  return {
    practice: {
      agencyId,
      name: node?.name ?? "",
      foundedAt: foundedAt.toISOString(),
      foundedBy: names.get(foundedBy) ?? "",
      people: new Set(appointed.map(({ personId }) => personId)).size,
      documents: await registeredIn(deps, agencyId),
    },
  };
}
