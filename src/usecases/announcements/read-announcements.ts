import type {
  AnnouncementPerson,
  AnnouncementProgress,
  AnnouncementView,
} from "../../contract/announcements.ts";
import type { Page } from "../../contract/common.ts";
import { eventOf, type Announcement } from "../../domain/notices/announcement.ts";
import {
  deliveryOutcomes,
  outcomesOf,
  standingOf,
  type DeliveryStanding,
} from "../../domain/notices/delivery-outcome.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAnnounce, maySeeAnnouncements } from "../../domain/policies/may-announce.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { listsNow } from "../directory/recipient-lists.ts";

type Deps = Pick<Services, "store">;

const shown = 20;
const peopleShown = 100;

/** What was announced in the actor's agency, latest first, and how far each is. */
export async function listAnnouncements(
  { store }: Deps,
  actor: Actor,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<Page<AnnouncementView>> {
  demand(maySeeAnnouncements(actor, actor.agencyId));
  const found = await store.read.reach.announcements(actor.agencyId, {
    after: cursor ?? null,
    limit: shown,
  });
  const items: AnnouncementView[] = [];
  for (const one of found) items.push(await present({ store }, actor, one));
  return { items, next: found.length === shown ? (found.at(-1)?.id ?? null) : null };
}

/** One of them; throws `announcement.absent`. */
export async function readAnnouncement({ store }: Deps, actor: Actor, id: string): Promise<AnnouncementView> {
  return present({ store }, actor, await seen({ store }, actor, id));
}

/** Who stands so, by their ids, and why. */
export async function listAnnouncementPeople(
  { store }: Deps,
  actor: Actor,
  id: string,
  { standing, cursor }: { readonly standing: DeliveryStanding; readonly cursor?: string | undefined },
): Promise<Page<AnnouncementPerson>> {
  await seen({ store }, actor, id);
  const found = await store.read.deliveries.ofEvent(eventOf(id), {
    outcomes: outcomesOf(standing),
    after: cursor ?? null,
    limit: peopleShown,
  });
  return {
    items: found.map((it) => ({
      id: it.personId,
      name: it.personName,
      outcome: it.outcome,
      reason: it.why,
      mayHaveComeTwice: it.outcome === "sent" && it.attempts > it.answers,
    })),
    next: found.length === peopleShown ? (found.at(-1)?.personId ?? null) : null,
  };
}

async function seen({ store }: Deps, actor: Actor, id: string): Promise<Announcement> {
  demand(maySeeAnnouncements(actor, actor.agencyId));
  const found = await store.read.reach.announcement(id);
  if (found === null || found.agencyId !== actor.agencyId) throw new RuleBroken("announcement.absent");
  return found;
}

async function present({ store }: Deps, actor: Actor, it: Announcement): Promise<AnnouncementView> {
  const { read } = store;
  const names = await read.people.names([it.madeBy, ...(it.endedBy === null ? [] : [it.endedBy])]);
  const units = it.audience.everyone ? [] : await read.organisation.nodesById(it.audience.unitIds);
  const chosen = it.audience.everyone ? [] : it.audience.listIds;
  const lists = chosen.length === 0 ? [] : await listsNow(read, it.agencyId, it.madeAt);
  return {
    id: it.id,
    title: it.title,
    body: it.body,
    priority: it.priority,
    documentId: it.documentId,
    to: {
      everyone: it.audience.everyone,
      units: units.map(({ name }) => name),
      lists: lists.filter((list) => chosen.includes(list.id)).map(({ name }) => name),
      people: it.audience.everyone ? 0 : it.audience.personIds.length,
    },
    recipients: it.recipients,
    state: it.state,
    by: names.get(it.madeBy) ?? "",
    at: it.madeAt.toISOString(),
    endedBy: it.endedBy === null ? null : (names.get(it.endedBy) ?? ""),
    endedAt: it.endedAt?.toISOString() ?? null,
    version: it.version,
    progress: await progressOf(read, it),
    mayEnd: mayAnnounce(actor, it.agencyId).allowed,
  };
}

/** Together they are all recipients: for whom no delivery is written yet, it waits, or will never be. */
export async function progressOf(
  { deliveries }: Records,
  { id, recipients, state }: Announcement,
): Promise<AnnouncementProgress> {
  const outcomes = await deliveries.progress(eventOf(id));
  const progress = { waiting: 0, sent: 0, otherwise: 0, notReached: 0, cancelled: 0, recalled: 0 };
  let written = 0;
  for (const outcome of deliveryOutcomes) {
    const count = outcomes[outcome] ?? 0;
    progress[standingOf(outcome)] += count;
    written += count;
  }
  progress[state === "sending" ? "waiting" : "cancelled"] += Math.max(0, recipients - written);
  return progress;
}
