import { isOpen } from "../../domain/routing/assignment.ts";
import type { Notice, SendOutcome } from "../../ports/messenger.ts";
import type { DeliveryOutcome, DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import { composeNotice } from "./compose-notice.ts";

/** What the outbox does with a row: it is over, it is tried again later, or a person must look at it. */
export type Handled =
  | { readonly kind: "done" }
  | { readonly kind: "retry"; readonly afterMs: number | null; readonly reason: string }
  | { readonly kind: "dead"; readonly reason: string };

export type NoticeDeps = Pick<Services, "store" | "clock" | "messenger">;

const done: Handled = { kind: "done" };

/**
 * Brings one card to one person and writes down how it went. A person who cannot be reached is an outcome in the
 * ledger, not a failure of the job: the bot cannot make anybody install it.
 */
export async function deliverNotice(
  deps: NoticeDeps,
  { deliveryId }: { deliveryId: string },
): Promise<Handled> {
  const delivery = await deps.store.read.deliveries.get(deliveryId);
  // Sent before, and the worker died before it could say so: sending again would tell the person twice.
  if (delivery === null || delivery.outcome === "sent") return done;
  const conversation = await deps.store.read.conversations.ofPerson(delivery.personId);
  if (conversation === null || conversation.state === "removed") {
    return settle(deps, delivery, { kind: "notInstalled", reason: "no conversation" });
  }
  const notice = await composeNotice(deps, delivery, conversation);
  if (notice === null || isLateReminder(delivery, notice)) {
    return settle(deps, delivery, { kind: "failed", reason: "no longer concerned" });
  }
  const outcome = await deps.messenger.send(conversation, notice);
  if (outcome.kind === "retry") {
    return { kind: "retry", afterMs: outcome.afterMs, reason: outcome.reason };
  }
  const shown = await deps.messenger.shownOf(notice);
  return settle(deps, delivery, outcome, { conversationId: conversation.conversationId, shown });
}

async function settle(
  deps: NoticeDeps,
  delivery: DeliveryRecord,
  outcome: Exclude<SendOutcome, { kind: "retry" }>,
  { conversationId, shown }: Pick<DeliveryRecord, "conversationId" | "shown"> = {
    conversationId: null,
    shown: null,
  },
): Promise<Handled> {
  const at = deps.clock.now();
  const result: DeliveryOutcome = outcome.kind;
  await deps.store.transaction(async (records) => {
    await records.deliveries.settle(delivery.id, {
      outcome: result,
      why: outcome.kind === "sent" ? null : outcome.reason,
      activityId: outcome.kind === "sent" ? outcome.activityId : null,
      conversationId,
      shown,
      endedAt: at,
    });
    if (outcome.kind === "blocked") await records.conversations.mark(delivery.personId, "blocked", at);
  });
  return done;
}

/** Nobody is reminded of what has ended since the reminder was written down. */
function isLateReminder({ reason, assignmentId }: DeliveryRecord, notice: Notice): boolean {
  if (notice.kind !== "document" || !reason.startsWith("reminder")) return false;
  const assignment = notice.detail.slip.assignments.find(({ id }) => id === assignmentId);
  return assignment !== undefined && !isOpen(assignment);
}
