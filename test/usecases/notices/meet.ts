import type { Actor } from "../../../src/domain/people/actor.ts";
import type { DeliveryRecord } from "../../../src/ports/records/delivery-records.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { refreshAfterMs } from "../../../src/usecases/notices/tell-people.ts";
import { refreshCard, refreshCards } from "../../../src/usecases/notices/refresh-cards.ts";
import { rememberConversation } from "../../../src/usecases/notices/remember-conversation.ts";
import type { AgencyAtWork } from "../../support/agency-at-work.ts";

/** The bot meets people; the fixture's people have their own id in the directory too. */
export async function meet({ services }: AgencyAtWork, ...people: readonly Actor[]): Promise<void> {
  for (const { personId } of people) {
    await rememberConversation(services, {
      directoryId: personId,
      tenantId: "tenant",
      teamsUserId: `29:${personId}`,
      conversationId: `conversation of ${personId}`,
      serviceUrl: "https://teams.example/",
      botId: "28:bot",
    });
  }
}

export async function deliveries({ services, agency }: AgencyAtWork): Promise<DeliveryRecord[]> {
  return services.store.read.deliveries.list(agency.id, { after: null, limit: 1000 });
}

/** Does all that the outbox asks for, until the cards are brought up to date too; answers what was tried again later. */
export async function runOutbox({ services, clock }: AgencyAtWork): Promise<string[]> {
  const later: string[] = [];
  const { store } = services;
  for (;;) {
    const now = new Date(clock.now().getTime() + refreshAfterMs);
    const row = await store.transaction(({ outbox }) => outbox.claim("test", now));
    if (row === null) return later;
    const { payload } = row;
    const ofCard = { deliveryId: String(payload["deliveryId"]) };
    const ofCards = {
      documentId: String(payload["documentId"]),
      exceptEvent: String(payload["exceptEvent"]),
    };
    const handled =
      row.kind === "deliverNotice"
        ? await deliverNotice(services, ofCard)
        : row.kind === "refreshCard"
          ? await refreshCard(services, ofCard)
          : await refreshCards(services, ofCards);
    if (handled.kind === "done") await store.transaction(({ outbox }) => outbox.finish(row.id, "test", now));
    else {
      const reason = "reason" in handled ? handled.reason : handled.kind;
      const again = new Date(now.getTime() + 60_000);
      await store.transaction(({ outbox }) => outbox.retryLater(row.id, "test", again, reason));
      later.push(`${row.kind}: ${reason}`);
    }
  }
}
