import { forStandIns } from "../../domain/notices/reasons.ts";
import { fold } from "../../domain/text/fold.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import type { Told } from "./told.ts";

interface About {
  readonly eventKey: string;
  readonly agencyId: string;
  /** Null: of no document, and so of any type. */
  readonly typeName: string | null;
  readonly actorId: string | null;
  readonly at: Date;
}

type ToStandIn = Pick<DeliveryRecord, "personId" | "onBehalfOf" | "eventKey" | "reason" | "assignmentId">;

/**
 * Who may act in the place of somebody who is told, on documents of this type, gets the card too (NĐ 30, Đ13.3): one for each
 * giver, so that it is clear in whose place it is answered. Whether their offices still fit is asked when it is brought. Who
 * is told the very same in their own name is not told twice.
 */
export async function toStandIns(
  records: Records,
  { eventKey, agencyId, typeName, actorId, at }: About,
  told: Told,
): Promise<ToStandIn[]> {
  const givers = new Map([...told].filter(([, { reason }]) => forStandIns.includes(reason)));
  if (givers.size === 0) return [];
  const held = await records.delegations.givenBy(agencyId, [...givers.keys()], localDateOf(at));
  const standIns = new Map<string, ToStandIn>();
  for (const { giverId, receiverId, types } of held) {
    const why = givers.get(giverId);
    const isInScope =
      types === null || typeName === null || types.some((type) => fold(type) === fold(typeName));
    if (why === undefined || !isInScope || receiverId === actorId) continue;
    const own = told.get(receiverId);
    if (own?.reason === why.reason && own.assignmentId === why.assignmentId) continue;
    const key = `${eventKey} ${giverId}`;
    standIns.set(`${receiverId} ${giverId}`, {
      ...why,
      personId: receiverId,
      onBehalfOf: giverId,
      eventKey: key,
    });
  }
  return [...standIns.values()];
}
