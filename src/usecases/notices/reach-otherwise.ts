import { isGuestReason } from "../../domain/notices/guest-reasons.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Person } from "../../domain/people/person.ts";
import type { OtherWords } from "../../ports/messenger.ts";
import type { ReachOutcome } from "../../ports/outreach.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { composeNotice } from "./compose-notice.ts";
import { cancel, type NoticeDeps } from "./deliver-notice.ts";
import type { Handled } from "./handled.ts";
import { installApp, mayTryInstalling } from "./install-app.ts";

/** Why no card came through, as the card's attempt left it. */
export interface NotByCard {
  readonly deliveryId: string;
  readonly outcome: "blocked" | "notInstalled" | "failed";
  readonly why: string;
}

/** So long the bot may take to meet a person for whom the app was just installed. */
const meetingMs = 15_000;

const done: Handled = { kind: "done" };

/**
 * A person whom no card reached, by the next way that works: the app is installed for them and the card tried again;
 * the activity feed; an e-mail, where the agency wants that. Where none does, the ledger keeps why each did not. Who acts for an
 * agency outside is sent the e-mail at once: Teams puts no app into a guest's place (docs/guests.md).
 */
export async function reachOtherwise(deps: NoticeDeps, row: NotByCard): Promise<Handled> {
  const { read } = deps.store;
  const delivery = await read.deliveries.get(row.deliveryId);
  if (delivery === null || delivery.outcome !== "pending") return done;
  const person = await read.people.person(delivery.personId);
  if (person === null) return cancel(deps, delivery);
  const mayInstall = row.outcome === "notInstalled" && !isGuestReason(delivery.reason);
  const isNew = mayInstall && (await mayTryInstalling(deps, person));
  if (isNew) {
    const installed = await installApp(deps, { personId: person.id });
    if (installed.kind === "retry") return installed;
    if (installed.kind === "installed") return tryCardAgain(deps, delivery);
  }
  const conversation = await read.conversations.ofPerson(person.id);
  const notice = await composeNotice(deps, delivery, { language: conversation?.language ?? "vi" });
  if (notice === null) return cancel(deps, delivery);
  return byFeedOrMail(deps, { delivery, person, row, words: await deps.messenger.otherWordsOf(notice) });
}

interface Unreached {
  readonly delivery: DeliveryRecord;
  readonly person: Person;
  readonly row: NotByCard;
  readonly words: OtherWords;
}

async function byFeedOrMail(deps: NoticeDeps, unreached: Unreached): Promise<Handled> {
  const { delivery, person, row, words } = unreached;
  const { feed, mail } = deps.outreach;
  const reasons = [row.why];
  if (feed !== null && person.directoryId !== null && !isGuestReason(delivery.reason)) {
    const { directoryId } = person;
    const outcome = await tell(deps, delivery, () => feed(directoryId, words.feed));
    if (outcome.kind === "retry") return outcome;
    if (outcome.kind === "reached") return settle(deps, delivery, "feed", row.why);
    reasons.push(`feed ${outcome.reason}`);
  }
  if (mail !== null && person.email !== "" && (await wantsMail(deps, delivery))) {
    const outcome = await tell(deps, delivery, () => mail(person.email, words.letter));
    if (outcome.kind === "retry") return outcome;
    if (outcome.kind === "reached") return settle(deps, delivery, "mailed", reasons.join("; "));
    reasons.push(`mail ${outcome.reason}`);
  }
  return settle(deps, delivery, row.outcome, reasons.join("; "));
}

/** One attempt, counted before it begins: whoever takes over sees that it may have come through. */
async function tell(
  { store }: NoticeDeps,
  { id }: DeliveryRecord,
  call: () => Promise<ReachOutcome>,
): Promise<ReachOutcome> {
  await store.transaction(({ deliveries }) => deliveries.begin(id));
  const outcome = await call();
  if (outcome.kind !== "retry" || outcome.inDoubt !== true)
    await store.transaction(({ deliveries }) => deliveries.markAnswered(id));
  return outcome;
}

async function wantsMail({ store, clock }: NoticeDeps, { agencyId }: DeliveryRecord): Promise<boolean> {
  const rules = await loadAgencyRules(store.read, agencyId, localDateOf(clock.now()));
  return rules.reach.mail;
}

/** The app has just been put there: the bot meets the person, and the card is tried once more. */
async function tryCardAgain(
  { store, ids, clock }: NoticeDeps,
  { id, agencyId }: DeliveryRecord,
): Promise<Handled> {
  const at = clock.now();
  await store.transaction(({ outbox }) =>
    outbox.add([
      {
        id: ids.next(),
        agencyId,
        kind: "deliverNotice",
        key: `deliverNotice ${id} installed`,
        line: "cards",
        payload: { deliveryId: id },
        createdAt: at,
        runAt: new Date(at.getTime() + meetingMs),
      },
    ]),
  );
  return done;
}

async function settle(
  { store, clock }: NoticeDeps,
  { id }: DeliveryRecord,
  outcome: "feed" | "mailed" | NotByCard["outcome"],
  why: string,
): Promise<Handled> {
  const endedAt = clock.now();
  const [activityId, conversationId, shown] = [null, null, null];
  await store.transaction(({ deliveries }) =>
    deliveries.settle(id, { outcome, why, activityId, conversationId, shown, endedAt }),
  );
  return done;
}
