import type { Delegation } from "../../domain/people/delegation.ts";
import { addDays, localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

type Deps = Pick<Services, "clock" | "ids">;

/** So many of the latest cards are replaced; an older one is refused when it is pressed. */
const mostCards = 200;

/**
 * A delegation has ended: the cards that were brought to its receiver in the giver's place say so. They are refused from
 * the same moment, whether they could be replaced or not.
 */
export async function refreshStandIn(
  { clock, ids }: Deps,
  records: Records,
  { id, agencyId, giverId, receiverId }: Delegation,
): Promise<void> {
  const which = { personId: receiverId, onBehalfOf: giverId };
  const documents = await records.deliveries.documentsOnBehalf(which, mostCards);
  const at = clock.now();
  const event = `delegation ${id}`;
  await records.outbox.add(
    documents.map((documentId) => ({
      id: ids.next(),
      agencyId,
      kind: "refreshCards",
      line: "cards",
      key: `refreshCards ${event} ${documentId}`,
      payload: { documentId, exceptEvent: event },
      createdAt: at,
      runAt: at,
    })),
  );
}

/** Those whose last day was yesterday; the same day looked at twice asks for nothing twice. Answers how many ended. */
export async function refreshEndedStandIns(deps: Deps & Pick<Services, "store">): Promise<number> {
  const yesterday = addDays(localDateOf(deps.clock.now()), -1);
  const ended = await deps.store.read.delegations.endedOn(yesterday);
  for (const delegation of ended)
    await deps.store.transaction((records) => refreshStandIn(deps, records, delegation));
  return ended.length;
}
