import { localDateOf } from "../../domain/time/local-date.ts";
import type { UnitChannel } from "../../ports/records/channel-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addDeliveries } from "../notices/tell-people.ts";

type Deps = Pick<Services, "ids">;

/** By the version of the link in which it was lost: each loss is told once. */
const lossEvent = ({ id, version }: Pick<UnitChannel, "id" | "version">): string =>
  `channelLost ${id} ${version}`;

const mostCards = 50;

/** A channel was lost, as `lost` says: a card to each administrator of the agency. */
export async function tellOfLoss(deps: Deps, records: Records, lost: UnitChannel, at: Date): Promise<void> {
  const { agencyId } = lost;
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const administrators = appointed.filter(({ role }) => role === "administrator");
  await addDeliveries(
    deps,
    records,
    { eventKey: lossEvent(lost), agencyId, documentId: null, actorId: null, at },
    new Map(administrators.map(({ personId }) => [personId, { reason: "channelLost", assignmentId: null }])),
  );
}

/** A channel that was lost works again, or is nobody's any more: the cards about it say so. */
export async function tellOfReturn(
  { ids }: Deps,
  records: Records,
  lost: UnitChannel,
  at: Date,
): Promise<void> {
  const sent = { outcomes: ["sent"], after: null, limit: mostCards } as const;
  const cards = await records.deliveries.ofEvent(lossEvent(lost), sent);
  await records.outbox.add(
    cards.map(({ id: deliveryId, agencyId }) => ({
      id: ids.next(),
      agencyId,
      kind: "refreshCard",
      line: "cards",
      key: `refreshCard ${deliveryId} found`,
      payload: { deliveryId },
      createdAt: at,
      runAt: at,
    })),
  );
}
