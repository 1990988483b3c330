import { announcementIn } from "../../domain/notices/announcement.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { OutboxRow } from "../../ports/records/outbox-records.ts";
import type { Records } from "../../ports/store.ts";

const notSent = { activityId: null, conversationId: null, shown: null } as const;

/**
 * What the outbox gives up on ends where it is written down, too: the person was not reached, or has not got the app. Else an
 * announcement would wait for them for ever. In the transaction that buries the row.
 */
export async function giveUp(
  { deliveries, reach }: Records,
  { kind, payload }: Pick<OutboxRow, "kind" | "payload">,
  reason: string,
  at: Date,
): Promise<void> {
  const why = `given up: ${reason}`;
  if (kind === "installApp") {
    const personId = String(payload["personId"]);
    await reach.saveInstallation({ personId, state: "refused", why, triedAt: at });
  }
  if (kind !== "deliverNotice" && kind !== "reachOtherwise") return;
  const delivery = await deliveries.get(String(payload["deliveryId"]));
  if (delivery?.outcome !== "pending") return;
  await deliveries.settle(delivery.id, { ...notSent, outcome: "failed", why, endedAt: at });
}

/** An administrator has it tried again: what was given up on waits once more, unless what it tells was ended meanwhile. */
export async function takeUpAgain(
  records: Records,
  { kind, payload }: Pick<OutboxRow, "kind" | "payload">,
): Promise<void> {
  if (kind !== "deliverNotice" && kind !== "reachOtherwise") return;
  const delivery = await records.deliveries.get(String(payload["deliveryId"]));
  if (delivery?.outcome !== "failed" || (await isEnded(records, delivery))) return;
  await records.deliveries.settle(delivery.id, { ...notSent, outcome: "pending", why: null, endedAt: null });
}

async function isEnded({ reach }: Records, { eventKey }: DeliveryRecord): Promise<boolean> {
  const id = announcementIn(eventKey);
  if (id === null) return false;
  return (await reach.announcement(id))?.state !== "sending";
}
