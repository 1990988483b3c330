import { createHash } from "node:crypto";
import type { EventDone, EventInput } from "../../contract/meetings.ts";
import type { AuditAction } from "../../domain/audit/audit-entry.ts";
import { isInvitation } from "../../domain/meetings/read-invitation.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { maySetMeeting } from "../../domain/policies/may-on-meeting.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import {
  mostPapersBytes,
  type CalendarEntry,
  type EventTime,
  type Paper,
  type PersonsCalendar,
  type PersonsProof,
} from "../../ports/in-persons-name.ts";
import type { Meeting, MeetingEvent } from "../../ports/records/meeting-records.ts";
import type { Services } from "../../ports/services.ts";
import { readFile } from "../files/read-file.ts";
import { loadMatter, type ReadableMatter } from "../routing/load-matter.ts";
import { participantsOf, readMeeting } from "./read-meeting.ts";

type Deps = Parameters<typeof readFile>[0] & Pick<Services, "inPersonsName">;

/** What the person's calendar is asked with. */
interface Asking {
  readonly calendar: PersonsCalendar;
  readonly proof: PersonsProof;
}

interface Settled {
  readonly matter: ReadableMatter;
  readonly meeting: Meeting;
  /** What was drafted of it before. */
  readonly known: MeetingEvent | null;
}

/**
 * Puts the settled meeting of an invitation into the calendar of who asks, as a draft that they send themselves; asked
 * again, brings it up to date. An invitation has one event, however often and by however many it is asked for. Throws
 * `graph.not-here`, `meeting.not-settled`, `meeting.drafted-by-another`, `meeting.sent-already` and what the calendar throws.
 */
export async function putOnCalendar(
  deps: Deps,
  actor: Actor,
  proof: PersonsProof | null,
  documentId: string,
  input: EventInput,
): Promise<EventDone> {
  const { calendar } = deps.inPersonsName;
  if (calendar === null || proof === null) throw new RuleBroken("graph.not-here");
  const asking = { calendar, proof };
  const settled = await load(deps, actor, documentId);
  const time = await timeOf(deps, actor, settled);
  const entry = await bringUpToDate(asking, actor, settled, { ...input, time });
  await keep(deps, actor, settled, entry, asking);
  const leftOut = input.withPapers ? await attachPapers(deps, actor, asking, documentId, entry) : [];
  return { meeting: await readMeeting(deps, actor, documentId), leftOut };
}

async function load({ store: { read } }: Deps, actor: Actor, documentId: string): Promise<Settled> {
  const matter = await loadMatter(read, actor, documentId);
  const { document } = matter;
  demand(maySetMeeting(actor, document.agencyId));
  if (!isInvitation(document.fields.typeName)) throw new RuleBroken("meeting.not-an-invitation");
  const meeting = await read.meetings.of(documentId);
  if (meeting === null) throw new RuleBroken("meeting.not-settled");
  const known = await read.meetings.eventOf(documentId);
  if (known !== null && known.personId !== actor.personId) throw await draftedBy(read, known);
  return { matter, meeting, known };
}

async function draftedBy(read: Services["store"]["read"], { personId }: MeetingEvent): Promise<RuleBroken> {
  const name = (await read.people.names([personId])).get(personId) ?? "";
  return new RuleBroken("meeting.drafted-by-another", { params: { name } });
}

/** Who organises it is not invited. */
async function timeOf(
  { store: { read }, clock }: Deps,
  actor: Actor,
  { matter, meeting }: Settled,
): Promise<EventTime> {
  const own = (await read.people.person(actor.personId))?.email.toLowerCase();
  const { startsAt, endsAt, place } = meeting;
  const all = await participantsOf(read, matter, clock.now());
  return {
    startsAt,
    endsAt,
    place,
    participants: all.filter(({ email }) => email !== "" && email.toLowerCase() !== own),
  };
}

async function bringUpToDate(
  { calendar, proof }: Asking,
  actor: Actor,
  { matter: { document }, meeting, known }: Settled,
  { time, text, alsoSent }: EventInput & { readonly time: EventTime },
): Promise<CalendarEntry> {
  if (known !== null) {
    const now = await calendar.look(proof, known.eventId);
    if (now !== null && known.shownVersion === meeting.version) return now;
    if (now?.isSent === true && !alsoSent) throw new RuleBroken("meeting.sent-already");
    const changed = now === null ? null : await calendar.change(proof, known.eventId, time);
    if (changed !== null) return changed;
  }
  // Nobody else's call, and no second one of this person, makes another event of it; unless they deleted the first.
  const transaction = uuidOf([document.id, actor.personId, known?.eventId ?? ""].join(" "));
  return calendar.draft(proof, { ...time, transaction, title: document.fields.abstract, text });
}

function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

async function keep(
  deps: Deps,
  actor: Actor,
  { matter: { document }, meeting, known }: Settled,
  { id: eventId, link }: CalendarEntry,
  { calendar, proof }: Asking,
): Promise<void> {
  if (known?.eventId === eventId && known.shownVersion === meeting.version) return;
  const at = deps.clock.now();
  const { id: documentId, agencyId } = document;
  const { personId } = actor;
  const shown = { documentId, agencyId, personId, eventId, link, shownVersion: meeting.version, putAt: at };
  const action: AuditAction = known?.eventId === eventId ? "meeting.updated" : "meeting.drafted";
  const isKept = await deps.store.transaction(async (records) => {
    if (!(await records.meetings.saveEvent(shown, known?.eventId ?? null))) return false;
    const onBehalfOf = actor.onBehalfOf?.personId ?? null;
    const entry = {
      id: deps.ids.next(),
      at,
      actorId: personId,
      onBehalfOf,
      action,
      documentId,
      subjectId: null,
    };
    await records.audit.append(agencyId, [{ ...entry, data: { eventId } }]);
    return true;
  });
  if (isKept) return;
  const first = await deps.store.read.meetings.eventOf(documentId);
  // Two clicks at once are one event; of two people the second takes theirs back.
  if (first === null || first.eventId === eventId) return;
  await calendar.remove(proof, eventId);
  throw await draftedBy(deps.store.read, first);
}

/** Hangs the files on the event that are not there yet; answers those for which it has no room. */
async function attachPapers(
  deps: Deps,
  actor: Actor,
  { calendar, proof }: Asking,
  documentId: string,
  { id: eventId }: CalendarEntry,
): Promise<string[]> {
  const there = new Set(await calendar.papers(proof, eventId));
  const files = await deps.store.read.files.ofDocument(documentId);
  const leftOut: string[] = [];
  let room = mostPapersBytes;
  for (const { name, size } of files) if (there.has(name)) room -= size;
  for (const { id, name, size } of files.filter((it) => !there.has(it.name))) {
    const hangs = size <= room && (await calendar.attach(proof, eventId, await paperOf(deps, actor, id)));
    if (hangs) room -= size;
    else leftOut.push(name);
  }
  return leftOut;
}

async function paperOf(deps: Deps, actor: Actor, fileId: string): Promise<Paper> {
  const original = await readFile(deps, actor, fileId);
  const pieces: Uint8Array[] = [];
  for await (const piece of original.whole()) pieces.push(piece);
  const { name, mediaType } = original.file;
  return { name, mediaType, bytes: Buffer.concat(pieces) };
}
