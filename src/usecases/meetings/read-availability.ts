import type { AvailabilityView } from "../../contract/meetings.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { maySetMeeting } from "../../domain/policies/may-on-meeting.ts";
import { isInvitation } from "../../domain/meetings/read-invitation.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Availability, PersonsProof, TimeSpan } from "../../ports/in-persons-name.ts";
import type { Services } from "../../ports/services.ts";
import { loadMatter } from "../routing/load-matter.ts";
import { participantsOf, proposedBy } from "./read-meeting.ts";

/**
 * Who of those that are to go is busy at the time of the meeting, as the calendar of who asks may see it. Throws
 * `graph.not-here`, `meeting.not-settled` and what the calendar throws.
 */
export async function readAvailability(
  { store: { read }, clock, inPersonsName }: Pick<Services, "store" | "clock" | "inPersonsName">,
  actor: Actor,
  proof: PersonsProof | null,
  documentId: string,
): Promise<AvailabilityView> {
  const { calendar } = inPersonsName;
  if (calendar === null || proof === null) throw new RuleBroken("graph.not-here");
  const matter = await loadMatter(read, actor, documentId);
  demand(maySetMeeting(actor, matter.document.agencyId));
  if (!isInvitation(matter.document.fields.typeName)) throw new RuleBroken("meeting.not-an-invitation");
  const time = (await read.meetings.of(documentId)) ?? (await proposedBy(read, matter));
  if (time === null) throw new RuleBroken("meeting.not-settled");
  const people = (await participantsOf(read, matter, clock.now())).filter(({ email }) => email !== "");
  const addresses = people.map(({ email }) => email);
  const seen = people.length === 0 ? [] : await calendar.busy(proof, addresses, time);
  const event = await read.meetings.eventOf(documentId);
  const organiser = event === null ? null : await read.people.person(event.personId);
  return {
    people: people.map(({ name, email }, i) => {
      const found = seen[i] ?? { state: "unknown" };
      // What was drafted of this meeting is no clash with it.
      const besides = email === organiser?.email ? time : null;
      return { name, email, isUnknown: found.state === "unknown", busy: busyOf(found, besides) };
    }),
  };
}

function busyOf(found: Availability, besides: TimeSpan | null): AvailabilityView["people"][number]["busy"] {
  if (found.state === "unknown") return [];
  return found.busy
    .filter(({ startsAt, endsAt }) => !(same(startsAt, besides?.startsAt) && same(endsAt, besides?.endsAt)))
    .map(({ kind, startsAt, endsAt }) => ({
      kind,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
}

const same = (a: Date, b: Date | undefined): boolean => a.getTime() === b?.getTime();
