import type { Notice } from "../../src/ports/messenger.ts";
import { arrivedCard, handedOverCard, leftWorkCard, rightsCard } from "./office-cards.ts";
import { accountCard } from "./account-card.ts";
import { announcementCard, recalledCard } from "./announcement-card.ts";
import { archiveCard } from "./archive-card.ts";
import type { Rendered } from "./card.ts";
import { digestCard } from "./digest-card.ts";
import { draftCard } from "./draft-card.ts";
import { documentCard } from "./document-card.ts";
import { guestCard } from "./guest-card.ts";
import { heldCard } from "./held-card.ts";
import { issuedCard } from "./issued-card.ts";
import { malwareCard } from "./malware-card.ts";
import { notYoursCard, standInOverCard } from "./not-yours-card.ts";
import { sealedCard } from "./sealed-card.ts";
import { secrecyCard } from "./secrecy-card.ts";
import { lostChannelCard } from "./lost-channel-card.ts";
import { standInCard } from "./stand-in-card.ts";
import type { CardContext } from "./document-notice.ts";

/** The card of a notice and the one sentence that stands for it. */
export function renderNotice(notice: Notice, context: CardContext): Rendered {
  if (notice.kind === "accountFrozen") return accountCard(notice);
  if (notice.kind === "workHandedOver") return handedOverCard(notice, context);
  if (notice.kind === "guest") return guestCard(notice, context);
  if (notice.kind === "workLeft") return leftWorkCard(notice, context);
  if (notice.kind === "arrived") return arrivedCard(notice, context);
  if (notice.kind === "rightsAsked") return rightsCard(notice);
  if (notice.kind === "announcement") return announcementCard(notice, context);
  if (notice.kind === "recalled") return recalledCard(notice);
  if (notice.kind === "held") return heldCard(notice, context);
  if (notice.kind === "archive") return archiveCard(notice);
  if (notice.kind === "draft") return draftCard(notice, context);
  if (notice.kind === "issued") return issuedCard(notice, context);
  if (notice.kind === "malware") return malwareCard(notice);
  if (notice.kind === "channelLost") return lostChannelCard(notice);
  if (notice.kind === "standIn") return standInCard(notice, context);
  if (notice.kind === "standInOver") return standInOverCard(notice);
  if (notice.kind === "notYours") return notYoursCard(notice);
  if (notice.kind === "sealed") return sealedCard(notice);
  if (notice.kind === "secrecy") return secrecyCard(notice);
  return notice.kind === "document" ? documentCard(notice, context) : digestCard(notice, context);
}
