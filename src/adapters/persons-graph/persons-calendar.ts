import type {
  Attendee,
  DateTimeTimeZone,
  Event,
  FileAttachment,
  ScheduleItem,
} from "@microsoft/microsoft-graph-types";
import { z } from "zod";
import { localDateOf, localTimeOf } from "../../domain/time/local-date.ts";
import type {
  Availability,
  Busy,
  CalendarEntry,
  EventTime,
  EventToDraft,
  Paper,
  PersonsCalendar,
  TimeSpan,
} from "../../ports/in-persons-name.ts";
import type { Graph } from "../archive/sharepoint/graph.ts";
import { openBytesHost, type BytesHost } from "../archive/sharepoint/bytes-host.ts";
import { isRefused, orNull } from "../archive/sharepoint/graph-refused.ts";
import type { TransferTuning } from "../archive/sharepoint/settings.ts";
import { attachInParts } from "./attach-in-parts.ts";
import { personsTuning, type AsPerson } from "./persons-graph.ts";

/** The least with which Graph makes an event in the calendar of who asks, and tells who is busy (`getSchedule`). */
export const calendarPermissions = ["Calendars.ReadWrite"];

/** Windows' name of +07:00, which Exchange understands. */
const timeZone = "SE Asia Standard Time";
const inUtc = { prefer: 'outlook.timezone="UTC"' };
/** Graph takes so many addresses in one question. */
const mostAddresses = 20;

/** By Graph, `/me/events` and `/me/calendar/getSchedule`. */
export function personsCalendar(asPerson: AsPerson, tuning: TransferTuning = personsTuning): PersonsCalendar {
  const host = openBytesHost(tuning);
  const inCalendar = <T>(proof: Parameters<AsPerson>[0], work: (graph: Graph) => Promise<T>) =>
    asPerson(proof, calendarPermissions, work);
  return {
    draft: (proof, event) => inCalendar(proof, (graph) => draft(graph, event)),
    look: (proof, id) => inCalendar(proof, (graph) => look(graph, id)),
    change: (proof, id, to) => inCalendar(proof, (graph) => change(graph, id, to)),
    remove: (proof, id) => inCalendar(proof, (graph) => remove(graph, id)),
    papers: (proof, id) => inCalendar(proof, (graph) => papers(graph, id)),
    attach: (proof, id, paper) => inCalendar(proof, (graph) => attach(graph, host, id, paper)),
    busy: (proof, addresses, time) => inCalendar(proof, (graph) => busy(graph, addresses, time)),
  };
}

const entry = z.object({
  id: z.string(),
  webLink: z.string().nullish(),
  isDraft: z.boolean().nullish(),
  attendees: z
    .array(z.looseObject({ emailAddress: z.looseObject({ address: z.string().nullish() }).nullish() }))
    .nullish(),
});
const fields = "id,webLink,isDraft,attendees";

function asEntry({ id, webLink, isDraft }: z.infer<typeof entry>): CalendarEntry {
  return { id, link: webLink ?? null, isSent: isDraft !== true };
}

const eventPath = (id: string): string => `/me/events/${encodeURIComponent(id)}`;

/** Graph answers a second question with one `transactionId` with the event of the first, so it may be repeated. */
async function draft(graph: Graph, event: EventToDraft): Promise<CalendarEntry> {
  const json = {
    subject: event.title,
    body: { contentType: "text", content: event.text },
    ...timeOf(event),
    attendees: event.participants.map(asAttendee),
    transactionId: event.transaction,
    isDraft: true,
  } satisfies Event;
  const { body } = await graph.call({ method: "POST", path: "/me/events", units: 2, json });
  return asEntry(entry.parse(body));
}

async function look(graph: Graph, id: string): Promise<CalendarEntry | null> {
  const answer = await orNull(graph.call({ path: `${eventPath(id)}?$select=${fields}` }));
  return answer === null ? null : asEntry(entry.parse(answer.body));
}

/** Whom the person has invited besides stays invited. */
async function change(graph: Graph, id: string, to: EventTime): Promise<CalendarEntry | null> {
  const now = await orNull(graph.call({ path: `${eventPath(id)}?$select=${fields}` }));
  if (now === null) return null;
  const { attendees } = entry.parse(now.body);
  const known = new Set((attendees ?? []).map((it) => it.emailAddress?.address?.toLowerCase()));
  const added = to.participants.filter(({ email }) => !known.has(email.toLowerCase())).map(asAttendee);
  const json = {
    ...timeOf(to),
    ...(added.length === 0 ? {} : { attendees: [...(attendees ?? []), ...added] }),
  };
  const answer = await orNull(graph.call({ method: "PATCH", path: eventPath(id), units: 2, json }));
  return answer === null ? null : asEntry(entry.parse(answer.body));
}

