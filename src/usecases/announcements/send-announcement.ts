import type { AnnouncementInput, AnnouncementView } from "../../contract/announcements.ts";
import type { Announcement } from "../../domain/notices/announcement.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAnnounce } from "../../domain/policies/may-announce.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange } from "../administration/record-change.ts";
import { readIncoming } from "../incoming/read-incoming.ts";
import { readAnnouncement } from "./read-announcements.ts";
import { resolveAudience } from "./resolve-audience.ts";
import { spreadRow } from "./spread-announcement.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/**
 * Announces something to many people of the actor's agency; a job spreads it. Throws `announcement.nobody`,
 * `announcement.audience-changed` where it would reach others than the preview told, `document.absent` for a document
 * that the actor may not read. Sent again with the same key, it is the same announcement.
 */
export async function sendAnnouncement(
  deps: Deps,
  actor: Actor,
  input: AnnouncementInput,
): Promise<AnnouncementView> {
  demand(mayAnnounce(actor, actor.agencyId));
  if (input.documentId !== null) await readIncoming(deps, actor, input.documentId);
  await deps.store.transaction(async (records) => {
    const known = await records.reach.announcement(input.key);
    // Somebody else's key is no reason to show what they announced.
    if (known !== null && known.madeBy !== actor.personId) throw new RuleBroken("announcement.absent");
    if (known === null) await announce(deps, records, actor, input);
  });
  return readAnnouncement(deps, actor, input.key);
}

async function announce(
  deps: Deps,
  records: Records,
  actor: Actor,
  { key: id, title, body, priority, documentId, audience, expected }: AnnouncementInput,
): Promise<void> {
  const at = deps.clock.now();
  const { agencyId } = actor;
  const people = await resolveAudience(records, agencyId, audience, at);
  if (people.length === 0) throw new RuleBroken("announcement.nobody", { field: "audience" });
  if (people.length !== expected)
    throw new RuleBroken("announcement.audience-changed", { params: { count: people.length } });
  const announcement: Announcement = {
    id,
    agencyId,
    title,
    body,
    priority,
    documentId,
    audience,
    recipients: people.length,
    state: "sending",
    madeBy: actor.personId,
    onBehalfOf: actor.onBehalfOf?.personId ?? null,
    madeAt: at,
    endedBy: null,
    endedAt: null,
    version: 1,
  };
  await records.reach.addAnnouncement(announcement);
  await records.outbox.add([spreadRow(deps, announcement, null)]);
  await recordChange(deps, records, actor, {
    action: "announcement.sent",
    subjectId: id,
    data: { title, priority, recipients: people.length, documentId },
  });
}
