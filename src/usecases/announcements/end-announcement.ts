import type { AnnouncementView } from "../../contract/announcements.ts";
import { eventOf, type Announcement } from "../../domain/notices/announcement.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAnnounce } from "../../domain/policies/may-announce.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { NewOutboxRow } from "../../ports/records/outbox-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange } from "../administration/record-change.ts";
import { progressOf, readAnnouncement } from "./read-announcements.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/** Of one person's announcements, the latest. */
const mostLookedAt = 200;
/** What was on its way to Teams when it was taken back has arrived, or not, by then. */
const onItsWayMs = 90_000;

/** Who has not got it yet gets it no more; who has it keeps it. Throws `announcement.over`, `announcement.changed`. */
export function cancelAnnouncement(
  deps: Deps,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
): Promise<AnnouncementView> {
  return end(deps, actor, { id, to: "cancelled", version });
}

/** Takes it back: nobody gets it any more, and the cards that were sent say so. After a cancellation, too. */
export function recallAnnouncement(
  deps: Deps,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
): Promise<AnnouncementView> {
  return end(deps, actor, { id, to: "recalled", version });
}

interface End {
  readonly id: string;
  readonly to: "cancelled" | "recalled";
  readonly version: number;
}

async function end(deps: Deps, actor: Actor, { id, to, version }: End): Promise<AnnouncementView> {
  demand(mayAnnounce(actor, actor.agencyId));
  await deps.store.transaction(async (records) => {
    const announcement = await records.reach.announcement(id);
    if (announcement === null || announcement.agencyId !== actor.agencyId)
      throw new RuleBroken("announcement.absent");
    const isOver =
      announcement.state === "recalled" || (to === "cancelled" && announcement.state !== "sending");
    if (isOver) throw new RuleBroken("announcement.over");
    if (!(await endIn(deps, records, actor, { ...announcement, version }, to)))
      throw new RuleBroken("announcement.changed");
  });
  return readAnnouncement(deps, actor, id);
}

/** Stops what this person announces and has not reached everybody yet; how many. */
export async function stopAnnouncementsOf(
  deps: Deps,
  records: Records,
  actor: Actor,
  madeBy: string,
): Promise<number> {
  let stopped = 0;
  for (const one of await records.reach.announcementsOf(madeBy, mostLookedAt)) {
    if ((await progressOf(records, one)).waiting === 0) continue;
    // Who spreads it may have written down the number of recipients meanwhile.
    const ends =
      (await endIn(deps, records, actor, one, "cancelled")) ||
      (await endIn(deps, records, actor, (await records.reach.announcement(one.id)) ?? one, "cancelled"));
    if (ends) stopped += 1;
  }
  return stopped;
}

/** False where its version is another by now. */
async function endIn(
  deps: Deps,
  records: Records,
  actor: Actor,
  announcement: Announcement,
  to: End["to"],
): Promise<boolean> {
  const at = deps.clock.now();
  const { id, title, version, agencyId } = announcement;
  const ended = { ...announcement, state: to, endedBy: actor.personId, endedAt: at };
  if (!(await records.reach.saveAnnouncement(ended, version))) return false;
  await records.deliveries.cancelPending(eventOf(id), at);
  if (to === "recalled") await records.outbox.add(recallRows(deps, announcement, at));
  const change = { action: `announcement.${to}`, subjectId: id, data: { title } } as const;
  await recordChange(deps, records, { ...actor, agencyId }, change);
  return true;
}

/** Twice: the second time for what arrived after the first. */
function recallRows({ ids }: Deps, { id, agencyId }: Announcement, at: Date): NewOutboxRow[] {
  return [0, onItsWayMs].map((ms, round) => ({
    id: ids.next(),
    agencyId,
    kind: "recallAnnouncement",
    key: `recallAnnouncement ${id} ${round} `,
    line: "work",
    payload: { announcementId: id, afterId: null, round },
    createdAt: at,
    runAt: new Date(at.getTime() + ms),
  }));
}
