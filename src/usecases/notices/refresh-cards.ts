import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import { composeNotice } from "./compose-notice.ts";
import type { Handled, NoticeDeps } from "./deliver-notice.ts";

/**
 * Replaces every card about the document that is out, so that nobody acts on a state that is gone. `exceptEvent`: the
 * cards of the change itself are new already. A card that cannot be replaced is left: pressed, it shows the present.
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

async function refresh(
  deps: NoticeDeps,
  card: DeliveryRecord,
): Promise<{ afterMs: number | null; reason: string } | null> {
  const conversation = await deps.store.read.conversations.ofPerson(card.personId);
  const isThere = conversation?.state === "active" && conversation.conversationId === card.conversationId;
  if (!isThere || card.activityId === null) return null;
  const notice = await composeNotice(deps, card, conversation);
  if (notice === null) return null;
  const outcome = await deps.messenger.update(conversation, card.activityId, notice);
  return outcome.kind === "retry" ? { afterMs: outcome.afterMs, reason: outcome.reason } : null;
}
