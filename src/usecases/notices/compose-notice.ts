import type { Notice } from "../../ports/messenger.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { ConversationRecord } from "../../ports/records/conversation-records.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import { identifyPerson } from "../people/identify-actor.ts";
import { accountNotice } from "./account-notice.ts";
import { announcementNotice } from "./announcement-notice.ts";
import { archiveNotice } from "./archive-notice.ts";
import { issuedNotice } from "./issued-notice.ts";
import { heldNotice } from "./held-notice.ts";
import { malwareNotice } from "./malware-notice.ts";
import { listWork } from "../work/list-work.ts";
import { leftWorkNotice } from "./left-work-notice.ts";
import { arrivedNotice, handOverNotice, rightsNotice } from "./office-notices.ts";
import { secrecyNotice } from "./secrecy-notice.ts";
import { isGuestReason } from "../../domain/notices/guest-reasons.ts";
import { guestNotice } from "./guest-notice.ts";
import { isDraftReason } from "../../domain/drafts/draft-reasons.ts";
import { draftNotice } from "./draft-notice.ts";
import { lostChannelNotice } from "./lost-channel-notice.ts";
import { standInNotice } from "./stand-in-notice.ts";
import { documentNotice } from "./document-notice.ts";

/**
 * The card as its reader may see the matter at this moment, not as it was when the delivery was written: somebody
 * who lost access meanwhile gets nothing (null) or, on a card that they have, that it is not theirs any more, and nobody
 * gets an act that is no longer possible.
 */
export async function composeNotice(
  deps: Pick<Services, "store" | "clock" | "archives">,
  delivery: DeliveryRecord,
  { language }: Pick<ConversationRecord, "language">,
): Promise<Notice | null> {
  const { personId, onBehalfOf, agencyId, documentId, assignmentId, reason, activityId } = delivery;
  if (isGuestReason(reason)) return guestNotice(deps, delivery, language);
  try {
    const actor = await identifyPerson(deps, { personId, agencyId, onBehalfOf: onBehalfOf ?? undefined });
    if (reason === "digest") {
      const work = await listWork(deps, actor, { bucket: "toHandle", limit: 10 });
      const on = localDateOf(deps.clock.now());
      return { kind: "digest", language, readerId: personId, readerName: actor.name, on, work };
    }
    if (reason === "standIn") return await standInNotice(deps, actor, delivery, language);
    if (reason === "channelLost") return await lostChannelNotice(deps.store.read, actor, delivery, language);
    if (reason === "announcement") return await announcementNotice(deps, actor, delivery, language);
    if (reason === "held") return await heldNotice(deps.store.read, delivery, language);
    if (reason === "archiveByHand") return await archiveNotice(deps.store.read, actor, delivery, language);
    if (reason === "accountFrozen") return await accountNotice(deps.store.read, actor, delivery, language);
    if (reason === "workHandedOver") return await handOverNotice(deps.store.read, actor, delivery, language);
    if (reason === "workLeft") return await leftWorkNotice(deps, actor, delivery, language);
    if (reason === "arrived") return await arrivedNotice(deps.store.read, actor, delivery, language);
    if (reason === "rightsAsked") return await rightsNotice(deps.store.read, actor, delivery, language);
    if (reason === "malwareFound") return await malwareNotice(deps.store.read, actor, delivery, language);
    if (reason === "secrecyFound") return await secrecyNotice(deps.store.read, actor, delivery, language);
    if (documentId === null) return null;
    if (reason === "issuedBad") return await issuedNotice(deps.store.read, actor, documentId, language);
    if (isDraftReason(reason))
      return await draftNotice(deps, actor, { draftId: documentId, reason, language });
    return await documentNotice(deps, actor, { documentId, assignmentId, reason, language });
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    if (onBehalfOf !== null && error.code === "access.delegation-over" && activityId !== null)
      return { kind: "standInOver", language, readerId: personId };
    const isTaken = error.code === "document.absent" && (reason === "released" || activityId !== null);
    return isTaken ? { kind: "notYours", language, readerId: personId } : null;
  }
}
