import type { MeetingView } from "../../contract/meetings.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { isInvitation, readInvitation, type MeetingProposal } from "../../domain/meetings/read-invitation.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { maySetMeeting } from "../../domain/policies/may-on-meeting.ts";
import { isOpen } from "../../domain/routing/assignment.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Meeting } from "../../ports/records/meeting-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { peopleAt } from "../notices/tell-people.ts";
import { loadMatter, type ReadableMatter } from "../routing/load-matter.ts";

/** More at one time than anybody could choose among. */
const mostClashes = 10;
/** Time and place stand on the first page. */
const mostLines = 120;

/**
 * The meeting of a registered invitation (R42): what somebody settled, else what its paper says; who is to go; and what
 * else is at that time. Throws `document.absent`, `meeting.not-an-invitation`.
 */
export async function readMeeting(
  { store, clock, inPersonsName }: Pick<Services, "store" | "clock" | "inPersonsName">,
  actor: Actor,
  documentId: string,
): Promise<MeetingView> {
  const { read } = store;
  const matter = await loadMatter(read, actor, documentId);
  const { document } = matter;
  if (!isInvitation(document.fields.typeName)) throw new RuleBroken("meeting.not-an-invitation");
  const meeting = await read.meetings.of(documentId);
  const proposal = await proposedBy(read, matter);
  const at = meeting ?? proposal;
  const event = await read.meetings.eventOf(documentId);
  const named = [meeting?.setBy, event?.personId].filter((id) => id !== undefined);
  const names = await read.people.names(named);
  return {
    meeting:
      meeting === null
        ? null
        : { ...timeOf(meeting), setBy: names.get(meeting.setBy) ?? "", version: meeting.version },
    proposal: proposal === null ? null : timeOf(proposal),
    participants: await participantsOf(read, matter, clock.now()),
    clashes: at === null ? [] : await clashesOf(read, actor, documentId, at),
    maySet: maySetMeeting(actor, document.agencyId).allowed,
    calendar: inPersonsName.calendar === null ? "none" : "graph",
    event:
      event === null
        ? null
        : {
            by: names.get(event.personId) ?? "",
            isMine: event.personId === actor.personId,
            at: event.putAt.toISOString(),
            link: event.personId === actor.personId ? event.link : null,
            isCurrent: event.shownVersion === meeting?.version,
          },
  };
}

const timeOf = ({ startsAt, endsAt, place }: MeetingProposal) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  place,
});

/** What the paper says; null where that was not read. */
export async function proposedBy(
  read: Records,
  { document }: ReadableMatter,
): Promise<MeetingProposal | null> {
  for (const { lines } of await read.texts.ofDocuments([document.id])) {
    const proposal = readInvitation(lines.slice(0, mostLines), document.fields.issuedDate);
    if (proposal !== null) return proposal;
  }
  return null;
}

/** The leader to whom it was submitted and those on the slip who are not done. */
export async function participantsOf(
  read: Records,
  { document, slip }: ReadableMatter,
  at: Date,
): Promise<MeetingView["participants"]> {
  const ids = new Set(document.submittedTo === null ? [] : [document.submittedTo]);
  for (const { assignee } of slip.assignments.filter(isOpen)) {
    for (const id of await peopleAt(read, document.agencyId, assignee, at)) ids.add(id);
  }
  const people = await Promise.all([...ids].map((id) => read.people.person(id)));
  return people.flatMap((it) => (it === null ? [] : { name: it.fullName, email: it.email }));
}

async function clashesOf(
  read: Records,
  actor: Actor,
  documentId: string,
  time: Pick<Meeting, "startsAt" | "endsAt">,
): Promise<MeetingView["clashes"]> {
  const meetings = await read.meetings.during(actor.agencyId, time, mostClashes + 1);
  const clashes: MeetingView["clashes"] = [];
  for (const meeting of meetings.filter((it) => it.documentId !== documentId).slice(0, mostClashes)) {
    const document = await readable(read, actor, meeting.documentId);
    if (document === null) continue;
    const { codeNumber, codeNotation, abstract } = document.fields;
    clashes.push({
      ...timeOf(meeting),
      documentId: document.id,
      symbol: joinSymbol(codeNumber, codeNotation),
      abstract,
    });
  }
  return clashes;
}

async function readable(read: Records, actor: Actor, id: string): Promise<IncomingDocument | null> {
  try {
    return (await loadMatter(read, actor, id)).document;
  } catch (error) {
    if (error instanceof RuleBroken) return null;
    throw error;
  }
}
