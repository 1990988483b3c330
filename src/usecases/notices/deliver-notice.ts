import { isOpen } from "../../domain/routing/assignment.ts";
import { lastOfRow } from "../../ports/instance.ts";
import type { Notice, SendOutcome } from "../../ports/messenger.ts";
import type { ConversationRecord } from "../../ports/records/conversation-records.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { composeNotice } from "./compose-notice.ts";
import type { Handled } from "./handled.ts";
import { notYet } from "./hold-notice.ts";

export type NoticeDeps = Pick<Services, "store" | "clock" | "ids" | "archives" | "messenger" | "outreach">;

/** What a row of the outbox says of a delivery; `priority` as of documents. */
export interface ToDeliver {
  readonly deliveryId: string;
  readonly priority?: number | undefined;
}

const done: Handled = { kind: "done" };

/**
 * Brings one card to one person and writes down how it went. Whom no card reaches is reached otherwise where the
 * deployment can (`reach-otherwise.ts`); a person who cannot be reached is an outcome in the ledger, not a failure of
 * the job: the bot cannot make anybody install it.
 */
export async function deliverNotice(
  deps: NoticeDeps,
  { deliveryId, priority = 0 }: ToDeliver,
): Promise<Handled> {
  const { read } = deps.store;
  const delivery = await read.deliveries.get(deliveryId);
  // Over before, and the worker died before it could say so: sending again would tell the person twice.
  if (delivery === null || delivery.outcome !== "pending") return done;
  const wait = await notYet(deps, delivery, priority);
  if (wait !== null) return wait;
  const conversation = await read.conversations.ofPerson(delivery.personId);
  if (conversation === null || conversation.state === "removed") {
    return notByCard(deps, delivery, { kind: "notInstalled", reason: "no conversation" });
  }
  const notice = await composeNotice(deps, delivery, conversation);
  if (notice === null || isLateReminder(delivery, notice)) return cancel(deps, delivery);
  const known = await resolveDoubt(deps, delivery, { conversation, notice });
  if (known !== null) return known;
  const outcome = await sending(deps, delivery, { conversation, notice });
  return outcome === null ? done : afterSending(deps, delivery, { conversation, notice, outcome });
}

/** Stopped while it waited for its turn. */
class NotWanted extends Error {}

/** Null: nothing was sent, for nobody wants it any more. */
async function sending(
  { store, messenger }: NoticeDeps,
  { id }: DeliveryRecord,
  { conversation, notice }: Told,
): Promise<SendOutcome | null> {
  const begin = async (): Promise<void> => {
    if (!(await store.transaction(({ deliveries }) => deliveries.begin(id)))) throw new NotWanted();
  };
  try {
    return await messenger.send(conversation, notice, { mark: id, begin });
  } catch (error) {
    if (error instanceof NotWanted) return null;
    throw error;
  }
}

/** Nobody needs it any more. */
export async function cancel(
  deps: Pick<Services, "store" | "clock">,
  { id }: DeliveryRecord,
): Promise<Handled> {
  await deps.store.transaction(
    ({ deliveries }) =>
      deliveries.settle(id, {
        outcome: "cancelled",
        why: "no longer concerned",
        activityId: null,
        conversationId: null,
        shown: null,
        endedAt: deps.clock.now(),
      }),
    lastOfRow,
  );
  return done;
}

interface Told {
  readonly conversation: ConversationRecord;
  readonly notice: Notice;
}

/** So long a chat may take to show what came into it. */
const shownAfterMs = 15_000;

function inDoubt({ outreach }: NoticeDeps, outcome: Extract<SendOutcome, { kind: "retry" }>): Handled {
  return outreach.readBack === null
    ? outcome
    : { ...outcome, afterMs: Math.max(outcome.afterMs ?? 0, shownAfterMs) };
}

/**
 * An attempt was begun of which nobody knows how it ended: Teams did not answer, or the server died. Where the chat may be
 * read, it says whether the card is there. Null: the card is sent; where one may be there, the ledger goes on saying so.
 */
