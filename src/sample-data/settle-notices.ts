import type { Services } from "../ports/services.ts";

const worker = "sample-data";
const gateway = "Teams: 502 Bad Gateway";
/** As often, and as long, as the job tries before it gives up. */
const attempts = 30;
const hoursOfAttempts = 5 * 3_600_000;

/**
 * Ends what the stories left in the outbox: nobody had the app installed then, and nobody wants weeks of cards at once.
 * One is left as a dead letter, so that its page has something to show.
 */
export async function settleNotices({ store }: Pick<Services, "store">, now: Date): Promise<void> {
  await store.transaction(async ({ outbox, deliveries }) => {
    let unsent: string | null = null;
    for (let row = await outbox.claim(worker, now); row !== null;) {
      const { id, kind, payload, createdAt } = row;
      const at = new Date(createdAt.getTime() + 2_000);
      if (kind === "refreshCards" && (unsent === null || unsent === id)) {
        unsent = id;
        // As the job does it: again and again, and only then given up.
        if (row.attempts < attempts) await outbox.retryLater(id, worker, createdAt, gateway);
        else await outbox.bury(id, worker, new Date(at.getTime() + hoursOfAttempts), gateway);
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
