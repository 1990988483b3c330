import type { AnnouncementView } from "../../contract/announcements.ts";
import { eventOf, type Announcement } from "../../domain/notices/announcement.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAnnounce } from "../../domain/policies/may-announce.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { NewOutboxRow } from "../../ports/records/outbox-records.ts";
import type { Services } from "../../ports/services.ts";
import { recordChange } from "../administration/record-change.ts";
import { readAnnouncement } from "./read-announcements.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

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
  const at = deps.clock.now();
  await deps.store.transaction(async (records) => {
    const announcement = await records.reach.announcement(id);
    if (announcement === null || announcement.agencyId !== actor.agencyId)
      throw new RuleBroken("announcement.absent");
    const isOver =
      announcement.state === "recalled" || (to === "cancelled" && announcement.state !== "sending");
    if (isOver) throw new RuleBroken("announcement.over");
    const ended = { ...announcement, state: to, endedBy: actor.personId, endedAt: at };
    if (!(await records.reach.saveAnnouncement(ended, version))) throw new RuleBroken("announcement.changed");
    await records.deliveries.cancelPending(eventOf(id), at);
    if (to === "recalled") await records.outbox.add(recallRows(deps, announcement, at));
    await recordChange(deps, records, actor, {
      action: `announcement.${to}`,
      subjectId: id,
      data: { title: announcement.title },
    });
  });
  return readAnnouncement(deps, actor, id);
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
