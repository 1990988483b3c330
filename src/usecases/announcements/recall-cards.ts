import { eventOf } from "../../domain/notices/announcement.ts";
import type { Services } from "../../ports/services.ts";
import { composeNotice } from "../notices/compose-notice.ts";
import type { Handled } from "../notices/handled.ts";

const done: Handled = { kind: "done" };
const portion = 500;

/** Asks for every card that was sent of the announcement to be taken back, a portion at a time. */
export async function recallCards(
  { store, clock, ids }: Pick<Services, "store" | "clock" | "ids">,
  row: { readonly announcementId: string; readonly afterId: string | null; readonly round: number },
): Promise<Handled> {
  const { announcementId, afterId, round } = row;
  await store.transaction(async ({ reach, deliveries, outbox }) => {
    const announcement = await reach.announcement(announcementId);
    if (announcement === null) return;
    const at = clock.now();
    const { agencyId } = announcement;
    const common = { agencyId, createdAt: at, runAt: at };
    const filter = { outcomes: ["sent"] as const, after: afterId, limit: portion };
    const sent = await deliveries.ofEvent(eventOf(announcementId), filter);
    await outbox.add(
      sent.map(({ id }) => ({
        ...common,
        id: ids.next(),
        kind: "recallNotice" as const,
        key: `recallNotice ${id}`,
        line: "cards" as const,
        payload: { deliveryId: id },
      })),
    );
    const last = sent.at(-1)?.personId;
    if (last === undefined || sent.length < portion) return;
    await outbox.add([
      {
        ...common,
        id: ids.next(),
        kind: "recallAnnouncement",
        key: `recallAnnouncement ${announcementId} ${round} ${last}`,
        payload: { announcementId, afterId: last, round },
      },
    ]);
  });
  return done;
}

/** Puts the word that it was taken back in the card's place; a card that cannot be replaced keeps the reason. */
export async function recallCard(
  deps: Pick<Services, "store" | "clock" | "archives" | "messenger">,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Handled> {
  const delivery = await deps.store.read.deliveries.get(deliveryId);
  if (delivery?.outcome !== "sent" || delivery.activityId === null) return done;
  const conversation = await deps.store.read.conversations.ofPerson(delivery.personId);
  const isThere = conversation?.state === "active" && conversation.conversationId === delivery.conversationId;
  const notice = isThere ? await composeNotice(deps, delivery, conversation) : null;
  if (!isThere || notice === null) return settle(deps, deliveryId, "not taken back: no conversation");
  const outcome = await deps.messenger.update(conversation, delivery.activityId, notice);
  if (outcome.kind === "retry" || outcome.kind === "later") return outcome;
  return settle(deps, deliveryId, outcome.kind === "sent" ? null : `not taken back: ${outcome.reason}`);
}

async function settle(
  { store }: Pick<Services, "store">,
  deliveryId: string,
  why: string | null,
): Promise<Handled> {
  await store.transaction(({ deliveries }) => deliveries.markRecalled(deliveryId, why));
  return done;
}
