import type { Services } from "../ports/services.ts";

const worker = "sample-data";

/**
 * Ends what the stories left in the outbox: nobody had the app installed then, and nobody wants weeks of cards at once.
 * One is left as a dead letter, so that its page has something to show.
 */
export async function settleNotices({ store }: Pick<Services, "store">, now: Date): Promise<void> {
  await store.transaction(async ({ outbox, deliveries }) => {
    let isFirst = true;
    for (let row = await outbox.claim(worker, now); row !== null;) {
      const { id, kind, payload, createdAt } = row;
      const at = new Date(createdAt.getTime() + 2_000);
      if (kind === "refreshCards" && isFirst) {
        isFirst = false;
        await outbox.bury(id, worker, at, "Teams: 502 Bad Gateway");
      } else {
        if (kind === "deliverNotice")
          await deliveries.settle(String(payload["deliveryId"]), {
            outcome: "notInstalled",
            why: "no conversation",
            activityId: null,
            conversationId: null,
            shown: null,
            endedAt: at,
          });
        await outbox.finish(id, worker, at);
      }
      row = await outbox.claim(worker, now);
    }
  });
}
