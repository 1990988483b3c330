import { eventOf } from "../../src/domain/notices/announcement.ts";
import { deliveryOutcomes } from "../../src/domain/notices/delivery-outcome.ts";
import type { Store } from "../../src/ports/store.ts";
import type { NamedDelivery } from "../../src/ports/records/delivery-records.ts";
import { readAnnouncement } from "../../src/usecases/announcements/read-announcements.ts";
import { sendAnnouncement } from "../../src/usecases/announcements/send-announcement.ts";
import type { ChatState } from "../support/teams-model.ts";
import type { ReachFleet } from "./reach-fleet.ts";

/** Every twentieth turned the bot off, every twenty-fifth removed it, every fiftieth never met it. */
export const everyKindOfChat = (n: number): ChatState | null =>
  n % 20 === 3 ? "blocked" : n % 25 === 4 ? "gone" : n % 50 === 6 ? null : "open";

export interface ReachRun {
  readonly milliseconds: number;
  /** Of processor, all servers together. */
  readonly processorMs: number;
  readonly found: readonly NamedDelivery[];
  /** Chats in which the card came more than once. */
  readonly twice: readonly string[];
  /** Of these, whose line in the ledger does not say so. */
  readonly notCounted: readonly string[];
  /** Of these, in which Teams itself lost the answer. */
  readonly byTeams: readonly string[];
}

/** Announces something to everybody; two servers send it, and each is killed when its part of the cards has come. */
export async function announceToAll(fleet: ReachFleet, mostMs: number): Promise<ReachRun> {
  const { services, clerk, people, teams } = fleet;
  const key = services.ids.next();
  await fleet.serve("one");
  await fleet.serve("two");
  const [begun, usedBefore] = [fleet.steady(), fleet.processorMs()];
  await sendAnnouncement(services, clerk, {
    key,
    title: "Diễn tập phòng cháy",
    body: "15 giờ chiều nay.",
    priority: 0,
    documentId: null,
    audience: { everyone: true, unitIds: [], personIds: [], listIds: [] },
    expected: people.length,
  });
  for (const [name, part] of [
    ["one", 1 / 3],
    ["two", 2 / 3],
  ] as const) {
    await fleet.until(() => teams.arrived.size >= people.length * 0.85 * part, mostMs);
    await fleet.kill(name);
    await fleet.serve(`${name} again`);
  }
  // Counted only when the cards have come: a count of 20,000 lines ten times a second takes from the servers.
  const isOver = async (): Promise<boolean> =>
    teams.arrived.size >= people.length * 0.85 &&
    (await readAnnouncement(services, clerk, key)).progress.waiting === 0;
  await fleet.until(isOver, mostMs);
  const milliseconds = fleet.steady() - begun;
  const processorMs = fleet.processorMs() - usedBefore;

  const found = await deliveriesOf(fleet.store, key);
  const doubtful = new Set(found.filter((it) => it.attempts > it.answers).map((it) => `a:${it.personId}`));
  const twice = [...teams.arrived].filter(([, times]) => times > 1).map(([chat]) => chat);
  return {
    milliseconds,
    processorMs,
    found,
    twice,
    notCounted: twice.filter((chat) => !doubtful.has(chat)),
    byTeams: twice.filter((chat) => teams.hidden.includes(chat)),
  };
}

/** How an announcement stands with each of its recipients. */
export async function deliveriesOf({ read }: Store, announcementId: string): Promise<NamedDelivery[]> {
  const event = eventOf(announcementId);
  const all: NamedDelivery[] = [];
  const limit = 1_000;
  for (let after: string | null = null; ;) {
    const page = await read.deliveries.ofEvent(event, { outcomes: deliveryOutcomes, after, limit });
    all.push(...page);
    after = page.at(-1)?.personId ?? null;
    if (page.length < limit) return all;
  }
}
