import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { nameOf } from "../channels/link-channel.ts";

/**
 * That nothing can be posted in a unit's channel: for an administrator. Null where that was over before it was told; a card
 * that is out already says that it is over.
 */
export async function lostChannelNotice(
  read: Records,
  actor: Actor,
  { eventKey, activityId }: Pick<DeliveryRecord, "eventKey" | "activityId">,
  language: Language,
): Promise<Notice | null> {
  const [, linkId = ""] = eventKey.split(" ");
  const link = await read.channels.get(linkId);
  if (link === null || !mayAdminister(actor, link.agencyId).allowed) return null;
  const isLost = link.state === "lost" && link.endedAt === null;
  if (!isLost && activityId === null) return null;
  const [unit] = await read.organisation.nodesById([link.unitId]);
  const [unitName, channelName] = [unit?.name ?? "…", nameOf(link)];
  return { kind: "channelLost", language, readerId: actor.personId, unitName, channelName, isLost };
}
