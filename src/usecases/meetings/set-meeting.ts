import type { MeetingInput, MeetingView } from "../../contract/meetings.ts";
import { isInvitation } from "../../domain/meetings/read-invitation.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { maySetMeeting } from "../../domain/policies/may-on-meeting.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { loadMatter } from "../routing/load-matter.ts";
import { readMeeting } from "./read-meeting.ts";

/** A course goes on for weeks; what is longer is a slip of the finger. */
const longestMs = 30 * 86_400_000;

/**
 * Settles when and where the meeting of an invitation is, so that clashes with others are seen. Throws
 * `meeting.ends-before`, `meeting.changed`.
 */
export async function setMeeting(
  deps: Pick<Services, "store" | "clock" | "ids" | "inPersonsName">,
  actor: Actor,
  documentId: string,
  input: MeetingInput,
): Promise<MeetingView> {
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
  await deps.store.transaction(async (records) => {
    const { document } = await loadMatter(records, actor, documentId);
    demand(maySetMeeting(actor, document.agencyId));
    if (!isInvitation(document.fields.typeName)) throw new RuleBroken("meeting.not-an-invitation");
    if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > longestMs)
      throw new RuleBroken("meeting.ends-before", { field: "endsAt" });
    const place = input.place === "" ? null : input.place;
    const at = deps.clock.now();
    const saved = await records.meetings.save(
      {
        documentId,
        agencyId: document.agencyId,
        startsAt,
        endsAt,
        place,
        setBy: actor.personId,
        setAt: at,
        version: (input.version ?? 0) + 1,
      },
      input.version,
    );
    if (!saved) throw new RuleBroken("meeting.changed");
    await records.audit.append(document.agencyId, [
      {
        id: deps.ids.next(),
        at,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "meeting.set",
        documentId,
        subjectId: null,
        data: { startsAt: input.startsAt, endsAt: input.endsAt, place },
      },
    ]);
  });
  return readMeeting(deps, actor, documentId);
}