async function resolveDoubt(deps: NoticeDeps, delivery: DeliveryRecord, told: Told): Promise<Handled | null> {
  const { store, outreach } = deps;
  const unknown = delivery.attempts - delivery.answers;
  if (unknown <= 0 || outreach.readBack === null) return null;
  const person = await store.read.people.person(delivery.personId);
  if (person === null || person.directoryId === null) return null;
  const found = await outreach.readBack(person.directoryId, delivery.id);
  if (found.kind === "retry") return { kind: "retry", afterMs: found.afterMs, reason: found.reason };
  if (found.kind !== "there") return null;
  const { activityId, times } = found;
  return cameThrough(deps, delivery, { ...told, activityId, answers: unknown - (times - 1) });
}

/** `answers`: of so many attempts it is known by now how they ended. */
async function cameThrough(
  { store, clock, messenger }: NoticeDeps,
  { id }: DeliveryRecord,
  { conversation, notice, activityId, answers }: Told & { activityId: string; answers: number },
): Promise<Handled> {
  const shown = await messenger.shownOf(notice);
  const { conversationId } = conversation;
  const endedAt = clock.now();
  const ended = { outcome: "sent", why: null, activityId, conversationId, shown, endedAt } as const;
  await store.transaction(({ deliveries }) => deliveries.settle(id, ended, answers), lastOfRow);
  return done;
}

async function afterSending(
  deps: NoticeDeps,
  delivery: DeliveryRecord,
  { conversation, notice, outcome }: Told & { readonly outcome: SendOutcome },
): Promise<Handled> {
  switch (outcome.kind) {
    case "later":
      return outcome;
    case "retry": {
      if (outcome.inDoubt === true) return inDoubt(deps, outcome);
      await deps.store.transaction(({ deliveries }) => deliveries.markAnswered(delivery.id));
      return outcome;
    }
    case "sent":
      return cameThrough(deps, delivery, {
        conversation,
        notice,
        activityId: outcome.activityId,
        answers: 1,
      });
    case "blocked":
    case "notInstalled":
    case "failed":
      return notByCard(deps, delivery, outcome, 1);
  }
}

type NoCard = Extract<SendOutcome, { kind: "blocked" | "notInstalled" | "failed" }>;

/** The next way, where there is one; else this is how it ended. */
async function notByCard(
  deps: NoticeDeps,
  delivery: DeliveryRecord,
  { kind: outcome, reason: why }: NoCard,
  answers = 0,
): Promise<Handled> {
  const { ids, clock, outreach } = deps;
  const at = clock.now();
  const hasOtherWay = outreach.feed !== null || outreach.mail !== null || outreach.install !== null;
  const isOver = !hasOtherWay;
  const write = async ({ deliveries, conversations, outbox }: Records): Promise<void> => {
    const [activityId, conversationId, shown] = [null, null, null];
    const ended = { why, activityId, conversationId, shown, endedAt: isOver ? at : null };
    await deliveries.settle(delivery.id, { ...ended, outcome: isOver ? outcome : "pending" }, answers);
    if (outcome === "blocked") await conversations.mark(delivery.personId, "blocked", at);
    if (isOver) return;
    await outbox.add([
      {
        id: ids.next(),
        agencyId: delivery.agencyId,
        kind: "reachOtherwise",
        key: `reachOtherwise ${delivery.id} ${delivery.attempts}`,
        line: "graph",
        payload: { deliveryId: delivery.id, outcome, why },
        createdAt: at,
        runAt: at,
      },
    ]);
  };
  await deps.store.transaction(write, lastOfRow);
  return done;
}

/** Nobody is reminded of what has ended since the reminder was written down. */
function isLateReminder({ reason, assignmentId }: DeliveryRecord, notice: Notice): boolean {
  if (notice.kind !== "document" || !reason.startsWith("reminder")) return false;
  const assignment = notice.detail.slip.assignments.find(({ id }) => id === assignmentId);
  return assignment !== undefined && !isOpen(assignment);
}
