import { eventOf, type Announcement } from "../../domain/notices/announcement.ts";
import type { NewOutboxRow } from "../../ports/records/outbox-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Handled } from "../notices/handled.ts";
import { newDeliveries } from "../notices/tell-people.ts";
import { resolveAudience } from "./resolve-audience.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/** So many recipients in one transaction: others write between two of them. */
const portion = 500;

/** Asks for a delivery for each recipient whose id comes after `afterId`, a portion at a time. */
export function spreadRow(
  { ids, clock }: Pick<Deps, "ids" | "clock">,
  { id, agencyId, priority }: Announcement,
  afterId: string | null,
): NewOutboxRow {
  const at = clock.now();
  return {
    id: ids.next(),
    agencyId,
    kind: "spreadAnnouncement",
    key: `spreadAnnouncement ${id} ${afterId ?? ""}`,
    line: priority >= 3 ? "urgent" : "work",
    payload: { announcementId: id, afterId },
    createdAt: at,
    runAt: at,
  };
}

/** Writes the deliveries of one portion and asks for the next, all or nothing: a server that dies leaves no gap. */
export async function spreadAnnouncement(
  deps: Deps,
  { announcementId, afterId }: { readonly announcementId: string; readonly afterId: string | null },
): Promise<Handled> {
  const { store, clock } = deps;
  await store.transaction(async (records) => {
    const announcement = await records.reach.announcement(announcementId);
    if (announcement?.state !== "sending") return;
    const { agencyId, audience, madeAt, priority } = announcement;
    // As they were when it was made: the number that was confirmed.
    const everybody = await resolveAudience(records, agencyId, audience, madeAt);
    const people = everybody.filter((id) => afterId === null || id > afterId).slice(0, portion);
    const happening = {
      eventKey: eventOf(announcementId),
      agencyId,
      documentId: null,
      actorId: null,
      at: clock.now(),
      announced: priority,
    };
    const told = people.map((id) => [id, { reason: "announcement" as const, assignmentId: null }] as const);
    await newDeliveries(deps, records, happening, new Map(told));
    const last = people.at(-1);
    if (last !== undefined && last !== everybody.at(-1))
      await records.outbox.add([spreadRow(deps, announcement, last)]);
    else if (everybody.length !== announcement.recipients)
      await records.reach.saveAnnouncement(
        { ...announcement, recipients: everybody.length },
        announcement.version,
      );
  });
  return { kind: "done" };
}
