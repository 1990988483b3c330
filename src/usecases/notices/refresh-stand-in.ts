import type { Delegation } from "../../domain/people/delegation.ts";
import { addDays, localDateOf } from "../../domain/time/local-date.ts";
import { standInEvent } from "./begin-stand-in.ts";
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
  const row = { agencyId, line: "cards", createdAt: at, runAt: at } as const;
  await records.outbox.add(
    documents.map((documentId) => ({
      ...row,
      id: ids.next(),
      kind: "refreshCards",
      key: `refreshCards ${event} ${documentId}`,
      payload: { documentId, exceptEvent: event },
    })),
  );
  const first = { outcomes: ["sent"], after: null, limit: 1 } as const;
  const begun = await records.deliveries.ofEvent(standInEvent({ id }), first);
  await records.outbox.add(
    begun.map(({ id: deliveryId }) => ({
      ...row,
      id: ids.next(),
      kind: "refreshCard",
      key: `refreshCard ${event}`,
      payload: { deliveryId },
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
