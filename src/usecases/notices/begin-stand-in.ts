import type { Delegation } from "../../domain/people/delegation.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { newDeliveries } from "./tell-people.ts";

type Deps = Pick<Services, "clock" | "ids">;

/** The event by which a stand-in is told what waits in the giver's place: `standIn <delegation>`. */
export const standInEvent = ({ id }: Pick<Delegation, "id">): string => `standIn ${id}`;

/**
 * A delegation begins (NĐ 30, Đ13.3): its receiver gets one card with what waits in the giver's place already, not one for
 * each. Once, however often this is asked; nothing where nothing waits when it is brought.
 */
export async function beginStandIn(
  deps: Deps,
  records: Records,
  delegation: Pick<Delegation, "id" | "agencyId" | "giverId" | "receiverId">,
): Promise<void> {
  const { agencyId, giverId: onBehalfOf, receiverId } = delegation;
  const told = new Map([[receiverId, { reason: "standIn" as const, assignmentId: null, onBehalfOf }]]);
  await newDeliveries(
    deps,
    records,
    {
      eventKey: standInEvent(delegation),
      agencyId,
      documentId: null,
      actorId: null,
      at: deps.clock.now(),
    },
    told,
  );
}

/** Those whose first day it is. Answers how many begin. */
export async function beginStandIns(deps: Deps & Pick<Services, "store">): Promise<number> {
  const begun = await deps.store.read.delegations.begunOn(localDateOf(deps.clock.now()));
  for (const delegation of begun)
    await deps.store.transaction((records) => beginStandIn(deps, records, delegation));
  return begun.length;
}