async function remove(graph: Graph, id: string): Promise<void> {
  await orNull(graph.call({ method: "DELETE", path: eventPath(id), units: 2 }));
}

function timeOf({ startsAt, endsAt, place }: Omit<EventTime, "participants">) {
  return {
    start: local(startsAt),
    end: local(endsAt),
    location: { displayName: place ?? "" },
  } satisfies Event;
}

function local(at: Date): DateTimeTimeZone & { readonly dateTime: string } {
  return { dateTime: `${localDateOf(at)}T${localTimeOf(at)}:00`, timeZone };
}

function asAttendee({ name, email: address }: EventTime["participants"][number]): Attendee {
  return { emailAddress: { name, address }, type: "required" };
}

const attachments = z.object({ value: z.array(z.object({ name: z.string().nullish() })) });

async function papers(graph: Graph, id: string): Promise<readonly string[]> {
  const { body } = await graph.call({ path: `${eventPath(id)}/attachments?$select=name`, units: 2 });
  return attachments.parse(body).value.flatMap(({ name }) => name ?? []);
}

/** A single call takes what is smaller; what is larger goes by an upload session, which takes nothing smaller. */
const singleCallBytes = 3 * 1024 * 1024;

async function attach(graph: Graph, host: BytesHost, id: string, paper: Paper): Promise<boolean> {
  try {
    const path = `${eventPath(id)}/attachments`;
    await (paper.bytes.length < singleCallBytes
      ? attachWhole(graph, path, paper)
      : attachInParts({ graph, host }, path, paper));
    return true;
  } catch (error) {
    if (isRefused(error, 413)) return false;
    throw error;
  }
}

async function attachWhole(graph: Graph, path: string, { name, mediaType, bytes }: Paper): Promise<void> {
  const file = { name, contentType: mediaType } satisfies FileAttachment;
  await graph.call({
    method: "POST",
    path,
    units: 2,
    json: {
      "@odata.type": "#microsoft.graph.fileAttachment",
      ...file,
      contentBytes: bytes.toString("base64"),
    },
    // Sent twice it would hang there twice; the next click looks first.
    isRepeatable: false,
  });
}

const instant = z.object({ dateTime: z.string() }).transform(({ dateTime }) => new Date(`${dateTime}Z`));
const schedules = z.object({
  value: z.array(
    z.object({
      scheduleId: z.string(),
      error: z.unknown().optional(),
      scheduleItems: z
        .array(z.object({ status: z.string().nullish(), start: instant, end: instant }))
        .nullish(),
    }),
  ),
});

/** The subjects that Graph tells with it are left where they are: who is busy is all that is asked. */
async function busy(graph: Graph, addresses: readonly string[], time: TimeSpan): Promise<Availability[]> {
  const seen = new Map<string, Availability>();
  for (let at = 0; at < addresses.length; at += mostAddresses) {
    const asked = addresses.slice(at, at + mostAddresses);
    const json = { schedules: asked, startTime: utc(time.startsAt), endTime: utc(time.endsAt) };
    const path = "/me/calendar/getSchedule";
    const { body } = await graph.call({ method: "POST", path, units: 2, json, headers: inUtc });
    for (const one of schedules.parse(body).value)
      seen.set(one.scheduleId.toLowerCase(), availabilityOf(one, time));
  }
  return addresses.map((address) => seen.get(address.toLowerCase()) ?? { state: "unknown" });
}

function utc(at: Date): DateTimeTimeZone {
  return { dateTime: at.toISOString().slice(0, 19), timeZone: "UTC" };
}

const kinds: Readonly<Partial<Record<NonNullable<ScheduleItem["status"]>, Busy["kind"]>>> = {
  busy: "busy",
  tentative: "tentative",
  oof: "away",
  workingElsewhere: "elsewhere",
};

function availabilityOf(
  { error, scheduleItems }: z.infer<typeof schedules>["value"][number],
  { startsAt, endsAt }: TimeSpan,
): Availability {
  if ((error !== undefined && error !== null) || scheduleItems === undefined || scheduleItems === null)
    return { state: "unknown" };
  const found = scheduleItems.flatMap(({ status, start, end }): Busy[] => {
    const kind = Object.entries(kinds).find(([word]) => word.toLowerCase() === status?.toLowerCase())?.[1];
    const isThen = start < endsAt && end > startsAt;
    return kind === undefined || !isThen ? [] : [{ kind, startsAt: start, endsAt: end }];
  });
  return { state: "seen", busy: found };
}
