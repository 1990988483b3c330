import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import { composeNotice } from "./compose-notice.ts";
import type { NoticeDeps } from "./deliver-notice.ts";
import type { Handled } from "./handled.ts";

/**
 * Replaces the cards about the document whose readers would see something else by now, so that nobody acts on a state
 * that is gone. Replacing a card closes the form that is open on it, so one that still says the same is left alone:
 * that of who pressed a button and was answered, and that of whom the change does not concern. `exceptEvent`: the cards
 * of the change itself are new already. A card that cannot be replaced is left: pressed, it shows the present.
 */
export async function refreshCards(
  deps: NoticeDeps,
  { documentId, exceptEvent }: { documentId: string; exceptEvent: string },
): Promise<Handled> {
  const cards = await deps.store.read.deliveries.cardsAbout(documentId);
  let waits: { afterMs: number | null; reason: string } | null = null;
  for (const card of cards.filter(({ eventKey }) => eventKey !== exceptEvent)) {
    const retry = await refresh(deps, card);
    waits ??= retry;
  }
  return waits === null ? { kind: "done" } : { kind: "retry", ...waits };
}

/** One card that is about no document, or about many. */
export async function refreshCard(
  deps: NoticeDeps,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Handled> {
  const card = await deps.store.read.deliveries.get(deliveryId);
  const waits = card && (await refresh(deps, card));
  return waits === null ? { kind: "done" } : { kind: "retry", ...waits };
}

async function refresh(
  deps: NoticeDeps,
  card: DeliveryRecord,
): Promise<{ afterMs: number | null; reason: string } | null> {
  const conversation = await deps.store.read.conversations.ofPerson(card.personId);
  const isThere = conversation?.state === "active" && conversation.conversationId === card.conversationId;
  if (!isThere || card.activityId === null) return null;
  const notice = await composeNotice(deps, card, conversation);
  if (notice === null) return null;
  const shown = await deps.messenger.shownOf(notice);
  if (shown === card.shown) return null;
  const outcome = await deps.messenger.update(conversation, card.activityId, notice);
  if (outcome.kind === "retry") return { afterMs: outcome.afterMs, reason: outcome.reason };
  if (outcome.kind === "sent")
    await deps.store.transaction((records) => records.deliveries.markShown(card.id, shown));
  return null;
}
